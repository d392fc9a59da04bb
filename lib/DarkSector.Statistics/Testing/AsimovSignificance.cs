using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>The significance to be expected of a signal over a background that is known to some precision.</summary>
/// <remarks>Use this to optimise a selection with few events, where s/sqrt(b) promises too much. Median sqrt(q0) for Poisson counts by the
/// Asimov set: arXiv:1007.1727, Eq. 97; with an uncertainty of the background: G. Cowan, "Discovery sensitivity for a counting experiment
/// with background uncertainty" (2012), Eq. 20.</remarks>
public static class AsimovSignificance
{
    /// <summary>Z = sqrt(2 ((s + b) ln(1 + s/b) - s)) for a known background.</summary>
    /// <param name="signal">Expected signal events s, at least 0.</param>
    /// <param name="background">Expected background events b, at least 0; infinite significance without any.</param>
    /// <param name="backgroundSigma">Standard deviation of b, at least 0.</param>
    public static double Of(double signal, double background, double backgroundSigma = 0)
    {
        Require(signal, nameof(signal));
        Require(background, nameof(background));
        Require(backgroundSigma, nameof(backgroundSigma));
        if (signal == 0)
            return 0;
        if (background == 0)
            return double.PositiveInfinity;
        if (backgroundSigma == 0)
            return Math.Sqrt(2 * background * Excess(signal / background));

        // Equal to the known background with tau = b/sigma^2: s measured from the background that fits best without signal.
        var tau = background / (backgroundSigma * backgroundSigma);
        var fitted = (signal + background + tau * background) / (1 + tau);
        var on = (signal + background) / fitted - 1;
        var off = background / fitted - 1;
        return Math.Sqrt(2 * fitted * (Excess(on) + tau * Excess(off)));
    }

    /// <summary>(1 + x) ln(1 + x) - x, without cancellation for small x.</summary>
    private static double Excess(double x)
    {
        if (x == -1)
            return 1;
        if (Math.Abs(x) > 0.05)
            return (1 + x) * Math.Log(1 + x) - x;

        // x^2/2 - x^3/6 + x^4/12 - ... = sum (-x)^k / (k (k - 1)).
        var (sum, power) = (0.0, -x);
        for (var k = 2; k < 20; k++)
        {
            power *= -x;
            sum += power / (k * (k - 1));
        }

        return sum;
    }

    private static void Require(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; it has to be a finite number of at least 0."));
    }
}
