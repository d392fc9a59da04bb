using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>Significance of an excess in an on/off experiment by the likelihood ratio.</summary>
/// <remarks>Use this when both counts have about ten events or more; with fewer use <see cref="BinomialSignificance"/>, which is exact. It
/// is the sqrt(q0) of the profile likelihood. T.-P. Li and Y.-Q. Ma, Astrophys. J. 272 (1983) 317, Eq. 17.</remarks>
public static class LiMa
{
    /// <summary>Z = sqrt 2 sqrt(n ln((1 + tau) n/(n + m)) + m ln((1 + 1/tau) m/(n + m))), with the sign of the excess n - m/tau.</summary>
    /// <param name="on">Events in the signal region, n.</param>
    /// <param name="off">Events in the control region, m.</param>
    /// <param name="tau">Background expected in the control region per background in the signal region (1/alpha), positive.</param>
    public static double Significance(double on, double off, double tau)
    {
        RequireCounts(on, off, tau);
        if (on + off == 0)
            return 0;
        var sum = Term(on, (1 + tau) * on / (on + off)) + Term(off, (1 + 1 / tau) * off / (on + off));
        return Math.Sign(on - off / tau) * Math.Sqrt(2 * Math.Max(0, sum));
    }

    internal static void RequireCounts(double on, double off, double tau)
    {
        if (!(on >= 0 && double.IsFinite(on)))
            throw new ArgumentOutOfRangeException(nameof(on), Invariant($"on = {on}; a count is a finite number of at least 0."));
        if (!(off >= 0 && double.IsFinite(off)))
            throw new ArgumentOutOfRangeException(nameof(off), Invariant($"off = {off}; a count is a finite number of at least 0."));
        if (!(tau > 0 && double.IsFinite(tau)))
            throw new ArgumentOutOfRangeException(nameof(tau), Invariant($"tau = {tau}; the ratio of the regions is positive and finite."));
    }

    private static double Term(double count, double ratio) => count == 0 ? 0 : count * Math.Log(ratio);
}
