using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>The unified intervals of Feldman and Cousins: a limit or a two-sided interval, as the data decide.</summary>
/// <remarks>
/// Use this when the same construction has to serve a limit and a measurement, with coverage for each strength. Outcomes are accepted in
/// the order of their likelihood relative to the best strength that is not negative; Phys. Rev. D 57 (1998) 3873. With a control region
/// outcomes (n, m) are ordered by the profile likelihood ratio and summed with the background that describes the data best at each strength
/// (profile construction). Where the accepted strengths are several pieces, the interval spans them.
/// </remarks>
public static class FeldmanCousins
{
    // Accepted strengths of a known background come in pieces; with a control region hardly any do.
    private const int StepsKnown = 400;
    private const int StepsOnOff = 60;

    /// <summary>The interval for a counting experiment with known efficiency, and background known or counted in a control region.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, a whole number of at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <exception cref="NotSupportedException">Another kind of uncertainty: outcomes cannot be summed.</exception>
    public static Interval Interval(CountingModel model, double observed, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireWholeCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        if (model is not { Background: ExactValue or ControlCount { PriorPower: 0 }, Efficiency: ExactValue })
        {
            throw new NotSupportedException(
                $"Feldman-Cousins sums outcomes for a background that is known or counted, with a known efficiency; this is {model}. "
                + "Use CountingToys.FeldmanCousins, which draws them.");
        }

        var profile = new CountingProfile(model, observed);
        bool Accepted(double strength) => strength == profile.Best || PValue(profile, strength) > 1 - confidence;
        var (lower, upper) = Edges(profile, confidence, Accepted, model.Background is ExactValue ? StepsKnown : StepsOnOff);
        var method = model.Background is ExactValue ? "Feldman-Cousins" : "Feldman-Cousins, profile construction, sum over all on/off outcomes";
        return new Interval(lower, upper, confidence, method);
    }

    /// <summary>The interval for a known background with an upper end that does not rise when the background falls, as in the published
    /// tables.</summary>
    /// <remarks>The upper end is the largest one for this background or more (page 3880 of the paper), searched up to two events above
    /// it.</remarks>
    /// <param name="background">Known background, at least 0.</param>
    /// <param name="observed">Observed events, a whole number of at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval TabulatedInterval(double background, double observed, double confidence)
    {
        var interval = Interval(CountingModel.Known(background), observed, confidence);
        double Upper(double above) => Interval(CountingModel.Known(background + above), observed, confidence).Upper;

        // The end falls with the background and jumps up now and then: the highest point is right behind a jump.
        const double step = 0.01;
        var behind = step * Enumerable.Range(0, 200).MaxBy(i => Upper(i * step));
        var highest = Enumerable.Range(0, 20).Max(i => Upper(Math.Max(0, behind - i * step / 20)));
        return interval with { Upper = highest, Method = "Feldman-Cousins, not rising as the background falls" };
    }

    /// <summary>The interval for the mean, not negative, of a Gaussian measurement.</summary>
    /// <param name="measured">The measured value; may be negative.</param>
    /// <param name="sigma">Its standard deviation, positive.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval GaussianInterval(double measured, double sigma, double confidence)
    {
        if (!(sigma > 0 && double.IsFinite(sigma)))
            throw new ArgumentOutOfRangeException(nameof(sigma), Invariant($"sigma = {sigma}; a standard deviation is positive and finite."));
        if (!double.IsFinite(measured))
            throw new ArgumentOutOfRangeException(nameof(measured), Invariant($"measured = {measured}; it has to be a finite number."));
        Intervals.Interval.RequireConfidence(confidence);
        var x = measured / sigma;
        var best = Math.Max(0, x);
        var upper = StrengthScan.FirstAbove(mean => BetterGaussian(x, mean) - confidence, best, best + 2);
        var lower = best > 0 && BetterGaussian(x, 0) > confidence
            ? RootFinder.Find(mean => confidence - BetterGaussian(x, mean), 0, best, 1e-11)
            : 0;
        return new Interval(lower * sigma, upper * sigma, confidence, "Feldman-Cousins, Gaussian with a mean not below 0");
    }

    /// <summary>The outermost strengths that are accepted, looked for where the likelihood ratio is somewhat beyond its asymptotic
    /// quantile.</summary>
    internal static (double Lower, double Upper) Edges(CountingProfile profile, double confidence, Func<double, bool> accepted, int steps)
    {
        var quantile = StandardNormal.Quantile(0.5 * (1 + confidence));
        var far = quantile * quantile + 2;
        var top = ProfileLikelihood.Above(profile, far);
        while (accepted(top))
            top = ProfileLikelihood.Above(profile, far *= 1.5);
        var upper = Outermost(accepted, top, profile.Best, steps);
        if (accepted(0))
            return (0, upper);
        var bottom = ProfileLikelihood.Below(profile, far);
        return (Outermost(accepted, bottom > 0 && accepted(bottom) ? 0 : bottom, profile.Best, steps), upper);
    }

    /// <summary>1 - (probability of outcomes with a larger likelihood ratio).</summary>
    private static double PValue(CountingProfile profile, double strength) =>
        new CountingTails(profile.Model, strength, profile.TTilde(strength), (toy, at) => toy.TTilde(at))
            .AtOrAbove(strength, profile.Nuisances(strength).Background);

    private static double Outermost(Func<double, bool> accepted, double outside, double best, int steps)
    {
        var previous = outside;
        for (var step = 1; step <= steps; step++)
        {
            var at = outside + (best - outside) * step / steps;
            if (step == steps || accepted(at))
                return StrengthScan.Edge(accepted, previous, at);
            previous = at;
        }

        return best;
    }

    /// <summary>Probability, for a mean, of a measurement with a larger likelihood ratio than x.</summary>
    private static double BetterGaussian(double x, double mean)
    {
        // ln R = -(x - mean)^2/2 for x at least 0, x mean - mean^2/2 below.
        var half = x >= 0 ? 0.5 * (x - mean) * (x - mean) : 0.5 * mean * mean - x * mean;
        var distance = Math.Sqrt(2 * half);
        var low = mean - distance >= 0 ? mean - distance : mean > 0 ? 0.5 * mean - half / mean : double.NegativeInfinity;
        return StandardNormal.Cdf(distance) - StandardNormal.Cdf(low - mean);
    }
}
