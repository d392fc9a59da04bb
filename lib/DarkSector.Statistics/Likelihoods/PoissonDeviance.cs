using MathNet.Numerics;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>The Poisson term of a likelihood, relative to its best possible value.</summary>
internal static class PoissonDeviance
{
    /// <summary>nu - n - n ln(nu/n): zero at nu = n, +infinity for n > 0 events where none can be.</summary>
    /// <remarks>Written with x = (nu - n)/n as n (x - ln(1 + x)), so that differences of large likelihoods stay exact.</remarks>
    /// <param name="count">Observed events n; need not be an integer.</param>
    /// <param name="expected">Expected events nu.</param>
    internal static double Half(double count, double expected)
    {
        if (count == 0)
            return expected >= 0 ? expected : double.PositiveInfinity;
        if (!(expected > 0))
            return double.PositiveInfinity;
        var x = (expected - count) / count;
        return count * (x - LogOnePlus(x));
    }

    /// <summary>-ln P(n|n) = n - n ln n + ln Gamma(n + 1): what <see cref="Half"/> leaves out.</summary>
    internal static double Saturated(double count) =>
        count == 0 ? 0 : count - count * Math.Log(count) + SpecialFunctions.GammaLn(count + 1);

    private static double LogOnePlus(double x)
    {
        var y = 1 + x;
        return y == 1 ? x : Math.Log(y) * (x / (y - 1));
    }
}
