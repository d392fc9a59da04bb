using DarkSector.Numerics;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Suppression;

/// <summary>Two suppressions beside each other at one mass, on the same test events.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Gain">Smallest visible cross-section of the other over that of the first: above 1 the first is better.</param>
public sealed record MeritRatio(double Mass, Estimate Gain)
{
    // A window without simulated background is not free of background.
    private const double AddedEvents = 1;

    /// <summary>The gain at every mass, with the error that the number of simulated test events leaves.</summary>
    /// <remarks>`MeritRatio.Of(hypotheses, h => h.Merits(network.Select, judge), h => RectangularCuts.Merits(cuts, h, judge), judge, 50, rng)`. The errors are those of a bootstrap,
    /// with the same replica for both, since they keep many of the same events. One event is added to each background.</remarks>
    /// <param name="hypotheses">Masses, signals and backgrounds.</param>
    /// <param name="ours">Merits of the first.</param>
    /// <param name="theirs">Merits of the other.</param>
    /// <param name="options">Significance and power.</param>
    /// <param name="replicas">Number of replicas of the bootstrap, at least 2.</param>
    /// <param name="rng">Random numbers.</param>
    public static IReadOnlyList<MeritRatio> Of(MassHypotheses hypotheses, Func<MassHypotheses, IReadOnlyList<HypothesisMerit>> ours,
        Func<MassHypotheses, IReadOnlyList<HypothesisMerit>> theirs, PunziLossOptions options, int replicas, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(hypotheses);
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        if (replicas < 2)
            throw new ArgumentOutOfRangeException(nameof(replicas), $"replicas = {replicas}; at least 2 are needed for an error.");
        double[] Logarithms(MassHypotheses of) => [.. ours(of).Zip(theirs(of), (one, other) => Math.Log(Needed(other, options) / Needed(one, options)))];
        var nominal = Logarithms(hypotheses);
        var spread = Enumerable.Range(0, replicas).Select(i => Logarithms(hypotheses.Resampled(rng[i]))).ToArray();
        return [.. hypotheses.Signals.Select((signal, m) => new MeritRatio(signal.Mass,
            new Estimate(Math.Exp(nominal[m]), Math.Exp(nominal[m]) * Math.Sqrt(spread.Average(one => Math.Pow(one[m] - nominal[m], 2))))))];
    }

    /// <summary>Geometric mean of the gains.</summary>
    /// <param name="ratios">Gains of all masses.</param>
    public static double Mean(IReadOnlyList<MeritRatio> ratios) => Math.Exp(ratios.Average(ratio => Math.Log(ratio.Gain.Value)));

    private static double Needed(HypothesisMerit merit, PunziLossOptions options) =>
        Punzi.MinimalSignal(merit.Background.Value + AddedEvents, options.Significance, options.Power) / Math.Max(merit.Efficiency.Value, 1e-9);
}
