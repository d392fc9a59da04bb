using System.Collections;
using System.Text;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Datasets;

/// <summary>A record of a data set.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IDataRecord<TSelf>
    where TSelf : IDataRecord<TSelf>
{
    /// <summary>Name by which the record is found.</summary>
    string Name { get; }

    /// <summary>Heads of the columns that show a record, with units.</summary>
    static abstract IReadOnlyList<string> Heads { get; }

    /// <summary>What stands below them.</summary>
    IReadOnlyList<string> Cells { get; }

    /// <summary>The record of a line.</summary>
    internal static abstract TSelf Read(DataSetRow row);
}

/// <summary>The records of a data set, with its origin. Shows itself as a table.</summary>
/// <typeparam name="T">The kind of record.</typeparam>
public sealed class DataTable<T> : IReadOnlyList<T>
    where T : IDataRecord<T>
{
    private readonly T[] _records;

    internal DataTable(DataSetOrigin origin, T[] records) => (Origin, _records) = (origin, records);

    /// <summary>File, hash and source.</summary>
    public DataSetOrigin Origin { get; }

    /// <inheritdoc/>
    public int Count => _records.Length;

    /// <inheritdoc/>
    public T this[int index] => _records[index];

    /// <summary>The record of a name, the first one if there are several.</summary>
    /// <exception cref="KeyNotFoundException">There is no such record; the message names the nearest.</exception>
    public T this[string name] => _records.FirstOrDefault(record => record.Name == name) ?? throw new KeyNotFoundException(
        $"No '{name}' in the data set {Origin.Name}. Nearest: {string.Join(", ", NearestNames.To(name, _records.Select(record => record.Name).Distinct()))}.");

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _records.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as aligned text.</summary>
    public override string ToString()
    {
        IReadOnlyList<string>[] lines = [T.Heads, .. _records.Select(record => record.Cells)];
        var widths = T.Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }
}
