using DarkSector.Numerics.Tables;

namespace DarkSector.Notebook.Tables;

/// <summary>Events as a table to look at.</summary>
public static class EventTableDisplay
{
    /// <summary>The first five events, one row each.</summary>
    /// <param name="events">The events.</param>
    /// <param name="columns">Columns to show; all when left out.</param>
    public static Table ToTable(this EventTable events, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(columns);
        var shown = (columns.Count > 0 ? columns : events.ColumnNames).Select(name => events[name]).ToArray();
        const int Rows = 5;
        return Enumerable.Range(0, Math.Min(Rows, events.Count)).Aggregate(
            new Table([.. shown.Select(column => column.Name)]),
            (table, row) => table.AddRow([.. shown.Select(column => (object?)column[row])]))
            .WithCaption($"{events.Name}: {events.Count} events");
    }
}
