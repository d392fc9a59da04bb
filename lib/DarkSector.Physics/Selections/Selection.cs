using DarkSector.Numerics;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>Named cuts in order, to be applied to any sample that has the columns they read.</summary>
/// <remarks>An event with NaN in what a cut reads fails it, whatever the cut compares; the cut flow counts such events.</remarks>
public sealed partial class Selection
{
    private readonly SelectionStep[] _steps;

    private Selection(string name, SelectionStep[] steps)
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

    /// <summary>The cuts that multiply weights with a probability instead of dropping events.</summary>
    public IReadOnlyList<string> ProbabilityCuts => [.. _steps.Where(s => s.Predicate is null).Select(s => s.Name)];

    /// <summary>The selection with one more cut.</summary>
    /// <param name="cut">A sentence for the cut flow and the paper.</param>
    /// <param name="predicate">Which events pass.</param>
    public Selection With(string cut, RowFunction<bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Append(new SelectionStep(cut, predicate.ParameterNames, predicate));
    }

    /// <summary>The selection with a cut that is known as a probability: it multiplies the event weights.</summary>
    /// <param name="cut">A sentence for the cut flow and the paper.</param>
    /// <param name="probabilityColumn">Column with the probability of each event to pass, in [0, 1]; an event with NaN fails.</param>
    public Selection RequireWithProbability(string cut, string probabilityColumn) => Append(new SelectionStep(cut, [probabilityColumn], null));

    /// <summary>The selection with the cuts of another one after its own.</summary>
    /// <param name="other">Cuts of other names.</param>
    public Selection Then(Selection other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other._steps.Aggregate(this, (selection, step) => selection.Append(step));
    }

    /// <summary>The selection under another name.</summary>
    /// <param name="name">What it selects.</param>
    public Selection Renamed(string name) => new(name, _steps);

    /// <summary>The selection without one of its cuts: for an n-1 plot of the quantity it cuts on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such cut; the message names the nearest.</exception>
    public Selection Without(string cut)
    {
        var step = StepOf(cut);
        return new Selection(Name, [.. _steps.Where(s => s != step)]);
    }

    /// <summary>The events that pass all cuts.</summary>
    public EventTable Apply(EventTable events) => _steps.Aggregate(events, (left, step) => step.Apply(left));

    /// <summary>Which events pass all cuts, one answer per row.</summary>
    /// <param name="events">The events.</param>
    /// <exception cref="ArgumentException">A cut is known as a probability, so that events neither pass nor fail it.</exception>
    public bool[] Passes(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (ProbabilityCuts is [var undecided, ..])
            throw new ArgumentException($"Selection '{Name}' holds the probability '{undecided}', so that events neither pass nor fail. "
                + "Leave that cut away with Without(...), or draw a 0/1 column first.", nameof(events));
        const string Row = "selectionRow";
        var passes = new bool[events.Count];
        foreach (var row in Apply(events.WithColumns((Row, [.. Enumerable.Range(0, events.Count).Select(i => (double)i)])))[Row])
            passes[(int)row] = true;
        return passes;
    }

    /// <summary>How many events each cut leaves of each sample.</summary>
    /// <param name="samples">At least one sample, with weights that count expected events.</param>
    public CutFlow CutFlow(params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException($"The cut flow of selection '{Name}' needs at least one sample.", nameof(samples));
        foreach (var sample in samples)
            sample.RefuseTraining("a cut flow");
        var left = samples.ToArray();
        var (yields, entries) = (new List<IReadOnlyList<Estimate>>(), new List<IReadOnlyList<int>>());
        var nans = new List<IReadOnlyList<int>> { new int[left.Length] };
        Count();
        foreach (var step in _steps)
        {
            nans.Add([.. left.Select(t => t.CountNaN(step.Inputs))]);
            left = [.. left.Select(step.Apply)];
            Count();
        }
        return new CutFlow(Name, ["produced", .. Cuts], [.. samples.Select(t => t.Name)], yields, entries)
        {
            NanEntries = nans,
            Notes = [.. samples.SelectMany(table => table.Notes).Distinct()],
        };

        void Count()
        {
            yields.Add([.. left.Select(t => new Estimate(t.SumOfWeights, Math.Sqrt(t.SumOfSquaredWeights)))]);
            entries.Add([.. left.Select(t => t.Count)]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {string.Join("; ", Cuts)}";

    internal SelectionStep StepOf(string cut) => _steps.FirstOrDefault(s => s.Name == cut)
        ?? throw new KeyNotFoundException($"No cut '{cut}' in selection '{Name}'. Nearest: {string.Join(", ", NearestNames.To(cut, Cuts))}.");

    private Selection Append(SelectionStep step)
    {
        if (Cuts.Contains(step.Name))
            throw new ArgumentException($"Selection '{Name}' already has a cut '{step.Name}'; cut names are unique.", nameof(step));
        return new Selection(Name, [.. _steps, step]);
    }
}
