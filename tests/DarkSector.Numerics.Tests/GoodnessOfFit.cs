using MathNet.Numerics.Distributions;

namespace DarkSector.Numerics.Tests;

/// <summary>Pearson's chi-squared between counts and what they should be on average.</summary>
internal static class GoodnessOfFit
{
    /// <summary>A sample of a correct distribution falls below this once in a thousand seeds; the seeds of the tests are fixed.</summary>
    public const double Threshold = 1e-3;

    /// <summary>Probability of a larger chi-squared, for counts whose total is that of the expectation.</summary>
    public static double PValue(IReadOnlyList<double> observed, IReadOnlyList<double> expected)
    {
        Assert.Equal(expected.Count, observed.Count);
        Assert.All(expected, e => Assert.True(e >= 10, $"{e} expected entries are too few for chi-squared"));
        Assert.Equal(expected.Sum(), observed.Sum(), 1e-6 * expected.Sum());
        var chiSquared = observed.Zip(expected, (o, e) => (o - e) * (o - e) / e).Sum();
        return 1 - ChiSquared.CDF(observed.Count - 1, chiSquared);
    }

    /// <summary>The same for numbers whose cumulative distribution is known: they are uniform in it.</summary>
    public static double PValue(IEnumerable<double> values, Func<double, double> cumulative, int bins = 50)
    {
        var counts = new double[bins];
        foreach (var value in values)
            counts[Math.Min(bins - 1, (int)(cumulative(value) * bins))]++;
        return PValue(counts, [.. Enumerable.Repeat(counts.Sum() / bins, bins)]);
    }
}
