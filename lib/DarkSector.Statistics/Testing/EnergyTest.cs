using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>The energy test: whether two unbinned samples in any number of dimensions come from the same distribution.</summary>
/// <remarks>Use this where binning is out of the question, as in a Dalitz plot. The statistic is n m/(n + m) times 2 E|X - Y| - E|X - X'| -
/// E|Y - Y'|, zero on average for equal distributions and positive for all others (Szekely and Rizzo, J. Stat. Plan. Inference 143 (2013)
/// 1249; B. Aslan and G. Zech, NIM A 537 (2005) 626, use other distance functions). The p-value comes from permutations. Coordinates are
/// divided by the standard deviation of both samples together, so that units do not matter. Memory and time go as the square of the number
/// of events: up to about 5000.</remarks>
public static class EnergyTest
{
    /// <summary>The test.</summary>
    /// <param name="first">Points of one sample, each with its coordinates.</param>
    /// <param name="second">Points of the other.</param>
    /// <param name="permutations">Permutations for the p-value, at least 99; 999 know p = 0.05 to 0.007.</param>
    /// <param name="rng">Random numbers.</param>
    public static GoodnessOfFitResult Of(
        IReadOnlyList<IReadOnlyList<double>> first, IReadOnlyList<IReadOnlyList<double>> second, int permutations, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(rng);
        if (first.Count < 2 || second.Count < 2)
            throw new ArgumentException($"The samples have {first.Count} and {second.Count} points; each needs at least 2.");
        var points = first.Concat(second).ToArray();
        Require(points);
        var distances = Distances(points);
        var total = distances.Sum(row => row.Sum(distance => (double)distance));
        double Statistic(int[] order) => Energy(distances, order, first.Count, total);
        var observed = Statistic([.. Enumerable.Range(0, points.Length)]);
        var pValue = PermutationTest.PValue(points.Length, first.Count, Statistic, observed, permutations, rng);
        return new GoodnessOfFitResult("energy test", observed, pValue.Value, pValue.Error, Invariant($"{permutations} permutations"));
    }

    /// <summary>Sums within the first sample and within the second give the mixed one as what is left of all.</summary>
    private static double Energy(float[][] distances, int[] order, int first, double total)
    {
        var isFirst = new bool[order.Length];
        for (var i = 0; i < first; i++)
            isFirst[order[i]] = true;
        var (within, across) = (0.0, 0.0);
        for (var k = 0; k < first; k++)
        {
            var row = distances[order[k]];
            for (var j = 0; j < row.Length; j++)
            {
                if (isFirst[j])
                    within += row[j];
                else
                    across += row[j];
            }
        }

        double n = first;
        double m = order.Length - first;
        var withinSecond = total - within - 2 * across;
        return n * m / (n + m) * (2 * across / (n * m) - within / (n * n) - withinSecond / (m * m));
    }

    private static float[][] Distances(IReadOnlyList<double>[] points)
    {
        var dimensions = points[0].Count;
        var scales = Enumerable.Range(0, dimensions).Select(d => Deviation([.. points.Select(point => point[d])])).ToArray();
        var distances = new float[points.Length][];
        Parallel.For(0, points.Length, i =>
        {
            distances[i] = new float[points.Length];
            for (var j = 0; j < points.Length; j++)
            {
                var sum = 0.0;
                for (var d = 0; d < dimensions; d++)
                    sum += Math.Pow((points[i][d] - points[j][d]) / scales[d], 2);
                distances[i][j] = (float)Math.Sqrt(sum);
            }
        });
        return distances;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Average(x => (x - mean) * (x - mean)));
        return deviation > 0 ? deviation : 1;
    }

    private static void Require(IReadOnlyList<double>[] points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i].Count == 0 || points[i].Count != points[0].Count)
                throw new ArgumentException($"Point {i} has {points[i].Count} coordinates, the first {points[0].Count}; all need as many, at least 1.");
            if (points[i].Any(x => !double.IsFinite(x)))
                throw new ArgumentException($"Point {i} has a coordinate that is no finite number; remove such events first.");
        }
    }
}
