using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>The two-sided profile-likelihood interval of Rolke, Lopez and Conrad, in its unbounded form.</summary>
/// <remarks>
/// Use this to compare with results made by it. The likelihood ratio is taken with respect to the perfect description, even at a negative
/// strength; ends below zero are set to zero. When no strength of at least 0 is inside, the count is raised by one until there is one.
/// Without any observed event, and for a Gaussian background estimated as 0, the upper end is extrapolated linearly from 1 and 2 events, as
/// TRolke does. NIM A 551 (2005) 493; the models 1 to 7 of TRolke are choices of background and efficiency of
/// <see cref="CountingModel"/>. Its upper end at 90 % is a one-sided limit at 95 %.
/// </remarks>
public static class Rolke
{
    /// <summary>The interval.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval Interval(CountingModel model, double observed, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        if (observed == 0)
            return Extrapolated(Interval(model, 1, confidence), Interval(model, 2, confidence), "without events: extrapolated from counts of 1 and 2");
        if (model.Background is GaussianMeasurement { Estimate: 0 } none)
        {
            Interval At(double background) => Interval(model with { Background = none with { Estimate = background } }, observed, confidence);
            return Extrapolated(At(1), At(2), "background estimated as 0: extrapolated from 1 and 2");
        }

        var quantile = StandardNormal.Quantile(0.5 * (1 + confidence));
        var value = 0.5 * quantile * quantile;
        for (var count = observed; ; count++)
        {
            var profile = new CountingProfile(model, count);
            if (profile.Best == 0 && profile.At(0) > value)
                continue;
            string[] warnings = count == observed ? [] : [$"{observed} events allow no strength; the interval is that of {count} events"];
            return new Interval(Lower(profile, value), Upper(profile, value), confidence, "Rolke, Lopez and Conrad, unbounded") { Warnings = warnings };
        }
    }

    private static Interval Extrapolated(Interval one, Interval two, string warning) =>
        one with { Lower = 0, Upper = Math.Max(0, 2 * one.Upper - two.Upper), Warnings = [.. one.Warnings, warning] };

    private static double Upper(CountingProfile profile, double value) => StrengthScan.FirstAbove(
        strength => profile.At(strength) - value, profile.Best, profile.Best + (3 + Math.Sqrt(profile.Observed)) / profile.Model.Efficiency.Value);

    private static double Lower(CountingProfile profile, double value) => profile.Best == 0 || profile.At(0) <= value
        ? 0
        : Numerics.Optimization.RootFinder.Find(strength => value - profile.At(strength), 0, profile.Best, 1e-11);
}
