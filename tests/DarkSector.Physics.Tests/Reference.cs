using System.Globalization;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Tests;

/// <summary>A table of expected values from tests/reference/physics: `#` comments, a line of column names, rows.</summary>
internal sealed class Reference
{
    private readonly string[] _columns;
    private readonly string[][] _rows;

    private Reference(string[] columns, string[][] rows)
    {
        _columns = columns;
        _rows = rows;
    }

    internal static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "reference", "physics", file);

    internal static Reference Load(string file)
    {
        var lines = File.ReadAllLines(PathOf(file)).Where(line => line.Length > 0 && line[0] != '#').Select(Cells).ToArray();
        return new Reference(lines[0], lines[1..]);
    }

    internal IEnumerable<Func<string, double>> Rows => _rows.Select(row => (Func<string, double>)(column => Number(row[Index(column)])));

    internal Func<string, double> Row(string column, string value)
    {
        var row = _rows.Single(r => r[Index(column)] == value);
        return name => Number(row[Index(name)]);
    }

    /// <summary>One variable of a file of histograms: counts and their Poisson variances.</summary>
    internal static Histogram Counts(string file, string variable)
    {
        var table = Load(file);
        var rows = table._rows.Where(r => r[0] == variable).ToArray();
        double[] Column(string name) => [.. rows.Select(r => Number(r[table.Index(name)]))];
        var counts = Column("n_events");
        return new Histogram(Axis.Variable([.. Column("bin_lo"), Column("bin_hi")[^1]]), counts, counts);
    }

    private int Index(string column) => Array.IndexOf(_columns, column) is var i && i >= 0 ? i
        : throw new KeyNotFoundException($"No column '{column}' among {string.Join(", ", _columns)}.");

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Commas inside quotes do not separate.
    private static string[] Cells(string line)
    {
        var parts = line.Split('"');
        for (var i = 1; i < parts.Length; i += 2)
            parts[i] = parts[i].Replace(',', ';');
        return [.. string.Concat(parts).Split(',').Select(cell => cell.Trim())];
    }
}
