using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Integration;

/// <summary>A separable map of the unit cube: equally likely intervals in each coordinate, narrow where the integrand is large.</summary>
/// <remarks>Lepage's grid, J. Comput. Phys. 27, 192 (1978), with smoothing and damping exponent 1.5 when it is refined.</remarks>
public sealed class ImportanceGrid
{
    internal const int Intervals = 64;
    internal const double Damping = 1.5;

    // In a narrow last interval a coordinate could round up to 1, where an integrand may be singular.
    private static readonly double BelowOne = Math.BitDecrement(1.0);

    private readonly double[][] _edges;

    private ImportanceGrid(double[][] edges) => _edges = edges;

    /// <summary>Number of coordinates.</summary>
    public int Dimensions => _edges.Length;

    /// <summary>The grid of equal intervals.</summary>
    /// <param name="dimensions">Number of coordinates, at least 1.</param>
    public static ImportanceGrid Uniform(int dimensions)
    {
        if (dimensions < 1)
            throw new ArgumentOutOfRangeException(nameof(dimensions), $"dimensions = {dimensions}; an integral needs at least 1 coordinate.");
        return new ImportanceGrid([.. Enumerable.Range(0, dimensions).Select(_ =>
            Enumerable.Range(0, Intervals + 1).Select(i => (double)i / Intervals).ToArray())]);
    }

    /// <summary>Draws a point.</summary>
    /// <param name="point">Receives the coordinates in [0, 1).</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The inverse of the density at the point: the weight of the point in an average.</returns>
    public double Sample(Span<double> point, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        if (point.Length != Dimensions)
            throw new ArgumentException($"A point of {point.Length} coordinates for a grid of {Dimensions}; they must agree.", nameof(point));
        Span<int> interval = stackalloc int[Dimensions];
        return Sample(point, interval, rng);
    }

    internal double Sample(Span<double> point, Span<int> interval, RandomStream rng)
    {
        var jacobian = 1.0;
        for (var d = 0; d < _edges.Length; d++)
        {
            var scaled = rng.Uniform() * Intervals;
            var i = (int)scaled;
            var (low, width) = (_edges[d][i], _edges[d][i + 1] - _edges[d][i]);
            interval[d] = i;
            point[d] = Math.Min(low + (scaled - i) * width, BelowOne);
            jacobian *= width * Intervals;
        }
        return jacobian;
    }

    /// <summary>The grid that follows what has been found.</summary>
    /// <param name="squaresPerInterval">Sums of squared weights in the intervals of each coordinate.</param>
    /// <param name="uniform">What is added to every interval, as a part of their average: a guard where points are few.</param>
    /// <param name="damping">Exponent; the smaller, the more careful the grid.</param>
    internal ImportanceGrid Refined(double[,] squaresPerInterval, double uniform = 0, double damping = Damping) =>
        new([.. _edges.Select((edges, d) => Refine(edges, Importance(squaresPerInterval, d, uniform, damping)))]);

    // Smooth over neighbours, then damp, so that noise does not tear the grid.
    private static double[] Importance(double[,] squares, int d, double uniform, double damping)
    {
        var smooth = new double[Intervals];
        for (var i = 0; i < Intervals; i++)
            smooth[i] = squares[d, Math.Max(0, i - 1)] + 6 * squares[d, i] + squares[d, Math.Min(Intervals - 1, i + 1)];
        if (uniform > 0)
        {
            var guard = uniform * smooth.Average();
            for (var i = 0; i < Intervals; i++)
                smooth[i] += guard;
        }
        var total = smooth.Sum();
        if (!(total > 0))
            return [.. Enumerable.Repeat(1.0, Intervals)];
        for (var i = 0; i < Intervals; i++)
        {
            var share = smooth[i] / total;
            smooth[i] = share is > 0 and < 1 ? Math.Pow((share - 1) / Math.Log(share), damping) : share;
            smooth[i] = Math.Max(smooth[i], 1e-12);
        }
        return smooth;
    }

    private static double[] Refine(double[] edges, double[] importance)
    {
        var refined = new double[Intervals + 1];
        var perInterval = importance.Sum() / Intervals;
        var (source, gathered) = (0, 0.0);
        for (var target = 1; target < Intervals; target++)
        {
            while (gathered < perInterval && source < Intervals)
                gathered += importance[source++];
            gathered -= perInterval;
            var width = edges[source] - edges[source - 1];
            refined[target] = edges[source] - gathered / importance[source - 1] * width;
        }
        refined[Intervals] = 1;
        return refined;
    }
}
