using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>Classical intervals for the mean of a Poisson count.</summary>
/// <remarks>Use this for an error bar of a count, or a limit without background: 2.303 events at 90 % and 2.996 at 95 % when none is seen.
/// Covers at least the confidence level for every mean. F. Garwood, Biometrika 28 (1936) 437. With a background use another method: a
/// classical limit minus the background may be negative.</remarks>
public static class Garwood
{
    /// <summary>The central interval: each tail has at most (1 - confidence)/2.</summary>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval Interval(double observed, double confidence)
    {
        CountingModel.RequireCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        var tail = 0.5 * (1 - confidence);
        return new Interval(
            PoissonDistribution.MeanWithSurvival(observed, tail), PoissonDistribution.MeanWithCdf(observed, tail), confidence, "Garwood, central");
    }

    /// <summary>The upper limit: P(N &lt;= observed) = 1 - confidence there.</summary>
    /// <param name="observed">Observed events, at least 0.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    public static Interval UpperLimit(double observed, double confidence)
    {
        CountingModel.RequireCount(observed);
        Intervals.Interval.RequireConfidence(confidence);
        return new Interval(0, PoissonDistribution.MeanWithCdf(observed, 1 - confidence), confidence, "classical upper limit");
    }
}
