using DarkSector.Numerics.Shapes;

namespace DarkSector.Statistics.Testing;

/// <summary>Tail probabilities of the test statistics in the limit of many events, where the best strength is Gaussian with width sigma.</summary>
/// <remarks>arXiv:1007.1727, section 3. The Asimov set without signal has the statistic (mu/sigma)^2, of which <c>rootAsimov</c> is the root; strength and sigma: <see cref="Intervals.ClsValue.AsimovStatistic"/>.</remarks>
public static class AsymptoticDistribution
{
    /// <summary>Probabilities of a statistic at least as large as observed, with the tested signal and without.</summary>
    /// <param name="statistic">Any but q0.</param>
    /// <param name="root">Square root of the observed statistic.</param>
    /// <param name="rootAsimov">The same of the Asimov set without signal, above 0.</param>
    /// <returns>For a statistic of 0 the fraction of toys that are not 0: half of those with signal.</returns>
    public static (double SignalPlusBackground, double BackgroundOnly) Tails(TestStatistic statistic, double root, double rootAsimov)
    {
        var isBeyond = statistic is TestStatistic.QTilde or TestStatistic.TTilde && root > rootAsimov;

        // Best strengths below zero: (q - qA)/(2 sqrt qA), Eqs. 41 and 64.
        var distance = isBeyond ? (root - rootAsimov) * (root + rootAsimov) / (2 * rootAsimov) : root - rootAsimov;
        var (lowWith, lowWithout) = (StandardNormal.Survival(isBeyond ? distance + rootAsimov : root), StandardNormal.Survival(distance));
        return statistic is TestStatistic.QMu or TestStatistic.QTilde
            ? (lowWith, lowWithout)
            : (StandardNormal.Survival(root) + lowWith, StandardNormal.Survival(root + rootAsimov) + lowWithout);
    }

    /// <summary>Root of the statistic when the best strength, without signal, fluctuates upwards by a number of standard deviations.</summary>
    internal static double RootAt(TestStatistic statistic, double rootAsimov, double deviations) => statistic switch
    {
        TestStatistic.TMu => Math.Abs(rootAsimov - deviations),
        TestStatistic.TTilde or TestStatistic.QTilde when deviations < 0 => Math.Sqrt(rootAsimov * (rootAsimov - 2 * deviations)),
        TestStatistic.TTilde => Math.Abs(rootAsimov - deviations),
        _ => Math.Max(rootAsimov - deviations, 0),
    };
}
