using System.Collections.Immutable;
using DarkSector.Numerics.Histograms;
using MathNet.Numerics.Distributions;

namespace DarkSector.Notebook.Figures;

/// <summary>Lengths of error bars below and above each point.</summary>
/// <param name="Low">Length downwards (or to the left), not negative.</param>
/// <param name="High">Length upwards (or to the right), not negative.</param>
public sealed record ErrorBars(ImmutableArray<double> Low, ImmutableArray<double> High)
{
    // Probability below minus one standard deviation of a normal distribution.
    private const double Tail = 0.158655253931457;

    /// <summary>No bars.</summary>
    public static ErrorBars None(int count) => new([.. new double[count]], [.. new double[count]]);

    /// <summary>Bars of the same length on both sides.</summary>
    public static ErrorBars Symmetric(IReadOnlyList<double> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        return new([.. lengths], [.. lengths]);
    }

    /// <summary>Bars of histogram bins: the central 68.3 % Poisson interval for counts, the root of the variance for weighted entries.</summary>
    /// <remarks>F. Garwood, Biometrika 28 (1936) 437: from the chi-squared quantiles, 0 at the low side of 0 counts.</remarks>
    public static ErrorBars OfCounts(Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        var isCounts = histogram.Values.Zip(histogram.Variances, (value, variance) => value == variance && value == Math.Floor(value)).All(yes => yes);
        if (!isCounts)
            return Symmetric([.. Enumerable.Range(0, histogram.Axis.Bins).Select(histogram.Error)]);
        var intervals = histogram.Values.Select(Garwood).ToArray();
        return new([.. intervals.Select(interval => interval.Low)], [.. intervals.Select(interval => interval.High)]);
    }

    // Above a thousand counts the interval is sqrt(n) (-0, +1) to better than a pixel.
    private static (double Low, double High) Garwood(double count)
    {
        if (count > 1000)
            return (Math.Sqrt(count), Math.Sqrt(count) + 1);
        var low = count == 0 ? 0 : Gamma.InvCDF(count, 1, Tail);
        return (count - low, Gamma.InvCDF(count + 1, 1, 1 - Tail) - count);
    }
}
