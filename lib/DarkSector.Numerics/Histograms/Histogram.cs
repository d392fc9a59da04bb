using static System.FormattableString;

namespace DarkSector.Numerics.Histograms;

/// <summary>Weighted counts in bins, with their variances, underflow, overflow and a count of the NaNs met.</summary>
/// <remarks>The value of a bin is the sum of weights, its variance the sum of squared weights. An entry whose value is NaN is counted and
/// in no bin; a NaN weight makes the content of its bin NaN.</remarks>
public sealed partial class Histogram
{
    private readonly double[] _values;
    private readonly double[] _variances;

    /// <summary>A histogram with given contents.</summary>
    /// <param name="axis">The bins.</param>
    /// <param name="values">Sum of weights per bin.</param>
    /// <param name="variances">Sum of squared weights per bin, not negative.</param>
    /// <param name="underflow">Sum of weights below the range.</param>
    /// <param name="overflow">Sum of weights above the range.</param>
    /// <param name="nanCount">Entries whose value was not a number.</param>
    public Histogram(Axis axis, IReadOnlyList<double> values, IReadOnlyList<double> variances,
        double underflow = 0, double overflow = 0, long nanCount = 0)
    {
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(variances);
        if (values.Count != axis.Bins || variances.Count != axis.Bins)
            throw new ArgumentException($"{values.Count} values and {variances.Count} variances for {axis.Bins} bins; all three must agree.");
        for (var bin = 0; bin < axis.Bins; bin++)
            if (variances[bin] < 0)
                throw new ArgumentException(Invariant($"Bin {bin} has the variance {variances[bin]}; a variance is >= 0."), nameof(variances));
        Axis = axis;
        _values = [.. values];
        _variances = [.. variances];
        Underflow = underflow;
        Overflow = overflow;
        NanCount = nanCount;
    }

    /// <summary>Fills a histogram with values and, where given, their weights.</summary>
    /// <param name="axis">The bins.</param>
    /// <param name="values">One value per entry; NaN is counted apart.</param>
    /// <param name="weights">One weight per entry, or nothing for weights of one.</param>
    public static Histogram Fill(Axis axis, ReadOnlySpan<double> values, ReadOnlySpan<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(axis);
        if (!weights.IsEmpty && weights.Length != values.Length)
            throw new ArgumentException($"{weights.Length} weights for {values.Length} values.", nameof(weights));
        var sums = new double[axis.Bins + 2];
        var squares = new double[axis.Bins + 2];
        long nans = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                nans++;
                continue;
            }
            var weight = weights.IsEmpty ? 1 : weights[i];
            var bin = axis.Index(values[i]) + 1;
            sums[bin] += weight;
            squares[bin] += weight * weight;
        }
        return new Histogram(axis, sums[1..^1], squares[1..^1], sums[0], sums[^1], nans);
    }

    /// <summary>An empty histogram.</summary>
    public static Histogram Empty(Axis axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        return new Histogram(axis, new double[axis.Bins], new double[axis.Bins]);
    }

    /// <summary>The bins.</summary>
    public Axis Axis { get; }

    /// <summary>Sum of weights per bin.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Sum of squared weights per bin.</summary>
    public IReadOnlyList<double> Variances => _variances;

    /// <summary>Sum of weights below the range.</summary>
    public double Underflow { get; }

    /// <summary>Sum of weights above the range.</summary>
    public double Overflow { get; }

    /// <summary>Entries whose value was not a number; they are in no bin.</summary>
    public long NanCount { get; }

    /// <summary>Sum of all bins, without underflow and overflow.</summary>
    public double Sum => _values.Sum();

    /// <summary>The standard deviation of a bin's content, the root of its variance.</summary>
    public double Error(int bin) => Math.Sqrt(_variances[bin]);

    /// <summary>Mean of the binned distribution, bin centres weighted by contents; NaN when empty.</summary>
    public double Mean
    {
        get
        {
            var weighted = 0.0;
            for (var i = 0; i < Axis.Bins; i++)
                weighted += _values[i] * Axis.Center(i);
            return weighted / Sum;
        }
    }

    /// <summary>All contents multiplied by a factor, variances by its square.</summary>
    /// <param name="factor">A finite number.</param>
    public Histogram Scale(double factor)
    {
        if (!double.IsFinite(factor))
            throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"factor = {factor}; a histogram is scaled by a finite number."));
        return new Histogram(Axis, [.. _values.Select(v => v * factor)], [.. _variances.Select(v => v * factor * factor)],
            Underflow * factor, Overflow * factor, NanCount).WithNotesOf(this);
    }

    /// <summary>Bin-by-bin sum of two histograms with the same bins.</summary>
    public static Histogram operator +(Histogram left, Histogram right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (!left.Axis.SameBinsAs(right.Axis))
            throw new ArgumentException($"Histograms with different bins do not add: {left.Axis} and {right.Axis}.");
        return new Histogram(left.Axis,
            [.. left._values.Zip(right._values, (a, b) => a + b)],
            [.. left._variances.Zip(right._variances, (a, b) => a + b)],
            left.Underflow + right.Underflow, left.Overflow + right.Overflow, left.NanCount + right.NanCount).WithNotesOf(left, right);
    }

    /// <summary>The bins that lie wholly inside a range; the others join underflow and overflow.</summary>
    /// <remarks>An end within 1e-9 of a bin width from an edge is taken for that edge, so that rounding loses no bin.</remarks>
    /// <param name="low">Lower end, in units of the axis.</param>
    /// <param name="high">Upper end, in units of the axis.</param>
    public Histogram Window(double low, double high)
    {
        var bins = Enumerable.Range(0, Axis.Bins).Where(i => IsInside(i, low, high)).ToArray();
        if (bins.Length == 0)
            throw new ArgumentException(Invariant($"No bin of {Axis} lies inside [{low}, {high}]."));
        var (first, end) = (bins[0], bins[^1] + 1);
        return new Histogram(Axis.Slice(first, bins.Length), _values[first..end], _variances[first..end],
            Underflow + _values[..first].Sum(), Overflow + _values[end..].Sum(), NanCount).WithNotesOf(this);
    }

    /// <summary>The histogram with neighbouring bins merged; what lies outside the new bins goes to underflow and overflow.</summary>
    /// <param name="boundaries">Increasing indices of present bins: new bin i holds the present bins from boundary i up to, not with, boundary i + 1.</param>
    public Histogram Merge(IReadOnlyList<int> boundaries)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        if (boundaries.Count < 2 || boundaries[0] < 0 || boundaries[^1] > Axis.Bins || boundaries.Zip(boundaries.Skip(1), (a, b) => a >= b).Any(wrong => wrong))
            throw new ArgumentException($"The boundaries {string.Join(", ", boundaries)} do not increase from at least 0 to at most {Axis.Bins} bins.", nameof(boundaries));
        var groups = boundaries.Zip(boundaries.Skip(1)).ToArray();
        double[] Sums(double[] contents) => [.. groups.Select(g => contents[g.First..g.Second].Sum())];
        return new Histogram(Axis.Variable([.. boundaries.Select(b => Axis.Edges[b])], Axis.Label, Axis.Unit), Sums(_values), Sums(_variances),
            Underflow + _values[..boundaries[0]].Sum(), Overflow + _values[boundaries[^1]..].Sum(), NanCount).WithNotesOf(this);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"Histogram of {Axis}; sum {Sum:G6}, underflow {Underflow:G6}, overflow {Overflow:G6}, NaN {NanCount}");

    private bool IsInside(int bin, double low, double high)
    {
        var rounding = 1e-9 * Axis.Width(bin);
        return Axis.Edges[bin] >= low - rounding && Axis.Edges[bin + 1] <= high + rounding;
    }
}
