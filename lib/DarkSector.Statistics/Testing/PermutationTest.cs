using DarkSector.Numerics;
using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Testing;

/// <summary>How often a statistic of two samples is as large when their events are mixed and divided again.</summary>
internal static class PermutationTest
{
    /// <summary>(1 + permutations at or above) / (1 + permutations), with its binomial error; the same for any number of threads.</summary>
    /// <param name="events">Events of both samples.</param>
    /// <param name="first">How many belong to the first.</param>
    /// <param name="statistic">Statistic of an order in which the first sample comes first.</param>
    /// <param name="observed">Its value for the data.</param>
    /// <param name="permutations">How many to draw.</param>
    /// <param name="rng">Random numbers.</param>
    internal static Estimate PValue(
        int events, int first, Func<int[], double> statistic, double observed, int permutations, RandomStream rng)
    {
        if (permutations < 99)
            throw new ArgumentOutOfRangeException(nameof(permutations), $"permutations = {permutations}; at least 99 are needed for a p-value.");
        var above = new bool[permutations];
        var threshold = observed - 1e-10 * Math.Abs(observed);
        Parallel.For(0, permutations, i => above[i] = statistic(Shuffled(events, first, rng[i])) >= threshold);
        var p = (1.0 + above.Count(yes => yes)) / (1 + permutations);
        return new Estimate(p, Math.Sqrt(p * (1 - p) / permutations));
    }

    // Fisher and Yates, as far as the first sample goes.
    private static int[] Shuffled(int events, int first, RandomStream rng)
    {
        var order = Enumerable.Range(0, events).ToArray();
        for (var i = 0; i < first; i++)
        {
            var j = i + rng.Index(events - i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
