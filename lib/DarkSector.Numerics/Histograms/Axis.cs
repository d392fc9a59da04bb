using static System.FormattableString;

namespace DarkSector.Numerics.Histograms;

/// <summary>The bins of one histogram dimension: increasing edges, a label and a unit for the figure.</summary>
/// <remarks>A bin holds its lower edge and excludes its upper one, but for the last bin, which holds both
/// (numpy's convention), so that a range given as [0, 1] counts a value of exactly 1.</remarks>
public sealed class Axis
{
    private readonly double[] _edges;
    private readonly double _inverseWidth;

    private Axis(double[] edges, bool isRegular, string label, string unit)
    {
        _edges = edges;
        IsRegular = isRegular;
        Label = label;
        Unit = unit;
        _inverseWidth = Bins / (High - Low);
    }

    /// <summary>Bins of equal width.</summary>
    /// <param name="bins">Number of bins, at least 1.</param>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin, above <paramref name="low"/>.</param>
    /// <param name="label">What is plotted; may hold `$...$` formulas.</param>
    /// <param name="unit">Unit of the axis as printed; empty for a pure number.</param>
    public static Axis Regular(int bins, double low, double high, string label = "", string unit = "")
    {
        if (bins < 1)
            throw new ArgumentOutOfRangeException(nameof(bins), $"bins = {bins}; an axis needs at least 1 bin.");
        if (!(low < high) || !double.IsFinite(high - low))
            throw new ArgumentException(Invariant($"The axis range [{low}, {high}] is not an interval of finite numbers with low < high."));
        var edges = new double[bins + 1];
        for (var i = 0; i < bins; i++)
            edges[i] = low + (high - low) * i / bins;
        edges[bins] = high;
        RefuseDisorder(edges);
        return new Axis(edges, isRegular: true, label, unit);
    }

    /// <summary>Bins between given edges.</summary>
    /// <param name="edges">At least two finite, strictly increasing edges.</param>
    /// <param name="label">What is plotted; may hold `$...$` formulas.</param>
    /// <param name="unit">Unit of the axis as printed; empty for a pure number.</param>
    public static Axis Variable(IReadOnlyList<double> edges, string label = "", string unit = "")
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (edges.Count < 2)
            throw new ArgumentException($"An axis needs at least 2 edges; {edges.Count} given.", nameof(edges));
        RefuseDisorder(edges);
        return new Axis([.. edges], isRegular: false, label, unit);
    }

    /// <summary>Number of bins, without underflow and overflow.</summary>
    public int Bins => _edges.Length - 1;

    /// <summary>Lower edge of the first bin.</summary>
    public double Low => _edges[0];

    /// <summary>Upper edge of the last bin.</summary>
    public double High => _edges[^1];

    /// <summary>Bin edges, one more than bins.</summary>
    public IReadOnlyList<double> Edges => _edges;

    /// <summary>Whether all bins have the same width.</summary>
    public bool IsRegular { get; }

    /// <summary>What is plotted.</summary>
    public string Label { get; }

    /// <summary>Unit as printed; empty for a pure number.</summary>
    public string Unit { get; }

    /// <summary>The middle of a bin.</summary>
    public double Center(int bin) => 0.5 * (_edges[bin] + _edges[bin + 1]);

    /// <summary>The width of a bin.</summary>
    public double Width(int bin) => _edges[bin + 1] - _edges[bin];

    /// <summary>The bin that holds a value: -1 below the range, <see cref="Bins"/> above it.</summary>
    /// <param name="value">A number; NaN is in no bin and throws.</param>
    public int Index(double value)
    {
        if (!(value >= Low))
            return double.IsNaN(value) ? throw new ArgumentException($"NaN is in no bin of {this}; count it apart.", nameof(value)) : -1;
        if (value >= High)
            return value == High ? Bins - 1 : Bins;
        return IsRegular ? RegularIndex(value) : SearchIndex(value);
    }

    /// <summary>Whether two axes have the same edges; labels do not matter.</summary>
    public bool SameBinsAs(Axis other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _edges.AsSpan().SequenceEqual(other._edges);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"{(Label.Length > 0 ? Label : "axis")}: {Bins} bins in [{Low:G6}, {High:G6}]{(Unit.Length > 0 ? $" {Unit}" : "")}");

    /// <summary>Neighbouring bins as an axis of their own, with the very same edges.</summary>
    internal Axis Slice(int first, int bins) => new(_edges[first..(first + bins + 1)], IsRegular, Label, Unit);

    private static void RefuseDisorder(IReadOnlyList<double> edges)
    {
        for (var i = 0; i < edges.Count; i++)
        {
            if (!double.IsFinite(edges[i]))
                throw new ArgumentException(Invariant($"Edge {i} is {edges[i]}; edges are finite numbers."), nameof(edges));
            if (i > 0 && edges[i] <= edges[i - 1])
                throw new ArgumentException(Invariant($"Edge {i} ({edges[i]}) is not above edge {i - 1} ({edges[i - 1]}); edges increase strictly."), nameof(edges));
        }
    }

    // The division may round across an edge: the stored edges decide.
    private int RegularIndex(double value)
    {
        var bin = Math.Min((int)((value - Low) * _inverseWidth), Bins - 1);
        if (value < _edges[bin])
            return bin - 1;
        return value >= _edges[bin + 1] ? bin + 1 : bin;
    }

    private int SearchIndex(double value)
    {
        var (bin, above) = (0, Bins);
        while (above - bin > 1)
        {
            var middle = (bin + above) / 2;
            (bin, above) = value < _edges[middle] ? (bin, middle) : (middle, above);
        }
        return bin;
    }
}
