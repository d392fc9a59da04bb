using System.Collections.Concurrent;
using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Reports;
using static System.FormattableString;

namespace DarkSector.Statistics.Intervals;

/// <summary>A way to make an interval from a counting experiment, such as <c>CountingCls.UpperLimit</c>. Called from several threads.</summary>
/// <param name="model">The model with its auxiliary measurements.</param>
/// <param name="observed">Observed events.</param>
/// <param name="confidence">Confidence level.</param>
public delegate Interval CountingMethod(CountingModel model, double observed, double confidence);

/// <summary>Coverage at one true strength.</summary>
/// <param name="Truth">The true strength.</param>
/// <param name="Fraction">Fraction of toys whose interval holds it, with its binomial error.</param>
/// <param name="Failed">Toys without a valid interval; they count as not covering.</param>
public readonly record struct CoveragePoint(double Truth, Estimate Fraction, int Failed);

/// <summary>How often the intervals of a method hold the truth.</summary>
/// <param name="Confidence">What the method promises.</param>
/// <param name="Points">One per true strength.</param>
/// <param name="Failures">What toys without a valid interval had to say, at most ten.</param>
public sealed record Coverage(double Confidence, IReadOnlyList<CoveragePoint> Points, IReadOnlyList<string> Failures)
{
    private const int Block = 250;
    private const int KeptFailures = 10;
    private const double NegligibleProbability = 1e-9;
    private const double Rounding = 1e-6;

    /// <summary>Whether no point is below the confidence level by more than twice its statistical error.</summary>
    public bool IsSufficient => Points.All(point => point.Fraction.Value + 2 * point.Fraction.Error + Rounding >= Confidence);

    /// <summary>The point with the lowest coverage.</summary>
    public CoveragePoint Lowest => Points.MinBy(point => point.Fraction.Value);

    /// <summary>Draws toys for each true strength and counts the intervals that hold it.</summary>
    /// <remarks>Background and efficiency have the values measured in the model; counts and auxiliary measurements are drawn. An outcome
    /// drawn before is not computed again. The same for any number of threads.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="method">How an interval is made.</param>
    /// <param name="truths">True strengths, at least 0.</param>
    /// <param name="toys">Toys per true strength.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="rng">Random numbers.</param>
    public static Coverage Of(
        CountingModel model, CountingMethod method, IReadOnlyList<double> truths, int toys, double confidence, RandomStream rng)
    {
        Require(model, method, truths, confidence);
        ArgumentNullException.ThrowIfNull(rng);
        if (toys < 1)
            throw new ArgumentOutOfRangeException(nameof(toys), $"toys = {toys}; at least 1 is needed.");
        var intervals = new Memory(method, confidence);
        var points = truths.Select((truth, i) =>
        {
            var (covered, failed) = Count(model, truth, toys, intervals, rng[i]);
            var fraction = covered / (double)toys;

            // With all toys covering (or none) the error is that of one toy that does not.
            var spread = Math.Clamp(fraction, 1.0 / toys, 1 - 1.0 / toys);
            return new CoveragePoint(truth, new Estimate(fraction, Math.Sqrt(spread * (1 - spread) / toys)), failed);
        }).ToArray();
        return new Coverage(confidence, points, intervals.Failures);
    }

    /// <summary>The exact coverage: the sum of the probabilities of all outcomes, n or (n, m), whose interval holds the truth.</summary>
    /// <remarks>Outcomes of a probability below 1e-9 are not looked at and count as not covering.</remarks>
    /// <param name="model">The model; background known or counted in a control region, efficiency known.</param>
    /// <param name="method">How an interval is made.</param>
    /// <param name="truths">True strengths, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <exception cref="NotSupportedException">Another kind of uncertainty: outcomes cannot be summed.</exception>
    public static Coverage Exact(CountingModel model, CountingMethod method, IReadOnlyList<double> truths, double confidence)
    {
        Require(model, method, truths, confidence);
        if (model is not { Background: ExactValue or ControlCount { PriorPower: 0 }, Efficiency: ExactValue })
        {
            throw new NotSupportedException(
                $"Coverage can be summed for a background that is known or counted, with a known efficiency; this is {model}. Use Coverage.Of.");
        }
        var intervals = new Memory(method, confidence);
        var points = truths.Select(truth =>
        {
            var outcomes = Outcomes(model, truth);
            var covers = new bool[outcomes.Count];
            Parallel.For(0, covers.Length, i => covers[i] = intervals.Get(outcomes[i].Model, outcomes[i].Observed)?.Contains(truth) ?? false);
            return new CoveragePoint(truth, new Estimate(outcomes.Where((_, i) => covers[i]).Sum(outcome => outcome.Probability), 0), 0);
        }).ToArray();
        return new Coverage(confidence, points, intervals.Failures);
    }

    /// <summary>Verdict, then one line per true strength.</summary>
    public override string ToString() => Table().ToText();

    /// <summary>The same as HTML.</summary>
    public string ToHtml() => Table().ToHtml();

    private static List<(CountingModel Model, long Observed, double Probability)> Outcomes(CountingModel model, double truth)
    {
        var measured = model.Background is ControlCount control
            ? Counts(control.Count).Select(m => (Model: model with { Background = control with { Count = m.Count } }, m.Probability))
            : [(Model: model, Probability: 1.0)];
        return [.. from auxiliary in measured
                   from n in Counts(model.Expected(truth))
                   let probability = auxiliary.Probability * n.Probability
                   where probability > NegligibleProbability
                   select (auxiliary.Model, n.Count, probability)];
    }

    private static IEnumerable<(long Count, double Probability)> Counts(double mean)
    {
        var last = (long)Math.Ceiling(mean + 8 * Math.Sqrt(mean) + 25);
        for (var count = 0L; count <= last; count++)
        {
            var probability = PoissonDistribution.Probability(count, mean);
            if (probability > NegligibleProbability)
                yield return (count, probability);
        }
    }

    private static (int Covered, int Failed) Count(CountingModel model, double truth, int toys, Memory intervals, RandomStream rng)
    {
        var counts = new (int Covered, int Failed)[(toys + Block - 1) / Block];
        Parallel.For(0, counts.Length, block =>
        {
            var stream = rng[block];
            for (var i = block * Block; i < Math.Min(toys, (block + 1) * Block); i++)
            {
                var (toy, observed) = model.Toy(truth, stream);
                var interval = intervals.Get(toy, observed);
                counts[block].Covered += interval is not null && interval.Contains(truth) ? 1 : 0;
                counts[block].Failed += interval is null ? 1 : 0;
            }
        });
        return (counts.Sum(count => count.Covered), counts.Sum(count => count.Failed));
    }

    private static void Require(CountingModel model, CountingMethod method, IReadOnlyList<double> truths, double confidence)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(truths);
        Interval.RequireConfidence(confidence);
        if (truths.Count == 0)
            throw new ArgumentException("There is no true strength to study; give at least one.", nameof(truths));
        foreach (var truth in truths)
        {
            if (!(truth >= 0 && double.IsFinite(truth)))
                throw new ArgumentOutOfRangeException(nameof(truths), Invariant($"truth = {truth}; true strengths are finite and at least 0."));
        }
    }

    private ResultTable Table() => new(
        Invariant($"Coverage of {100 * Confidence:G4} % intervals: {(IsSufficient ? "sufficient" : "TOO LOW")}, ")
        + Invariant($"lowest {Lowest.Fraction.Value:F4} at {Lowest.Truth:G4}"),
        ["truth", "coverage", "error", "failed"],
        [.. Points.Select(point => (IReadOnlyList<string>)[
            Invariant($"{point.Truth:G4}"), Invariant($"{point.Fraction.Value:F4}"), Invariant($"{point.Fraction.Error:F4}"), Invariant($"{point.Failed}")])],
        Failures);

    /// <summary>Intervals by outcome; null for one that could not be made or is not valid.</summary>
    private sealed class Memory(CountingMethod method, double confidence)
    {
        private readonly ConcurrentDictionary<(CountingModel, double), Interval?> known = new();
        private readonly ConcurrentDictionary<string, byte> messages = new();

        internal IReadOnlyList<string> Failures => [.. messages.Keys.Order(StringComparer.Ordinal).Take(KeptFailures)];

        internal Interval? Get(CountingModel model, double observed) => known.GetOrAdd((model, observed), Make);

        private Interval? Make((CountingModel Model, double Observed) outcome)
        {
            try
            {
                return method(outcome.Model, outcome.Observed, confidence).Valid();
            }
            catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or ArithmeticException)
            {
                messages.TryAdd(Invariant($"{outcome.Observed} observed, {outcome.Model}: {exception.Message}"), 0);
                return null;
            }
        }
    }
}
