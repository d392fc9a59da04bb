namespace DarkSector.Numerics.Learning;

/// <summary>A cut of a node.</summary>
/// <param name="Gain">By how much it lowers the loss; 0 when there is no cut.</param>
/// <param name="Feature">Index of the feature.</param>
/// <param name="Bin">Last bin below the cut.</param>
/// <param name="Below">Sums of the derivatives below.</param>
/// <param name="Above">Sums of the derivatives above.</param>
internal readonly record struct Split(double Gain, int Feature, int Bin, Derivatives Below, Derivatives Above);

/// <summary>Sums of the derivatives of the loss.</summary>
/// <param name="First">Sum of first derivatives.</param>
/// <param name="Second">Sum of second derivatives.</param>
internal readonly record struct Derivatives(double First, double Second);

/// <summary>The range that monotone features leave for the value of a node.</summary>
/// <param name="Low">Smallest value.</param>
/// <param name="High">Largest value.</param>
internal readonly record struct ValueRange(double Low, double High)
{
    internal static ValueRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
}

/// <summary>Finds the cut that lowers the loss most, from the sums in the bins.</summary>
/// <remarks>
/// A leaf of value v changes the loss by G v + (H + lambda) v^2 / 2, so that its best value is -G/(H + lambda) (Chen and Guestrin, KDD 2016, Eqs. 5 to 7).
/// Events of negative weight enter both sums with their sign; a cut must leave H of at least <see cref="BoostingOptions.SmallestLeaf"/> on both sides, which also refuses leaves in which they prevail.
/// Of equal cuts the first feature and the lowest bin win.
/// </remarks>
internal sealed class SplitFinder(BoostingOptions options, int[] edges, int[] directions)
{
    private readonly double _lambda = options.Regularisation;
    private readonly double _smallest = options.SmallestLeaf;

    /// <summary>The best cut of a node.</summary>
    /// <param name="sums">Sums in the bins, as <see cref="GradientHistogram"/> makes them.</param>
    /// <param name="node">Sums of the node.</param>
    /// <param name="allowed">Whether a feature may be cut on in this tree.</param>
    /// <param name="range">What monotone features leave for the value.</param>
    internal Split Best(double[] sums, Derivatives node, bool[] allowed, ValueRange range)
    {
        var best = default(Split);
        for (var f = 0; f < edges.Length; f++)
        {
            if (!allowed[f])
                continue;
            var bins = sums.AsSpan(2 * GradientHistogram.BinsPerFeature * f, 2 * edges[f]);
            var found = range == ValueRange.Any && directions.Length == 0 ? Free(bins, node, f) : Bound(bins, node, f, range);
            if (found.Gain > best.Gain)
                best = found;
        }
        return best;
    }

    /// <summary>The best value of a leaf.</summary>
    internal double Value(Derivatives node, ValueRange range) => Math.Clamp(-node.First / (node.Second + _lambda), range.Low, range.High);

    private Split Free(ReadOnlySpan<double> bins, Derivatives node, int feature)
    {
        var (best, bestBin, bestFirst, bestSecond) = (0.0, -1, 0.0, 0.0);
        var (first, second) = (0.0, 0.0);
        var parent = node.First * node.First / (node.Second + _lambda);
        for (var bin = 0; 2 * bin < bins.Length; bin++)
        {
            first += bins[2 * bin];
            second += bins[2 * bin + 1];
            var (firstAbove, secondAbove) = (node.First - first, node.Second - second);
            if (second < _smallest || secondAbove < _smallest)
                continue;
            var (below, above) = (second + _lambda, secondAbove + _lambda);
            var gain = (first * first * above + firstAbove * firstAbove * below) / (below * above) - parent;
            if (gain > best)
                (best, bestBin, bestFirst, bestSecond) = (gain, bin, first, second);
        }
        // Half of it, since the loss falls by G^2 / (2 (H + lambda)); rounding alone is no gain.
        return bestBin < 0 || best < 1e-9 * Math.Abs(parent) ? default
            : new Split(0.5 * best, feature, bestBin, new(bestFirst, bestSecond), new(node.First - bestFirst, node.Second - bestSecond));
    }

    private Split Bound(ReadOnlySpan<double> bins, Derivatives node, int feature, ValueRange range)
    {
        var best = default(Split);
        var (first, second) = (0.0, 0.0);
        var parent = Loss(node, Value(node, range));
        for (var bin = 0; 2 * bin < bins.Length; bin++)
        {
            first += bins[2 * bin];
            second += bins[2 * bin + 1];
            var (below, above) = (new Derivatives(first, second), new Derivatives(node.First - first, node.Second - second));
            if (below.Second < _smallest || above.Second < _smallest)
                continue;
            var (valueBelow, valueAbove) = (Value(below, range), Value(above, range));
            if ((valueAbove - valueBelow) * directions[feature] < 0)
                continue;
            var gain = parent - Loss(below, valueBelow) - Loss(above, valueAbove);
            if (gain > best.Gain && gain > 1e-9 * Math.Abs(parent))
                best = new Split(gain, feature, bin, below, above);
        }
        return best;
    }

    /// <summary>The ranges of both children: those of a monotone cut meet in the middle.</summary>
    internal (ValueRange Below, ValueRange Above) Ranges(Split split, ValueRange range)
    {
        if (directions.Length == 0 || directions[split.Feature] == 0)
            return (range, range);
        var middle = 0.5 * (Value(split.Below, range) + Value(split.Above, range));
        return directions[split.Feature] > 0
            ? (range with { High = middle }, range with { Low = middle })
            : (range with { Low = middle }, range with { High = middle });
    }

    private double Loss(Derivatives node, double value) => node.First * value + 0.5 * (node.Second + _lambda) * value * value;
}
