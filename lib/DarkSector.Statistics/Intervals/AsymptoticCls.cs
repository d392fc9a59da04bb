using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Intervals;

/// <summary>Upper limits by CLs with the asymptotic distributions of the profiled likelihood ratios, q-tilde unless asked otherwise.</summary>
/// <remarks>Use this when the bins that matter expect several events; with almost no background the limit comes out too strong (without
/// background and events 1.35 events at 90 % instead of the exact 2.30). Formulas: Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727 (Eqs. 16, 64 to 66 and
/// section 4.3); CLs: A. L. Read, J. Phys. G 28 (2002) 2693. The Asimov set is made with the nuisance parameters of the background-only fit to the
/// data. Statistics of data and Asimov set are computed exactly at each tested strength; nothing is interpolated.</remarks>
public static class AsymptoticCls
{
    private const double RelativeTolerance = 1e-9;
    private const int MaximumDoublings = 100;

    /// <summary>CLs of one strength, observed and expected.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="strength">Tested multiple of the nominal signal, above 0.</param>
    /// <param name="statistic">Any statistic but q0.</param>
    /// <exception cref="InvalidOperationException">A fit did not converge.</exception>
    /// <exception cref="ArgumentException">A bin has events and no expected background, or the statistic is q0.</exception>
    public static ClsValue Test(TemplateModel model, Dataset data, double strength, TestStatistic statistic = TestStatistic.QTilde)
    {
        ArgumentNullException.ThrowIfNull(model);
        TemplateModel.RequireStrength(strength);
        if (statistic == TestStatistic.Q0)
            throw new ArgumentException("The statistic q0 tests strength 0 and makes no limit; use Discovery.", nameof(statistic));
        return Value(new ObservedAndAsimov(model, data, statistic), strength);
    }

    /// <summary>CLs between two strengths, and the limit, for a figure. The range widens by itself until the limits lie inside.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="level">Confidence level between 0 and 1.</param>
    /// <param name="from">Lowest strength, at least 0.</param>
    /// <param name="to">Highest strength.</param>
    /// <param name="points">Number of strengths, at least 2.</param>
    /// <param name="statistic">q_mu or q-tilde.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty, or there are fewer than two points.</exception>
    public static LimitScan Scan(
        TemplateModel model, Dataset data, double level, double from, double to, int points = 41, TestStatistic statistic = TestStatistic.QTilde)
    {
        if (!(from >= 0 && from < to && double.IsFinite(to)))
            throw new ArgumentOutOfRangeException(nameof(to), $"The scan goes from {from} to {to}; a finite range upwards from at least 0 is needed.");
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        var limit = UpperLimit(model, data, level, statistic);
        var (lowest, highest) = (Math.Min(limit.Observed, limit.ExpectedMinus2), Math.Max(limit.Observed, limit.ExpectedPlus2));
        var (low, high) = (lowest < from ? 0 : from, to);
        while (high < highest)
            high *= 2;
        var q = new ObservedAndAsimov(model, data, statistic);
        var values = Enumerable.Range(0, points).Select(i => Value(q, low + (high - low) * i / (points - 1)));
        return new LimitScan(limit, [.. values], from, to);
    }

    /// <summary>The strength excluded at a confidence level, observed and expected with its bands.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model; <c>model.Asimov(0)</c> when only the expectation is wanted.</param>
    /// <param name="level">Confidence level between 0 and 1: the strength with CLs = 1 - level is the limit.</param>
    /// <param name="statistic">q_mu or q-tilde.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">A fit did not converge, or no strength is excluded in the range tried.</exception>
    /// <exception cref="ArgumentException">A bin has events and no expected background, or the statistic is not one of upper limits.</exception>
    public static UpperLimit UpperLimit(TemplateModel model, Dataset data, double level, TestStatistic statistic = TestStatistic.QTilde)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!(level is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), $"level = {level}; it has to lie between 0 and 1, for example 0.90.");

        if (statistic is not (TestStatistic.QMu or TestStatistic.QTilde))
            throw new ArgumentException($"An upper limit needs q_mu or q-tilde, not {statistic}.", nameof(statistic));

        var q = new ObservedAndAsimov(model, data, statistic);
        var scale = Scale(model);
        var expected = new double[5];
        for (var i = 0; i < expected.Length; i++)
        {
            var target = RequiredRoot(level, i - 2);
            var below = i == 0 ? 0 : expected[i - 1];
            expected[i] = FirstAbove(strength => q.RootAsimov(strength) - target, below, i == 0 ? scale : 1.3 * below);
        }

        // ln CLs is smooth down to the smallest values; it starts at zero. For an Asimov set the limit is the expected one: a bracket that ends
        // exactly there would be at the mercy of rounding.
        var observed = FirstAbove(
            strength => Math.Log(1 - level) - LogCls(q, strength), 0, Math.Max(1.01 * expected[2], 1.2 * q.BestStrength));
        return new UpperLimit(level, observed, expected[0], expected[1], expected[2], expected[3], expected[4]);
    }

    private static ClsValue Value(ObservedAndAsimov q, double strength)
    {
        if (strength == 0)
            return new ClsValue(0, 1, 1, 1, 1, 1, 1, 1, 1);
        var (root, rootAsimov) = (q.RootObserved(strength), q.RootAsimov(strength));
        var (signalPlusBackground, backgroundOnly) = AsymptoticDistribution.Tails(q.Statistic, root, rootAsimov);
        var expected = Enumerable.Range(-2, 5).Select(deviations => Ratio(q.Statistic, rootAsimov, deviations)).ToArray();
        return new ClsValue(
            strength, signalPlusBackground / backgroundOnly, signalPlusBackground, backgroundOnly,
            expected[0], expected[1], expected[2], expected[3], expected[4])
        {
            Statistic = root * root,
            AsimovStatistic = rootAsimov * rootAsimov,
        };
    }

    private static double Ratio(TestStatistic statistic, double rootAsimov, int deviations)
    {
        if (statistic is TestStatistic.QMu or TestStatistic.QTilde)
            return Expected(rootAsimov, deviations);
        var (with, without) = AsymptoticDistribution.Tails(statistic, AsymptoticDistribution.RootAt(statistic, rootAsimov, deviations), rootAsimov);
        return with / without;
    }

    /// <summary>CLs when the best strength fluctuates by N standard deviations: (1 - Phi(root - N)) / Phi(N).</summary>
    private static double Expected(double rootAsimov, int deviations) =>
        StandardNormal.Survival(rootAsimov - deviations) / StandardNormal.Cdf(deviations);

    /// <summary>The root of q-tilde of the Asimov set at the expected limit: <see cref="Expected"/> solved for it.</summary>
    private static double RequiredRoot(double level, int deviations) =>
        deviations + StandardNormal.SurvivalQuantile((1 - level) * StandardNormal.Cdf(deviations));

    private static double LogCls(ObservedAndAsimov q, double strength)
    {
        if (strength == 0)
            return 0;
        var (signalPlusBackground, backgroundOnly) = AsymptoticDistribution.Tails(q.Statistic, q.RootObserved(strength), q.RootAsimov(strength));
        return Math.Log(signalPlusBackground / backgroundOnly);
    }

    /// <summary>The strength at which the signal is about as large as the fluctuation of the background, plus one event.</summary>
    private static double Scale(TemplateModel model)
    {
        var background = model.Expected(0).Sum();
        return (1 + Math.Sqrt(background)) / model.Templates.Signal.Sum();
    }

    /// <summary>The root of a function that is negative at <paramref name="lower"/>, in a bracket that grows until it is positive.</summary>
    private static double FirstAbove(Func<double, double> function, double lower, double guess)
    {
        var first = lower;
        var upper = guess;
        for (var doubling = 0; doubling < MaximumDoublings; doubling++)
        {
            var value = function(upper);
            if (value >= 0)
                return Crossing(function, lower, upper);
            if (double.IsNaN(value))
                break;
            (lower, upper) = (upper, 2 * upper);
        }

        throw new InvalidOperationException(
            $"No strength between {first:G6} and {upper:G6} is excluded at this level. "
            + "Lower the level, or check the signal efficiency and its uncertainties.");
    }

    private static double Crossing(Func<double, double> function, double lower, double upper) =>
        RootFinder.TryFind(function, lower, upper, out var root, RelativeTolerance)
            ? root
            : throw new InvalidOperationException(
                $"The test statistic does not rise steadily between the strengths {lower:G6} and {upper:G6}: the likelihood has several maxima. "
                + "Look for a nuisance parameter that moves a sample the same way at +1 and at -1.");
}
