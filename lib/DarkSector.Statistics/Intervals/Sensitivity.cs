using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using DarkSector.Statistics.Testing;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>The limit to be expected without signal: median and bands of the limits of many pseudo-experiments.</summary>
/// <param name="Median">Median expected limit.</param>
/// <param name="MedianError">Its statistical error, from the density of limits around it.</param>
/// <param name="Minus2">2.3 % of the limits are below.</param>
/// <param name="Minus1">15.9 % of the limits are below.</param>
/// <param name="Plus1">15.9 % of the limits are above.</param>
/// <param name="Plus2">2.3 % of the limits are above.</param>
/// <param name="Confidence">Confidence level of the limits.</param>
/// <param name="Limits">All limits, in increasing order.</param>
/// <param name="Failures">What trials without a limit had to say.</param>
public sealed partial record Sensitivity(
    double Median,
    double MedianError,
    double Minus2,
    double Minus1,
    double Plus1,
    double Plus2,
    double Confidence,
    IReadOnlyList<double> Limits,
    IReadOnlyList<string> Failures)
{
    private const double AllowedFailures = 0.01;

    /// <summary>False when more than 1 % of the trials failed.</summary>
    public bool IsValid => Failures.Count <= AllowedFailures * (Limits.Count + Failures.Count);

    /// <summary>Toys of a counting experiment without signal.</summary>
    /// <param name="model">The model; toys have its background and efficiency as truth.</param>
    /// <param name="method">How a limit is made.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="trials">Number of toys, at least 20; 100 know the median to about 10 %.</param>
    /// <param name="rng">Random numbers.</param>
    public static Sensitivity Of(CountingModel model, CountingMethod method, double confidence, int trials, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(method);
        return Of(
            stream =>
            {
                var (toy, observed) = model.Toy(0, stream);
                return method(toy, observed, confidence).Valid().Upper;
            }, confidence, trials, rng);
    }

    /// <summary>Bootstrap of simulated background: each trial resamples the selected events, draws a count from them, and sets a limit.</summary>
    /// <remarks>
    /// The steps of a counting search without data: the simulated events that pass, weighted to the luminosity, are resampled with a
    /// Poisson multiplicity; the sum of their weights is the background, from which the observed count is drawn; the limit knows the
    /// background from the effective number of simulated events, m = (sum w)^2 / sum w^2 at tau = m / sum w (a control region made of
    /// simulation). With no simulated event left, the background is known as no event at the largest weight of the sample.
    /// </remarks>
    /// <param name="weights">Weights of the simulated background events that pass, positive, adding up to the expected background.</param>
    /// <param name="efficiency">Signal events per unit of strength.</param>
    /// <param name="method">How a limit is made; it has to accept control counts that are no whole numbers, as Bayesian and profile limits
    /// do.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="trials">Number of samplings, at least 20.</param>
    /// <param name="rng">Random numbers.</param>
    public static Sensitivity ByBootstrap(
        IReadOnlyList<double> weights, Measured efficiency, CountingMethod method, double confidence, int trials, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(method);
        var bootstrap = new Bootstrap(weights);
        return Of(
            stream =>
            {
                var (sum, squares) = bootstrap.Sums(bootstrap.Multiplicities(stream["sample"]));
                var model = new CountingModel(bootstrap.Knowledge(sum, squares), efficiency);
                return method(model, stream["count"].Poisson(sum), confidence).Valid().Upper;
            }, confidence, trials, rng);
    }

    /// <summary>Any trials that each give a limit. One that throws is left out and reported.</summary>
    /// <param name="trial">Makes the limit of one pseudo-experiment from its own stream; called from several threads.</param>
    /// <param name="confidence">Confidence level of the limits.</param>
    /// <param name="trials">Number of trials, at least 20.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">No more than half of the trials give a limit.</exception>
    public static Sensitivity Of(Func<RandomStream, double> trial, double confidence, int trials, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return OfNumbered((_, stream) => trial(stream), confidence, trials, rng);
    }

    private static Sensitivity OfNumbered(Func<int, RandomStream, double> trial, double confidence, int trials, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        Interval.RequireConfidence(confidence);
        if (trials < 20)
            throw new ArgumentOutOfRangeException(nameof(trials), $"trials = {trials}; bands need at least 20, better 100 or more.");
        var (values, failures) = Trials.Run(trials, trial, rng);
        if (2 * values.Length <= trials)
            throw new InvalidOperationException($"{failures.Count} of {trials} trials gave no limit; the first says \"{failures[0]}\".");
        Array.Sort(values);
        double At(double probability) => Quantile(values, probability);
        var step = 0.5 / Math.Sqrt(values.Length);
        return new Sensitivity(
            At(0.5), 0.5 * (At(0.5 + step) - At(0.5 - step)), At(StandardNormal.Cdf(-2)), At(StandardNormal.Cdf(-1)), At(StandardNormal.Cdf(1)),
            At(StandardNormal.Cdf(2)), confidence, values, failures);
    }

    /// <summary>The expectation together with the limit of the data.</summary>
    /// <param name="observed">The observed limit, at the same confidence level.</param>
    public UpperLimit With(Interval observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        return observed.Confidence == Confidence
            ? new UpperLimit(Confidence, observed.Valid().Upper, Minus2, Minus1, Median, Plus1, Plus2)
            : throw new ArgumentException(Invariant($"The observed limit is at {observed.Confidence}, the expected one at {Confidence}; use one confidence level."));
    }

    /// <summary>Median and bands, with failures below.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private static double Quantile(double[] sorted, double probability)
    {
        var position = Math.Clamp(probability, 0, 1) * (sorted.Length - 1);
        var below = Math.Min((int)position, sorted.Length - 2);
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }

    private ResultTable Table()
    {
        var total = Limits.Count + Failures.Count;
        return ResultTable.Line(
            Invariant($"{(IsValid ? "" : "NOT VALID: ")}expected {100 * Confidence:G4} % limit {Median:G4} +- {MedianError:G2} ")
            + Invariant($"(68 %: {Minus1:G4} to {Plus1:G4}, 95 %: {Minus2:G4} to {Plus2:G4}) from {Limits.Count} trials"),
            Failures.Count == 0 ? [] : [$"{Failures.Count} of {total} trials failed: \"{Failures[0]}\""]);
    }
}
