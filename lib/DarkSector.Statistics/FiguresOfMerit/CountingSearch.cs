using DarkSector.Numerics.Shapes;
using MathNet.Numerics;

namespace DarkSector.Statistics.FiguresOfMerit;

/// <summary>Figures of merit of a search that counts events.</summary>
public static class CountingSearch
{
    private const int MostCounts = 100_000_000;

    /// <summary>Signal over the fluctuation of the background, for a signal of unknown size: larger is better.</summary>
    /// <remarks>efficiency / sqrt(B): the limit of many background events. Infinite without background, so that it prefers
    /// cuts that leave nothing; <see cref="Punzi.Merit"/> does not.</remarks>
    /// <param name="efficiency">Efficiency for signal, in [0, 1].</param>
    /// <param name="background">Expected background events, not negative.</param>
    public static double SignalOverRootBackground(double efficiency, double background)
    {
        Arguments.Check(efficiency, background);
        return efficiency == 0 ? 0 : efficiency / Math.Sqrt(background);
    }

    /// <summary>Fewest counts that are significant: the smallest n with P(N &gt;= n | B) &lt;= 1 - Phi(a).</summary>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    public static int CriticalCount(double background, double a)
    {
        Arguments.Check(efficiency: 1, background);
        Arguments.CheckPositive(a, nameof(a), "standard deviations");
        var allowed = StandardNormal.Survival(a);
        var (below, at) = (0, 1);
        while (ProbabilityOf(at, background) > allowed && at < MostCounts)
            (below, at) = (at, 2 * at);
        while (at - below > 1)
        {
            var middle = below + (at - below) / 2;
            (below, at) = ProbabilityOf(middle, background) > allowed ? (middle, at) : (below, middle);
        }
        return at;
    }

    /// <summary>Signal events that reach significance a with the probability Phi(b), with Poisson probabilities.</summary>
    /// <remarks>The s with P(N &gt;= n | B + s) = Phi(b), n being the <see cref="CriticalCount"/>: Punzi's condition (arXiv:physics/0308063) without
    /// approximation. It jumps where n does; <see cref="Punzi.MinimalSignal"/> is its smooth stand-in.</remarks>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations; 1.28155 is 90 %.</param>
    public static double DetectableSignal(double background, double a, double b)
    {
        var count = CriticalCount(background, a);
        return Math.Max(0, SpecialFunctions.GammaLowerRegularizedInv(count, StandardNormal.Cdf(b)) - background);
    }

    /// <summary>Smallest cross-section that is detected with significance a with the probability Phi(b), with Poisson probabilities [fb]: smaller is better.</summary>
    /// <remarks><see cref="DetectableSignal"/> / (efficiency luminosity); infinite without efficiency.</remarks>
    /// <param name="efficiency">Efficiency for signal, in [0, 1].</param>
    /// <param name="background">Expected background events, not negative.</param>
    /// <param name="a">Wanted significance in one-sided standard deviations, above 0.</param>
    /// <param name="b">Probability to reach it, in one-sided standard deviations.</param>
    /// <param name="luminosity">Integrated luminosity [fb^-1], above 0.</param>
    public static double DetectableCrossSection(double efficiency, double background, double a, double b, double luminosity)
    {
        Arguments.Check(efficiency, background);
        Arguments.CheckPositive(luminosity, nameof(luminosity), "fb^-1");
        return DetectableSignal(background, a, b) / (efficiency * luminosity);
    }

    // P(N >= n) of a Poisson count is the lower incomplete gamma function.
    private static double ProbabilityOf(int counts, double mean) => mean == 0 ? 0 : SpecialFunctions.GammaLowerRegularized(counts, mean);
}
