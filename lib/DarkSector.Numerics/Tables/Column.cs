using System.Collections;
using static System.FormattableString;

namespace DarkSector.Numerics.Tables;

/// <summary>One column of an <see cref="EventTable"/>: a name and a number for every row the table shows.</summary>
public sealed class Column : IReadOnlyList<double>
{
    private readonly double[] _stored;
    private readonly int[]? _rows;

    internal Column(string name, double[] stored, int[]? rows)
    {
        Name = name;
        _stored = stored;
        _rows = rows;
    }

    /// <summary>Name, a camelCase identifier such as `recoilMassSquared`.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _rows?.Length ?? _stored.Length;

    /// <summary>The number in a row.</summary>
    public double this[int row] => _stored[_rows is null ? row : _rows[row]];

    /// <summary>A copy of the numbers, in row order.</summary>
    public double[] ToArray()
    {
        var values = new double[Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = this[row];
        return values;
    }

    /// <summary>The numbers from a row on, in single precision.</summary>
    internal void CopyTo(int first, Span<float> destination)
    {
        if (_rows is null)
            for (var i = 0; i < destination.Length; i++)
                destination[i] = (float)_stored[first + i];
        else
            for (var i = 0; i < destination.Length; i++)
                destination[i] = (float)_stored[_rows[first + i]];
    }

    /// <summary>Mean of the numbers; NaN for an empty column or one that holds a NaN.</summary>
    public double Mean => Sum(value => value) / Count;

    /// <summary>Standard deviation (divided by n - 1); NaN below two rows.</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            return Count < 2 ? double.NaN : Math.Sqrt(Sum(value => (value - mean) * (value - mean)) / (Count - 1));
        }
    }

    /// <summary>The value below which a fraction of the rows lies, interpolated linearly between rows; NaNs are left out.</summary>
    /// <param name="fraction">In [0, 1]; 0.5 is the median.</param>
    public double Quantile(double fraction)
    {
        if (fraction is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), Invariant($"fraction = {fraction}; a quantile needs a fraction in [0, 1]."));
        var sorted = this.Where(value => !double.IsNaN(value)).Order().ToArray();
        if (sorted.Length == 0)
            return double.NaN;
        var position = fraction * (sorted.Length - 1);
        var below = (int)position;
        var between = position - below;
        return between == 0 ? sorted[below] : sorted[below] + between * (sorted[below + 1] - sorted[below]);
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator()
    {
        for (var row = 0; row < Count; row++)
            yield return this[row];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name}: {Count} rows [{string.Join(", ", this.Take(5).Select(value => Invariant($"{value:G5}")))}{(Count > 5 ? ", ..." : "")}]";

    private double Sum(Func<double, double> term)
    {
        var sum = 0.0;
        for (var row = 0; row < Count; row++)
            sum += term(this[row]);
        return sum;
    }
}
