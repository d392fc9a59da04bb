using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>Weights of events by the number of nested cuts they pass: class k passes the k loosest.</summary>
/// <param name="Sums">Sum of weights per class.</param>
/// <param name="Squares">Sum of squared weights per class.</param>
internal sealed record ScanClasses(double[] Sums, double[] Squares)
{
    /// <summary>Sorts events into classes by how many thresholds they exceed.</summary>
    /// <param name="samples">The events.</param>
    /// <param name="column">The column that is cut on.</param>
    /// <param name="sign">Factor for the column's values: -1 turns "below" into "above".</param>
    /// <param name="thresholds">Increasing thresholds for the values times the sign.</param>
    public static ScanClasses Of(IReadOnlyList<EventTable> samples, string column, int sign, double[] thresholds)
    {
        var (sums, squares) = (new double[thresholds.Length + 1], new double[thresholds.Length + 1]);
        foreach (var sample in samples)
        {
            var (values, weights) = (sample[column], sample.Weights());
            for (var i = 0; i < weights.Length; i++)
            {
                var k = CountBelow(thresholds, sign * values[i]);
                sums[k] += weights[i];
                squares[k] += weights[i] * weights[i];
            }
        }
        return new ScanClasses(sums, squares);
    }

    /// <summary>The classes with further events of the present mean weight that pass no cut, so that the weights add up to what was produced.</summary>
    public ScanClasses CompletedTo(double produced)
    {
        var (sums, squares) = ((double[])Sums.Clone(), (double[])Squares.Clone());
        var missing = Math.Max(0, produced - Sums.Sum());
        sums[0] += missing;
        squares[0] += missing * Squares.Sum() / Sums.Sum();
        return new ScanClasses(sums, squares);
    }

    /// <summary>Events that pass a cut.</summary>
    public Estimate Passing(int threshold) => new(Sums[(threshold + 1)..].Sum(), Math.Sqrt(Squares[(threshold + 1)..].Sum()));

    /// <summary>Share of all events that passes a cut, with the binomial error of weighted events.</summary>
    /// <remarks>Variance ((1 - e)^2 sum of passing w^2 + e^2 sum of failing w^2) / (sum w)^2.</remarks>
    public Estimate Share(int threshold)
    {
        var (total, share) = (Sums.Sum(), Sums[(threshold + 1)..].Sum() / Sums.Sum());
        var variance = (1 - share) * (1 - share) * Squares[(threshold + 1)..].Sum() + share * share * Squares[..(threshold + 1)].Sum();
        return new Estimate(share, Math.Sqrt(variance) / total);
    }

    /// <summary>The sums of another sample of the same size: a Poisson number of events of mean weight in each class.</summary>
    public double[] Replica(RandomStream rng) => [.. Sums.Zip(Squares, (sum, square) => sum > 0
        ? square / sum * rng.Poisson(sum * sum / square) : sum + Math.Sqrt(square) * rng.Gaussian())];

    // NaN exceeds no threshold.
    private static int CountBelow(double[] thresholds, double value)
    {
        var (low, high) = (0, thresholds.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = value > thresholds[middle] ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
