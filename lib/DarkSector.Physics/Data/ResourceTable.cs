using System.Globalization;
using MathNet.Numerics.Interpolation;

namespace DarkSector.Physics.Data;

/// <summary>A table of numbers inside the assembly: `#` lines with the origin, a line of column names, rows in rising order of the first column.</summary>
internal sealed class ResourceTable
{
    private readonly string _name;
    private readonly string[] _columns;
    private readonly double[][] _rows;

    private ResourceTable(string name, string[] columns, double[][] rows)
    {
        _name = name;
        _columns = columns;
        _rows = rows;
    }

    /// <summary>The table of a file name in the folder Data.</summary>
    public static ResourceTable Load(string name)
    {
        using var resource = typeof(ResourceTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"The assembly has no table '{name}'.", nameof(name));
        using var reader = new StreamReader(resource);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#').ToArray();
        return new ResourceTable(name, lines[0].Split(','),
            [.. lines.Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture)).ToArray())]);
    }

    /// <summary>The numbers of a column.</summary>
    public double[] this[string column] => Array.IndexOf(_columns, column) is var i && i >= 0
        ? [.. _rows.Select(row => row[i])]
        : throw new KeyNotFoundException($"No column '{column}' in table '{_name}', which has {string.Join(", ", _columns)}.");

    /// <summary>Straight lines through the given numbers, against the first column; the end values hold beyond the ends.</summary>
    public Func<double, double> Interpolated(double[] values)
    {
        var x = this[_columns[0]];
        var line = LinearSpline.InterpolateSorted(x, values);
        return at => line.Interpolate(Math.Clamp(at, x[0], x[^1]));
    }
}
