using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>Limits and intervals of a counting experiment by pseudo-experiments, whatever its uncertainties.</summary>
/// <remarks>Use this where <see cref="CountingCls"/> or <see cref="FeldmanCousins"/> have no exact answer, or to check them. Counts and auxiliary
/// measurements are drawn for the background and efficiency that describe the data best at each strength (profile construction). Toys of all
/// strengths share their random numbers, so that p-values are steady functions of the strength; the same for any number of threads.</remarks>
public static class CountingToys
{
    private const int Block = 500;
    private const int FeldmanCousinsSteps = 40;

    /// <summary>CLs, CLs+b and CLb of one strength, with q-tilde as the statistic.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="strength">Tested strength, above 0.</param>
    /// <param name="toys">Toys with and as many without signal.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>Each with its binomial error.</returns>
    public static (Estimate Cls, Estimate SignalPlusBackground, Estimate BackgroundOnly) Cls(
        CountingModel model, double observed, double strength, int toys, RandomStream rng)
    {
        RequireInputs(model, observed, toys);
        ArgumentNullException.ThrowIfNull(rng);
        if (!(strength > 0 && double.IsFinite(strength)))
            throw new ArgumentOutOfRangeException(nameof(strength), Invariant($"strength = {strength}; CLs tests a positive and finite strength."));
        var profile = new CountingProfile(model, observed);
        var threshold = Threshold(profile.QTilde(strength));
        var both = Fraction(profile, strength, toys, toy => toy.QTilde(strength) >= threshold, rng["signal"]);
        var without = Fraction(profile, 0, toys, toy => toy.QTilde(strength) >= threshold, rng["background"]);
        var cls = both.Value / without.Value;
        var relative = Math.Sqrt(Math.Pow(both.Error / both.Value, 2) + Math.Pow(without.Error / without.Value, 2));
        return (new Estimate(cls, both.Value == 0 ? without.Value / toys : cls * relative), both, without);
    }

    /// <summary>The strength with CLs = 1 - confidence.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="toys">Toys per tested strength and hypothesis; 10 000 know a 90 % limit to about 1 %.</param>
    /// <param name="rng">Random numbers.</param>
    public static Interval ClsUpperLimit(CountingModel model, double observed, double confidence, int toys, RandomStream rng)
    {
        RequireInputs(model, observed, toys);
        Interval.RequireConfidence(confidence);
        var range = ProfileLikelihood.Above(new CountingProfile(model, observed), 12);
        return ClsUpperLimit(model, observed, confidence, toys, range, rng);
    }

    /// <summary>The strength with CLs = 1 - confidence, looked for up to a given strength first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="toys">Toys per tested strength and hypothesis.</param>
    /// <param name="range">End of the scanned range; a limit beyond it widens the range, and the result says so.</param>
    /// <param name="rng">Random numbers.</param>
    public static Interval ClsUpperLimit(CountingModel model, double observed, double confidence, int toys, double range, RandomStream rng)
    {
        RequireInputs(model, observed, toys);
        Interval.RequireConfidence(confidence);
        ArgumentNullException.ThrowIfNull(rng);
        if (!(range > 0 && double.IsFinite(range)))
            throw new ArgumentOutOfRangeException(nameof(range), Invariant($"range = {range}; a scan ends at a positive and finite strength."));
        bool Allowed(double strength) => Cls(model, observed, strength, toys, rng).Cls.Value > 1 - confidence;
        var end = range;
        while (Allowed(end))
            end *= 2;
        var (low, high) = (end == range ? 0 : end / 2, end);
        while (high - low > 1e-4 * high)
        {
            var middle = 0.5 * (low + high);
            (low, high) = Allowed(middle) ? (middle, high) : (low, middle);
        }

        string[] warnings = end == range ? [] : [Invariant($"the limit is beyond the scanned range of 0 to {range:G4}, which was widened to {end:G4}")];
        return new Interval(0, high, confidence, Invariant($"CLs, {toys} toys per strength and hypothesis"))
        {
            Warnings = warnings,
            MonteCarloError = ErrorAt(strength => Cls(model, observed, strength, toys, rng).Cls, high),
        };
    }

    /// <summary>The Feldman-Cousins interval with the profile likelihood ratio, its distribution drawn at each strength.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="toys">Toys per tested strength.</param>
    /// <param name="rng">Random numbers.</param>
    public static Interval FeldmanCousins(CountingModel model, double observed, double confidence, int toys, RandomStream rng)
    {
        RequireInputs(model, observed, toys);
        Interval.RequireConfidence(confidence);
        ArgumentNullException.ThrowIfNull(rng);
        var profile = new CountingProfile(model, observed);
        Estimate PValue(double strength)
        {
            var threshold = Threshold(profile.TTilde(strength));
            return Fraction(profile, strength, toys, toy => toy.TTilde(strength) >= threshold, rng["signal"]);
        }

        bool Accepted(double strength) => strength == profile.Best || PValue(strength).Value > 1 - confidence;
        var (lower, upper) = Intervals.FeldmanCousins.Edges(profile, confidence, Accepted, FeldmanCousinsSteps);
        return new Interval(lower, upper, confidence, Invariant($"Feldman-Cousins, profile construction, {toys} toys per strength"))
        {
            MonteCarloError = ErrorAt(PValue, upper),
        };
    }

    /// <summary>Fraction of toys that satisfy a condition.</summary>
    private static Estimate Fraction(CountingProfile data, double strength, int toys, Func<CountingProfile, bool> condition, RandomStream rng)
    {
        var (background, efficiency) = data.Nuisances(strength);
        var counts = new int[(toys + Block - 1) / Block];
        Parallel.For(0, counts.Length, block =>
        {
            var stream = rng[block];
            for (var i = block * Block; i < Math.Min(toys, (block + 1) * Block); i++)
            {
                var (model, observed) = data.Model.Toy(strength, background, efficiency, stream);
                counts[block] += condition(new CountingProfile(model, observed)) ? 1 : 0;
            }
        });
        var fraction = counts.Sum() / (double)toys;
        return new Estimate(fraction, Math.Sqrt(fraction * (1 - fraction) / toys));
    }

    /// <summary>Error of a probability turned into an error of the strength, by its slope over a tenth of the strength.</summary>
    private static double ErrorAt(Func<double, Estimate> probability, double strength)
    {
        var slope = (probability(0.95 * strength).Value - probability(1.05 * strength).Value) / (0.1 * strength);
        return probability(strength).Error / slope;
    }

    // Outcomes of the same likelihood ratio as the data are at least as extreme, whatever the rounding.
    private static double Threshold(double statistic) => statistic - 1e-9 * Math.Max(1, statistic);

    private static void RequireInputs(CountingModel model, double observed, int toys)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        if (toys < 100)
            throw new ArgumentOutOfRangeException(nameof(toys), $"toys = {toys}; fewer than 100 toys know no probability. Use at least 1000.");
    }
}
