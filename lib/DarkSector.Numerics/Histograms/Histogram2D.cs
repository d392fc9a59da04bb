using static System.FormattableString;

namespace DarkSector.Numerics.Histograms;

/// <summary>Weighted counts in cells of two axes, with variances; entries outside either range are counted together.</summary>
public sealed partial class Histogram2D
{
    private readonly double[,] _values;
    private readonly double[,] _variances;

    private Histogram2D(Axis x, Axis y, double[,] values, double[,] variances, double outside, long nanCount)
    {
        (X, Y) = (x, y);
        (_values, _variances) = (values, variances);
        (Outside, NanCount) = (outside, nanCount);
    }

    /// <summary>Fills a histogram with pairs of values and, where given, their weights.</summary>
    /// <param name="x">Bins of the first value.</param>
    /// <param name="y">Bins of the second value.</param>
    /// <param name="xs">First values; NaN is counted apart.</param>
    /// <param name="ys">Second values, as many as <paramref name="xs"/>.</param>
    /// <param name="weights">One weight per entry, or nothing for weights of one.</param>
    public static Histogram2D Fill(Axis x, Axis y, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (xs.Length != ys.Length || (!weights.IsEmpty && weights.Length != xs.Length))
            throw new ArgumentException($"{xs.Length} x values, {ys.Length} y values and {weights.Length} weights; they must agree.");
        var (values, variances) = (new double[x.Bins, y.Bins], new double[x.Bins, y.Bins]);
        var (outside, nans) = (0.0, 0L);
        for (var i = 0; i < xs.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsNaN(xs[i]) || double.IsNaN(ys[i]))
                nans++;
            else if (x.Index(xs[i]) is var column && y.Index(ys[i]) is var row
                     && column >= 0 && column < x.Bins && row >= 0 && row < y.Bins)
            {
                values[column, row] += weight;
                variances[column, row] += weight * weight;
            }
            else
                outside += weight;
        }
        return new Histogram2D(x, y, values, variances, outside, nans);
    }

    /// <summary>Bins of the first value.</summary>
    public Axis X { get; }

    /// <summary>Bins of the second value.</summary>
    public Axis Y { get; }

    /// <summary>Sum of weights outside either range.</summary>
    public double Outside { get; }

    /// <summary>Entries of which a value was not a number.</summary>
    public long NanCount { get; }

    /// <summary>Sum of weights in a cell.</summary>
    public double Value(int x, int y) => _values[x, y];

    /// <summary>Sum of squared weights in a cell.</summary>
    public double Variance(int x, int y) => _variances[x, y];

    /// <summary>Sum of all cells.</summary>
    public double Sum => _values.Cast<double>().Sum();

    /// <inheritdoc/>
    public override string ToString() => Invariant($"Histogram2D of ({X}) x ({Y}); sum {Sum:G6}, outside {Outside:G6}, NaN {NanCount}");
}
