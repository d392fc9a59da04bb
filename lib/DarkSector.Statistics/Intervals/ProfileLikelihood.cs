using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>Limits and intervals of a counting experiment from its profile likelihood, with asymptotic distributions (Wilks, Wald).</summary>
/// <remarks>Use this for a quick answer where at least about five events are expected. With fewer it is too strong: 0.82 events at 90 %
/// when none is observed, instead of 2.30. Strengths are not negative. arXiv:1007.1727, sections 2.2 and 2.4.</remarks>
public static class ProfileLikelihood
{
    private const double FewEvents = 5;

    /// <summary>The one-sided upper limit: the strength above the best one with 2 ln (L(best)/L) = Z^2, Z the one-sided quantile.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0.5 and 1.</param>
    public static Interval UpperLimit(CountingModel model, double observed, double confidence)
    {
        var profile = Profile(model, observed, confidence);
        if (confidence <= 0.5)
            throw new ArgumentOutOfRangeException(nameof(confidence), Invariant($"confidence = {confidence}; a one-sided profile limit needs more than 0.5."));
        var quantile = StandardNormal.Quantile(confidence);
        var limit = Above(profile, quantile * quantile);
        return new Interval(0, limit, confidence, "profile likelihood, one-sided, asymptotic") { Warnings = Few(profile, limit) };
    }

    /// <summary>The two-sided interval: the strengths with 2 ln (L(best)/L) below the quantile of chi-squared with one degree of freedom.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval Interval(CountingModel model, double observed, double confidence)
    {
        var profile = Profile(model, observed, confidence);
        var quantile = StandardNormal.Quantile(0.5 * (1 + confidence));
        var (lower, upper) = (Below(profile, quantile * quantile), Above(profile, quantile * quantile));
        return new Interval(lower, upper, confidence, "profile likelihood, two-sided, asymptotic") { Warnings = Few(profile, upper) };
    }

    /// <summary>The strength above the best one at which t-tilde has risen to a value.</summary>
    internal static double Above(CountingProfile profile, double value) => StrengthScan.FirstAbove(
        strength => profile.TTilde(strength) - value, profile.Best, profile.Best + (3 + Math.Sqrt(profile.Observed)) / profile.Model.Efficiency.Value);

    /// <summary>The strength below the best one at which t-tilde has risen to a value, or 0.</summary>
    internal static double Below(CountingProfile profile, double value) => profile.Best == 0 || profile.TTilde(0) <= value
        ? 0
        : Numerics.Optimization.RootFinder.Find(strength => value - profile.TTilde(strength), 0, profile.Best, 1e-11);

    private static CountingProfile Profile(CountingModel model, double observed, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        return new CountingProfile(model, observed);
    }

    private static string[] Few(CountingProfile profile, double limit)
    {
        var expected = profile.Model.Expected(limit);
        return profile.Observed >= FewEvents && expected >= FewEvents
            ? []
            : [Invariant($"{profile.Observed:G4} observed, {expected:G3} expected events are too few for asymptotic formulas; ")
                + "use CLs, Feldman-Cousins or Bayesian limits"];
    }
}
