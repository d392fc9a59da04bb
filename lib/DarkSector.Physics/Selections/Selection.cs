using DarkSector.Numerics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>Named cuts in order, to be applied to any sample that has the columns they read.</summary>
public sealed partial class Selection
{
    private readonly Step[] _steps;

    private Selection(string name, Step[] steps)
    {
        Name = name;
        _steps = steps;
    }

    /// <summary>A selection without cuts.</summary>
    /// <param name="name">What it selects.</param>
    public static Selection Named(string name) => new(name, []);

    /// <summary>What it selects.</summary>
    public string Name { get; }

    /// <summary>Names of the cuts, in order.</summary>
    public IReadOnlyList<string> Cuts => [.. _steps.Select(s => s.Name)];

    /// <summary>The selection with one more cut.</summary>
    /// <param name="cut">A sentence for the cut flow and the paper.</param>
    /// <param name="predicate">Which events pass.</param>
    public Selection With(string cut, RowFunction<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Append(cut, events => events.Where(predicate));
    }

    /// <summary>The selection with a cut that is known as a probability: it multiplies the event weights.</summary>
    /// <param name="cut">A sentence for the cut flow and the paper.</param>
    /// <param name="probabilityColumn">Column with the probability of each event to pass, in [0, 1].</param>
    public Selection RequireWithProbability(string cut, string probabilityColumn) => Append(cut, events =>
    {
        var (weights, probabilities) = (events.Weights(), events[probabilityColumn]);
        for (var i = 0; i < weights.Length; i++)
        {
            if (probabilities[i] is not (>= 0 and <= 1))
                throw new ArgumentException($"{probabilityColumn} = {probabilities[i]} in row {i} of table '{events.Name}'; a probability lies in [0, 1].");
            weights[i] *= probabilities[i];
        }
        return events.WithColumn(EventTable.WeightColumn, weights);
    });

    /// <summary>The selection without one of its cuts: for an n-1 plot of the quantity it cuts on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such cut; the message names the nearest.</exception>
    public Selection Without(string cut)
    {
        if (!Cuts.Contains(cut))
            throw new KeyNotFoundException($"No cut '{cut}' in selection '{Name}'. Nearest: {string.Join(", ", NearestNames.To(cut, Cuts))}.");
        return new Selection(Name, [.. _steps.Where(s => s.Name != cut)]);
    }

    /// <summary>The events that pass all cuts.</summary>
    public EventTable Apply(EventTable events) => _steps.Aggregate(events, (left, step) => step.Apply(left));

    /// <summary>How many events each cut leaves of each sample.</summary>
    /// <param name="samples">At least one sample, with weights that count expected events.</param>
    public CutFlow CutFlow(params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException($"The cut flow of selection '{Name}' needs at least one sample.", nameof(samples));
        var left = samples.ToArray();
        var (yields, entries) = (new List<IReadOnlyList<Estimate>>(), new List<IReadOnlyList<int>>());
        void Count()
        {
            yields.Add([.. left.Select(t => new Estimate(t.SumOfWeights, Math.Sqrt(t.SumOfSquaredWeights)))]);
            entries.Add([.. left.Select(t => t.Count)]);
        }
        Count();
        foreach (var step in _steps)
        {
            left = [.. left.Select(step.Apply)];
            Count();
        }
        return new CutFlow(Name, ["produced", .. Cuts], [.. samples.Select(t => t.Name)], yields, entries);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join("; ", Cuts)}";

    private Selection Append(string cut, Func<EventTable, EventTable> apply)
    {
        if (Cuts.Contains(cut))
            throw new ArgumentException($"Selection '{Name}' already has a cut '{cut}'; cut names are unique.", nameof(cut));
        return new Selection(Name, [.. _steps, new Step(cut, apply)]);
    }

    private sealed record Step(string Name, Func<EventTable, EventTable> Apply);
}
