using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <summary>Sums of weights of a process, per bin.</summary>
/// <param name="Yields">Expected events.</param>
/// <param name="Variances">Sums of squared weights.</param>
public sealed record TemplateYields(IReadOnlyList<double> Yields, IReadOnlyList<double> Variances);

/// <summary>The simulated events behind a template, by bin and weight, so that the template can be made again from a resampling of them.</summary>
public sealed class TemplateEvents
{
    private readonly int bins;
    private readonly (int Bin, double Weight)[] events;

    /// <summary>Sorts events into bins; those outside the axis or at NaN are left out.</summary>
    /// <param name="axis">The bins.</param>
    /// <param name="values">The observable of each event.</param>
    /// <param name="weights">Weight of each event: its share of the expected events.</param>
    /// <exception cref="ArgumentException">The numbers of values and weights differ, or a weight is negative or not finite.</exception>
    public TemplateEvents(Axis axis, IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        if (values.Count != weights.Count)
            throw new ArgumentException($"{values.Count} values and {weights.Count} weights; every event needs both.");
        bins = axis.Bins;
        var kept = new List<(int, double)>();
        for (var i = 0; i < values.Count; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
                throw new ArgumentException(Invariant($"Event {i} has the weight {weights[i]}; weights are finite and at least 0."));
            if (!double.IsNaN(values[i]) && axis.Index(values[i]) is var bin && bin >= 0 && bin < bins)
                kept.Add((bin, weights[i]));
        }

        events = [.. kept];
    }

    /// <summary>Events inside the bins.</summary>
    public int Count => events.Length;

    /// <summary>The template of the events as they are.</summary>
    public TemplateYields Nominal => Sum(() => 1);

    /// <summary>The template of a resampling, each event with a Poisson multiplicity of mean 1.</summary>
    /// <param name="rng">Random numbers.</param>
    public TemplateYields Resampled(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return Sum(() => rng.Poisson(1));
    }

    private TemplateYields Sum(Func<double> multiplicity)
    {
        var (yields, variances) = (new double[bins], new double[bins]);
        foreach (var (bin, weight) in events)
        {
            var times = multiplicity();
            yields[bin] += times * weight;
            variances[bin] += times * weight * weight;
        }

        return new TemplateYields(yields, variances);
    }
}
