namespace DarkSector.Numerics.Tables;

public sealed partial class EventTable
{
    /// <summary>The events in which none of the columns or particles holds a NaN.</summary>
    /// <param name="names">Names of columns and particles.</param>
    /// <exception cref="KeyNotFoundException">A name is neither column nor particle; the message names the nearest.</exception>
    public EventTable WhereNumbers(params IReadOnlyList<string> names)
    {
        var columns = StoredOf(names);
        return FirstNaN(columns) < 0 ? this : Keep([.. Enumerable.Range(0, Count).Select(StoredRow).Where(row => !HasNaN(columns, row))]);
    }

    /// <summary>The events that are marked.</summary>
    /// <param name="marked">One mark per row the table shows.</param>
    public EventTable WhereMarked(ReadOnlySpan<bool> marked)
    {
        if (marked.Length != Count)
            throw new ArgumentException($"{marked.Length} marks for the {Count} rows of table '{Name}'.", nameof(marked));
        var rows = new List<int>();
        for (var i = 0; i < marked.Length; i++)
            if (marked[i])
                rows.Add(StoredRow(i));
        return Keep([.. rows]);
    }

    /// <summary>The number of events in which at least one of the columns or particles holds a NaN.</summary>
    /// <param name="names">Names of columns and particles.</param>
    /// <exception cref="KeyNotFoundException">A name is neither column nor particle; the message names the nearest.</exception>
    public int CountNaN(params IReadOnlyList<string> names)
    {
        var columns = StoredOf(names);
        var count = 0;
        for (var i = 0; i < Count; i++)
            count += HasNaN(columns, StoredRow(i)) ? 1 : 0;
        return count;
    }

    private double[][] StoredOf(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return [.. names.SelectMany(name => !HasColumn(name) && HasParticle(name) ? Components.Select(c => _stored[name + c]) : [Stored(name)])];
    }

    private int FirstNaN(double[][] columns)
    {
        for (var i = 0; i < Count; i++)
            if (HasNaN(columns, StoredRow(i)))
                return i;
        return -1;
    }

    private static bool HasNaN(double[][] columns, int row)
    {
        foreach (var column in columns)
            if (double.IsNaN(column[row]))
                return true;
        return false;
    }
}
