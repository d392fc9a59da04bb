using MathNet.Numerics;

namespace DarkSector.Numerics.Shapes;

/// <summary>The Gaussian distribution of mean 0 and width 1: tail probabilities and their inverses.</summary>
/// <remarks>Use this when a probability has to be turned into a number of standard deviations or back. Both tails keep their relative
/// accuracy (2e-15, growing as x^2 2e-16 beyond three standard deviations), so a p-value of 1e-20 is as good as one of 0.5.</remarks>
public static class StandardNormal
{
    /// <summary>Probability below <paramref name="x"/>.</summary>
    /// <remarks>Phi(x) = erfc(-x / sqrt 2) / 2. NaN in, NaN out.</remarks>
    /// <param name="x">Number of standard deviations.</param>
    public static double Cdf(double x) => 0.5 * SpecialFunctions.Erfc(-x / Constants.Sqrt2);

    /// <summary>Probability above <paramref name="x"/>: the one-sided p-value of a significance.</summary>
    /// <remarks>1 - Phi(x) = erfc(x / sqrt 2) / 2, without cancellation for large x.</remarks>
    /// <param name="x">Number of standard deviations.</param>
    public static double Survival(double x) => Cdf(-x);

    /// <summary>The x below which the probability is <paramref name="probability"/>.</summary>
    /// <remarks>Inverse of <see cref="Cdf"/>, with one Halley step on top of the rational approximation. -infinity at 0, +infinity at 1.</remarks>
    /// <param name="probability">Probability, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1 or not a number.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), $"probability = {probability}; it has to lie between 0 and 1.");
        return probability <= 0.5 ? LowerQuantile(probability) : -LowerQuantile(1 - probability);
    }

    /// <summary>The x above which the probability is <paramref name="probability"/>: the significance of a one-sided p-value.</summary>
    /// <remarks>Inverse of <see cref="Survival"/>; keeps its accuracy for the smallest p-values.</remarks>
    /// <param name="probability">Probability, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1 or not a number.</exception>
    public static double SurvivalQuantile(double probability) => -Quantile(probability);

    private static double LowerQuantile(double probability)
    {
        var x = -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * probability);
        if (!double.IsFinite(x))
            return x;
        var density = Constants.InvSqrt2Pi * Math.Exp(-0.5 * x * x);
        if (density == 0)
            return x;
        var newton = (Cdf(x) - probability) / density;
        return x - newton / (1 + 0.5 * x * newton);
    }
}
