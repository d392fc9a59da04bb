using System.Collections.Immutable;
using System.Globalization;

namespace DarkSector.Notebook.Figures;

/// <summary>Values at the nodes of a grid of two variables: a scan of mass and coupling. NaN where there is no value.</summary>
public sealed record ValueGrid
{
    /// <summary>A grid from the value of each node.</summary>
    /// <param name="x">Positions along x, rising, at least two.</param>
    /// <param name="y">Positions along y, rising, at least two.</param>
    /// <param name="value">Value of a node from its column and row.</param>
    public ValueGrid(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<int, int, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (X, Y) = (Rising(x, nameof(x)), Rising(y, nameof(y)));
        var columns = X.Length;
        Values = [.. Enumerable.Range(0, columns * Y.Length).Select(node => value(node % columns, node / columns))];
    }

    /// <summary>Positions of the columns.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Positions of the rows.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>Values, row after row from the lowest y.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The value of a node.</summary>
    /// <param name="column">Column, from 0.</param>
    /// <param name="row">Row, from 0.</param>
    public double this[int column, int row] => Values[row * X.Length + column];

    /// <summary>A function of two variables on a grid.</summary>
    /// <param name="x">Positions along x, rising, at least two.</param>
    /// <param name="y">Positions along y, rising, at least two.</param>
    /// <param name="function">The function.</param>
    public static ValueGrid Of(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<double, double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new ValueGrid(x, y, (column, row) => function(x[column], y[row]));
    }

    /// <summary>The points of a scan, in any order; nodes that were not scanned, or failed, are NaN.</summary>
    /// <param name="points">Positions and values; no position twice.</param>
    public static ValueGrid OfPoints(IEnumerable<(double X, double Y, double Value)> points)
    {
        var values = new Dictionary<(double, double), double>();
        foreach (var (x, y, value) in points)
        {
            if (!values.TryAdd((x, y), value))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The point ({x}, {y}) is there twice; each is scanned once."), nameof(points));
        }

        double[] xs = [.. values.Keys.Select(at => at.Item1).Distinct().Order()];
        double[] ys = [.. values.Keys.Select(at => at.Item2).Distinct().Order()];
        return new ValueGrid(xs, ys, (column, row) => values.GetValueOrDefault((xs[column], ys[row]), double.NaN));
    }

    /// <summary>Positions evenly spaced, or in equal steps of the logarithm.</summary>
    /// <param name="low">First position.</param>
    /// <param name="high">Last position, above the first.</param>
    /// <param name="count">Number of positions, at least 2.</param>
    /// <param name="logarithmic">Steps of the logarithm; both ends are then above 0.</param>
    public static ImmutableArray<double> Positions(double low, double high, int count, bool logarithmic = false)
    {
        if (!(low < high) || !double.IsFinite(high - low) || count < 2 || (logarithmic && low <= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(low), string.Create(CultureInfo.InvariantCulture,
                $"{count} positions from {low} to {high}; give at least 2, the first below the last, and above 0 for a logarithmic axis."));
        }

        return [.. Enumerable.Range(0, count).Select(i => (double)i / (count - 1))
            .Select(part => part == 1 ? high : logarithmic ? low * Math.Pow(high / low, part) : low + (high - low) * part)];
    }

    private static ImmutableArray<double> Rising(IReadOnlyList<double> positions, string name)
    {
        ArgumentNullException.ThrowIfNull(positions, name);
        var isRising = positions.Count >= 2 && positions.Zip(positions.Skip(1), (a, b) => a < b).All(yes => yes) && double.IsFinite(positions[^1] - positions[0]);
        return isRising ? [.. positions]
            : throw new ArgumentException($"A grid needs at least two finite positions along {name}, each above the one before; {positions.Count} given.", name);
    }
}
