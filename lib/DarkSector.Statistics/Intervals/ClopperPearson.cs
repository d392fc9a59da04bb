using MathNet.Numerics.Distributions;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>Confidence intervals of an efficiency: some of a number of trials pass.</summary>
/// <remarks>C. J. Clopper and E. S. Pearson, Biometrika 26, 404 (1934): covers at least with the confidence asked for, whatever the efficiency.
/// Use this for efficiencies near 0 or 1, where sqrt(e (1 - e)/n) vanishes.</remarks>
public static class ClopperPearson
{
    /// <summary>Confidence of one standard deviation, 68.27 %.</summary>
    public const double OneSigma = 0.682689492137086;

    /// <summary>The central interval: quantiles of Beta(k, n - k + 1) and Beta(k + 1, n - k).</summary>
    /// <param name="passed">Number that passes, 0 to <paramref name="total"/>; an effective number may be a fraction.</param>
    /// <param name="total">Number of trials, above 0.</param>
    /// <param name="confidence">Probability content in (0, 1).</param>
    public static (double Low, double High) Interval(double passed, double total, double confidence = OneSigma)
    {
        if (!(total > 0) || !double.IsFinite(total))
            throw new ArgumentOutOfRangeException(nameof(total), Invariant($"total = {total}; an efficiency needs a finite number of trials above 0."));
        if (!(passed >= 0 && passed <= total))
            throw new ArgumentOutOfRangeException(nameof(passed), Invariant($"passed = {passed} of {total}; it lies between 0 and the number of trials."));
        if (confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), Invariant($"confidence = {confidence}; it lies between 0 and 1, as 0.9 for 90 %."));
        var tail = (1 - confidence) / 2;
        return (passed == 0 ? 0 : Beta.InvCDF(passed, total - passed + 1, tail),
            passed == total ? 1 : Beta.InvCDF(passed + 1, total - passed, 1 - tail));
    }

    /// <summary>Efficiency with its central interval.</summary>
    /// <param name="passed">Number that passes, 0 to <paramref name="total"/>.</param>
    /// <param name="total">Number of trials, above 0.</param>
    /// <param name="confidence">Probability content in (0, 1).</param>
    public static EfficiencyInterval Efficiency(double passed, double total, double confidence = OneSigma)
    {
        var (low, high) = Interval(passed, total, confidence);
        return new EfficiencyInterval(passed / total, low, high, confidence);
    }

    /// <summary>Efficiency of weighted events, by effective counts: n = (sum w)^2 / sum w^2 trials of which the fraction e = passing sum w / sum w passes.</summary>
    /// <remarks>Exact for equal weights; else an approximation that is good when weights do not tell what passes from what fails.</remarks>
    /// <param name="passedWeight">Sum of the weights that pass.</param>
    /// <param name="totalWeight">Sum of all weights, above 0.</param>
    /// <param name="totalSquaredWeight">Sum of all squared weights, above 0.</param>
    /// <param name="confidence">Probability content in (0, 1).</param>
    public static EfficiencyInterval Weighted(double passedWeight, double totalWeight, double totalSquaredWeight, double confidence = OneSigma)
    {
        if (!(totalWeight > 0) || !(totalSquaredWeight > 0))
            throw new ArgumentOutOfRangeException(nameof(totalWeight), Invariant(
                $"The weights add up to {totalWeight}, their squares to {totalSquaredWeight}; an efficiency needs events of positive weight."));
        var trials = totalWeight * totalWeight / totalSquaredWeight;
        // All events passing adds up to the total but for rounding.
        var fraction = passedWeight / totalWeight is > 1 and < 1 + 1e-12 ? 1 : passedWeight / totalWeight;
        return Efficiency(fraction * trials, trials, confidence);
    }
}
