using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>Bayesian limits and intervals of a counting experiment, by quadrature.</summary>
/// <remarks>Use this for a limit that any count allows, with uncertainties of any kind: background and efficiency are averaged over. Upper
/// limits with a flat prior cover at least the confidence level for a known background, where they equal CLs; with few control events up to
/// 0.2 % less was measured. The other priors undercover by up to 15 % with few events. Relative accuracy 1e-6 or better. With more than
/// these two nuisance parameters use
/// <see cref="MarkovChain"/>.</remarks>
public static class Bayesian
{
    /// <summary>The strength below which the posterior probability is the confidence level.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Probability between 0 and 1.</param>
    /// <param name="prior">Prior of the strength.</param>
    public static Interval UpperLimit(CountingModel model, double observed, double confidence, SignalPrior prior = SignalPrior.Flat)
    {
        var posterior = Posterior(model, observed, confidence, prior);
        return Labelled(model, new Interval(0, posterior.Quantile(confidence), confidence, $"Bayesian upper limit, {Name(prior)} prior"), prior);
    }

    /// <summary>The central interval: (1 - confidence)/2 of the probability on either side.</summary>
    /// <param name="model">The model.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Probability between 0 and 1.</param>
    /// <param name="prior">Prior of the strength.</param>
    public static Interval CentralInterval(CountingModel model, double observed, double confidence, SignalPrior prior = SignalPrior.Flat)
    {
        var posterior = Posterior(model, observed, confidence, prior);
        var tail = 0.5 * (1 - confidence);
        return Labelled(
            model,
            new Interval(posterior.Quantile(tail), posterior.Quantile(1 - tail), confidence, $"Bayesian central interval, {Name(prior)} prior"),
            prior);
    }

    /// <summary>Posterior samples with a flat prior by a Markov chain in strength, background and efficiency: a check of the quadrature.</summary>
    /// <param name="model">The model; background and efficiency known exactly are no parameters.</param>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="options">Numbers of chains and steps.</param>
    /// <param name="rng">Random numbers.</param>
    public static MarkovChainResult Sample(CountingModel model, double observed, MarkovChainOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        Measured[] known = [model.Background, model.Efficiency];
        string[] names = ["background", "efficiency"];
        var free = Enumerable.Range(0, 2).Where(i => known[i] is not ExactValue).ToArray();
        double LogPosterior(ReadOnlySpan<double> point)
        {
            if (point[0] < 0)
                return double.NegativeInfinity;
            Span<double> values = [known[0].Value, known[1].Value];
            var density = 0.0;
            for (var k = 0; k < free.Length; k++)
            {
                values[free[k]] = point[1 + k];
                density += known[free[k]].LogDensity(point[1 + k]);
            }

            return double.IsFinite(density)
                ? density + PoissonDistribution.LogProbability(observed, point[0] * values[1] + values[0])
                : double.NegativeInfinity;
        }

        var scale = (1 + Math.Sqrt(observed)) / model.Efficiency.Value;
        return MarkovChain.Sample(
            LogPosterior,
            ["strength", .. free.Select(i => names[i])],
            [scale, .. free.Select(i => Math.Max(known[i].Value, 0.5 * known[i].Sigma) + 1e-3)],
            [scale, .. free.Select(i => known[i].Sigma + 1e-3)],
            options, rng);
    }

    private static CountingPosterior Posterior(CountingModel model, double observed, double confidence, SignalPrior prior)
    {
        ArgumentNullException.ThrowIfNull(model);
        CountingModel.RequireCount(observed);
        Interval.RequireConfidence(confidence);
        return new CountingPosterior(model, observed, prior);
    }

    /// <summary>Some combinations have no posterior that can be normalised, strictly; say so.</summary>
    private static Interval Labelled(CountingModel model, Interval interval, SignalPrior prior)
    {
        var relative = model.Efficiency.Sigma / model.Efficiency.Value;
        if (prior != SignalPrior.Flat || model.Efficiency is not GaussianMeasurement || relative < 0.12)
            return interval;
        var warning = $"a Gaussian efficiency known to {100 * relative:F0} % may be 0, where a flat prior has no upper end; "
            + "the limit depends on the cut-off. Use Measured.LogNormal for the efficiency.";
        return interval with { IsValid = relative < 0.25, Warnings = [.. interval.Warnings, warning] };
    }

    private static string Name(SignalPrior prior) => prior switch
    {
        SignalPrior.Flat => "flat",
        SignalPrior.InverseSquareRoot => "1/sqrt",
        SignalPrior.Reference => "reference",
        _ => throw new ArgumentOutOfRangeException(nameof(prior), $"prior = {prior}; choose Flat, InverseSquareRoot or Reference."),
    };
}
