using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>A table that a classifier learnt from.</summary>
/// <param name="Class">Name of the class it belongs to.</param>
/// <param name="Table">Name of the table.</param>
/// <param name="Role">Role of its events; <see cref="EventRole.Unassigned"/> when the sample was not split.</param>
/// <param name="Events">Number of events.</param>
/// <param name="SumOfWeights">Sum of their weights.</param>
/// <param name="Notes">Notes of the table, with the split it comes from.</param>
public sealed record TrainingTable(string Class, string Table, EventRole Role, int Events, double SumOfWeights, IReadOnlyList<string> Notes);

/// <summary>Which events a classifier was trained on. It is saved with the model.</summary>
/// <param name="Tables">The tables, class by class.</param>
public sealed record TrainingRecord(IReadOnlyList<TrainingTable> Tables)
{
    /// <summary>Whether a table that was not split has the name of one that the classifier learnt from, so that it may hold training events.</summary>
    /// <param name="events">Events to score.</param>
    public bool MayHaveSeen(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Role == EventRole.Unassigned && Tables.Any(table => table.Table == events.Name);
    }

    /// <summary>One line per table.</summary>
    public override string ToString() => string.Join('\n', Tables.Select(t =>
        FormattableString.Invariant($"{t.Class}: {t.Events} events of '{t.Table}' ({t.Role}), sum of weights {t.SumOfWeights:G6}")));
}
