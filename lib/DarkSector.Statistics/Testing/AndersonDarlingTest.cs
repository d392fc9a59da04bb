using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>The Anderson-Darling test of two samples: like Kolmogorov-Smirnov, with more weight in the tails.</summary>
/// <remarks>Statistic of Scholz and Stephens, J. Am. Stat. Assoc. 82 (1987) 918, Eq. 7 (midranks for ties), minus its mean and divided by
/// its standard deviation; the p-value comes from permutations.</remarks>
public static class AndersonDarlingTest
{
    /// <summary>The test.</summary>
    /// <param name="first">One sample.</param>
    /// <param name="second">The other.</param>
    /// <param name="permutations">Permutations for the p-value, at least 99.</param>
    /// <param name="rng">Random numbers.</param>
    public static GoodnessOfFitResult TwoSamples(IReadOnlyList<double> first, IReadOnlyList<double> second, int permutations, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(rng);
        if (first.Count < 2 || second.Count < 2)
            throw new ArgumentException($"The samples have {first.Count} and {second.Count} values; each needs at least 2.");
        double[] all = [.. first, .. second];
        if (all.Any(x => !double.IsFinite(x)))
            throw new ArgumentException("A value is no finite number; remove such events first.");
        var groups = Groups(all);
        double Statistic(int[] order) => Rank(groups, order, first.Count);
        var (mean, deviation) = (1.0, Deviation(first.Count, second.Count));
        var observed = Statistic([.. Enumerable.Range(0, all.Length)]);
        var pValue = PermutationTest.PValue(all.Length, first.Count, Statistic, observed, permutations, rng);
        return new GoodnessOfFitResult(
            "Anderson-Darling, two samples", (observed - mean) / deviation, pValue.Value, pValue.Error, Invariant($"{permutations} permutations"));
    }

    /// <summary>Which of the distinct values, in increasing order, each event has.</summary>
    private static int[] Groups(double[] values)
    {
        var distinct = values.Distinct().Order().ToArray();
        return [.. values.Select(x => Array.BinarySearch(distinct, x))];
    }

    private static double Rank(int[] groups, int[] order, int first)
    {
        var count = groups.Max() + 1;
        var (ties, inFirst) = (new double[count], new double[count]);
        for (var k = 0; k < order.Length; k++)
        {
            ties[groups[order[k]]]++;
            inFirst[groups[order[k]]] += k < first ? 1 : 0;
        }

        double total = order.Length;
        var (sum, below, belowFirst) = (0.0, 0.0, 0.0);
        for (var j = 0; j < count; j++)
        {
            var rank = below + 0.5 * ties[j];
            var scale = ties[j] / (rank * (total - rank) - 0.25 * total * ties[j]);
            var firstRank = belowFirst + 0.5 * inFirst[j];
            var secondRank = rank - firstRank;
            if (double.IsFinite(scale))
            {
                sum += scale * (Math.Pow(total * firstRank - first * rank, 2) / first
                    + Math.Pow(total * secondRank - (total - first) * rank, 2) / (total - first));
            }

            below += ties[j];
            belowFirst += inFirst[j];
        }

        return (total - 1) / (total * total) * sum;
    }

    /// <summary>Standard deviation of the statistic for two samples, Eq. 4 of the paper.</summary>
    private static double Deviation(int n, int m)
    {
        const double k = 2;
        double total = n + m;
        var inverse = 1.0 / n + 1.0 / m;
        var h = Enumerable.Range(1, n + m - 1).Sum(i => 1.0 / i);
        var (g, tail) = (0.0, 0.0);
        for (var i = n + m - 1; i >= 2; i--)
        {
            // g = sum over i < j of 1/((N - i) j).
            tail += 1.0 / i;
            g += tail / (total - (i - 1));
        }

        var a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        var b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        var c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        var d = (2 * h + 6) * k * k - 4 * h * k;
        return Math.Sqrt((((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3)));
    }
}
