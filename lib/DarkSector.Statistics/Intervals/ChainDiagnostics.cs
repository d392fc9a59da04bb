namespace DarkSector.Statistics.Intervals;

/// <summary>Whether chains tell the same, and how many independent samples they are worth.</summary>
/// <remarks>Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 11.4 and 11.5.</remarks>
internal static class ChainDiagnostics
{
    /// <summary>sqrt of the pooled variance over the variance within, for chains cut in halves.</summary>
    internal static double SplitRHat(IReadOnlyList<double[]> chains)
    {
        var (within, pooled) = Variances(Halves(chains));
        return within == 0 ? double.PositiveInfinity : Math.Sqrt(pooled / within);
    }

    /// <summary>N over 1 + 2 (sum of autocorrelations), the sum ending where pairs of neighbours turn negative (Geyer), forced to fall.</summary>
    internal static double EffectiveSamples(IReadOnlyList<double[]> chains)
    {
        var halves = Halves(chains);
        var (within, pooled) = Variances(halves);
        if (within == 0)
            return 0;
        var length = halves[0].Length;
        var means = halves.Select(half => half.Average()).ToArray();
        double Correlation(int lag) => 1 - (within - halves.Select((half, k) => Autocovariance(half, means[k], lag)).Average()) / pooled;

        var sum = 0.0;
        var last = double.PositiveInfinity;
        for (var lag = 0; lag + 1 < length; lag += 2)
        {
            var pair = Math.Min(last, Correlation(lag) + Correlation(lag + 1));
            if (!(pair > 0))
                break;
            sum += pair;
            last = pair;
        }

        return halves.Length * length / Math.Max(2 * sum - 1, 1e-3);
    }

    private static double[][] Halves(IReadOnlyList<double[]> chains) =>
        [.. chains.SelectMany(chain => new[] { chain[..(chain.Length / 2)], chain[(chain.Length - chain.Length / 2)..] })];

    private static (double Within, double Pooled) Variances(double[][] chains)
    {
        var length = chains[0].Length;
        var means = chains.Select(chain => chain.Average()).ToArray();
        var grand = means.Average();
        var within = chains.Select((chain, k) => chain.Sum(x => (x - means[k]) * (x - means[k])) / (length - 1)).Average();
        var between = means.Sum(mean => (mean - grand) * (mean - grand)) / (chains.Length - 1);
        return (within, within * (length - 1) / length + between);
    }

    private static double Autocovariance(double[] chain, double mean, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < chain.Length; i++)
            sum += (chain[i] - mean) * (chain[i - lag] - mean);
        return sum / chain.Length;
    }
}
