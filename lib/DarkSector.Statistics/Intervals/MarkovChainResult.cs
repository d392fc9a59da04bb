using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>One parameter of a Markov chain.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Mean">Posterior mean; the error is that of the simulation.</param>
/// <param name="Sigma">Posterior standard deviation.</param>
/// <param name="RHat">Split R-hat: variance between half chains and within them; 1 when they agree.</param>
/// <param name="EffectiveSamples">Independent samples that would know the mean as well.</param>
public readonly record struct ChainParameter(string Name, Estimate Mean, double Sigma, double RHat, double EffectiveSamples);

/// <summary>Posterior samples with a verdict on their convergence.</summary>
/// <param name="Converged">True when every R-hat is below 1.01 and every parameter has at least 400 effective samples.</param>
/// <param name="Message">The verdict in words.</param>
/// <param name="Parameters">Summary per parameter.</param>
/// <param name="Acceptance">Fraction of accepted steps.</param>
public sealed record MarkovChainResult(bool Converged, string Message, IReadOnlyList<ChainParameter> Parameters, double Acceptance)
{
    private const double LargestRHat = 1.01;
    private const double FewestSamples = 400;

    private double[][] Sorted { get; init; } = [];

    /// <summary>All samples of a parameter, in increasing order.</summary>
    /// <param name="name">Name of a parameter.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public IReadOnlyList<double> Samples(string name) => Sorted[IndexOf(name)];

    /// <summary>The value below which a fraction of the samples lies, with its error from the effective number of samples.</summary>
    /// <param name="name">Name of a parameter.</param>
    /// <param name="probability">Between 0 and 1.</param>
    public Estimate Quantile(string name, double probability)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), Invariant($"probability = {probability}; it has to lie between 0 and 1."));
        var at = IndexOf(name);
        var step = Math.Sqrt(probability * (1 - probability) / Parameters[at].EffectiveSamples);
        var (low, high) = (ValueAt(at, Math.Max(0, probability - step)), ValueAt(at, Math.Min(1, probability + step)));
        return new Estimate(ValueAt(at, probability), 0.5 * (high - low));
    }

    /// <summary>The upper limit of a parameter; not valid when the chains have not converged.</summary>
    /// <param name="name">Name of a parameter.</param>
    /// <param name="confidence">Probability between 0 and 1.</param>
    public Interval UpperLimit(string name, double confidence)
    {
        Interval.RequireConfidence(confidence);
        var quantile = Quantile(name, confidence);
        return new Interval(Math.Min(0, Sorted[IndexOf(name)][0]), quantile.Value, confidence, "Bayesian upper limit, Markov chain")
        {
            IsValid = Converged,
            Warnings = Converged ? [] : [Message],
            MonteCarloError = quantile.Error,
        };
    }

    /// <summary>Verdict, then one line per parameter.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    /// <summary>Summarises chains given as [chain][parameter][step].</summary>
    internal static MarkovChainResult From(IReadOnlyList<string> names, double[][][] chains, double acceptance)
    {
        var parameters = names.Select((name, i) => Summary(name, [.. chains.Select(chain => chain[i])])).ToArray();
        var bad = parameters.Where(parameter => !(parameter.RHat < LargestRHat && parameter.EffectiveSamples >= FewestSamples)).ToArray();
        var message = bad.Length == 0
            ? "converged"
            : $"NOT CONVERGED in {string.Join(", ", bad.Select(p => Invariant($"{p.Name} (R-hat {p.RHat:F3}, {p.EffectiveSamples:F0} effective samples)")))}; "
                + "walk longer, or look for several maxima and for parameters without any constraint";
        var sorted = names.Select((_, i) => chains.SelectMany(chain => chain[i]).Order().ToArray()).ToArray();
        return new MarkovChainResult(bad.Length == 0, message, parameters, acceptance) { Sorted = sorted };
    }

    private static ChainParameter Summary(string name, double[][] chains)
    {
        var (rHat, samples) = (ChainDiagnostics.SplitRHat(chains), ChainDiagnostics.EffectiveSamples(chains));
        var count = chains.Sum(chain => chain.Length);
        var mean = chains.Sum(chain => chain.Sum()) / count;
        var sigma = Math.Sqrt(chains.Sum(chain => chain.Sum(x => (x - mean) * (x - mean))) / (count - 1));
        return new ChainParameter(name, new Estimate(mean, sigma / Math.Sqrt(samples)), sigma, rHat, samples);
    }

    private double ValueAt(int parameter, double probability)
    {
        var position = probability * (Sorted[parameter].Length - 1);
        var below = Math.Min((int)position, Sorted[parameter].Length - 2);
        return Sorted[parameter][below] + (position - below) * (Sorted[parameter][below + 1] - Sorted[parameter][below]);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i].Name == name)
                return i;
        }

        throw new KeyNotFoundException(
            $"The chain has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Parameters.Select(parameter => parameter.Name)))}.");
    }

    private ResultTable Table() => new(
        Invariant($"Markov chain {(Converged ? "converged" : "NOT CONVERGED")}, acceptance {Acceptance:F2}"),
        ["parameter", "mean", "sigma", "R-hat", "effective samples"],
        [.. Parameters.Select(p => (IReadOnlyList<string>)[
            p.Name, Invariant($"{p.Mean.Value:G5}"), Invariant($"{p.Sigma:G3}"), Invariant($"{p.RHat:F4}"), Invariant($"{p.EffectiveSamples:F0}")])],
        Converged ? [] : [Message]);
}
