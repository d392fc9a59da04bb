using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.FiguresOfMerit;
using static System.FormattableString;

namespace DarkSector.Physics.Selections;

/// <summary>Chooses the threshold of a cut with simulated signal and background.</summary>
/// <remarks>
/// `new CutOptimisation(signal, backgrounds, FigureOfMerit.Punzi(a: 3)).Above("dimuonPtCms", thresholds, rng)`.
/// Statistical uncertainties come from a bootstrap: the events between two thresholds are replaced by a Poisson number of events
/// of their mean weight, sum w^2 / sum w. An optimum chosen on events is biased towards their fluctuations; quote efficiencies from others.
/// </remarks>
/// <param name="Signal">Simulated signal after the other cuts.</param>
/// <param name="Backgrounds">Simulated backgrounds after the other cuts, with weights that count expected events.</param>
/// <param name="FigureOfMerit">What to optimise.</param>
public sealed record CutOptimisation(EventTable Signal, IReadOnlyList<EventTable> Backgrounds, FigureOfMerit FigureOfMerit)
{
    /// <summary>Sum of weights of the produced signal, the denominator of the efficiency; null when all of it is in the table.</summary>
    public double? Produced { get; init; }

    /// <summary>Number of bootstrap replicas.</summary>
    public int Replicas { get; init; } = 200;

    /// <summary>Scans cuts that keep events above a threshold.</summary>
    /// <param name="column">Column of all samples; events with NaN fail.</param>
    /// <param name="thresholds">At least two thresholds.</param>
    /// <param name="rng">Random numbers for the bootstrap.</param>
    public CutScan Above(string column, IReadOnlyList<double> thresholds, RandomStream rng) => Scan(column, thresholds, +1, rng);

    /// <summary>Scans cuts that keep events below a threshold.</summary>
    /// <param name="column">Column of all samples; events with NaN fail.</param>
    /// <param name="thresholds">At least two thresholds.</param>
    /// <param name="rng">Random numbers for the bootstrap.</param>
    public CutScan Below(string column, IReadOnlyList<double> thresholds, RandomStream rng) => Scan(column, thresholds, -1, rng);

    // Below a threshold is above its negative. The cuts are nested, so class k holds the events that pass the k loosest of them.
    private CutScan Scan(string column, IReadOnlyList<double> thresholds, int sign, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(rng);
        if (thresholds.Count < 2 || thresholds.Any(t => !double.IsFinite(t)) || thresholds.Distinct().Count() != thresholds.Count)
            throw new ArgumentException($"The thresholds {string.Join(", ", thresholds)} are not at least two different finite numbers.", nameof(thresholds));
        double[] sorted = [.. thresholds.Select(t => sign * t).Order()];
        var signal = ScanClasses.Of([Signal], column, sign, sorted);
        var produced = signal.CompletedTo(CheckedProduced());
        var background = ScanClasses.Of(Backgrounds, column, sign, sorted);
        var nominal = Merits(produced.Sums, background.Sums);
        double[][] replicas = [.. Enumerable.Range(0, Replicas).Select(i => Merits(produced.Replica(rng["signal"][i]), background.Replica(rng["background"][i])))];
        CutScanPoint[] points = [.. Enumerable.Range(0, sorted.Length).Select(i => new CutScanPoint(sign * sorted[i], produced.Share(i), background.Passing(i),
            new Estimate(nominal[i], Spread(replicas.Select(r => r[i])))))];
        var error = Spread(replicas.Select(Best).Where(i => i >= 0).Select(i => sorted[i]));
        return sign > 0 ? new CutScan(column, true, FigureOfMerit, points, Best(nominal), error)
            : new CutScan(column, false, FigureOfMerit, [.. points.Reverse()], Best(nominal) is >= 0 and var best ? points.Length - 1 - best : -1, error);
    }

    private double CheckedProduced()
    {
        if (Replicas < 2)
            throw new ArgumentOutOfRangeException(nameof(Replicas), $"Replicas = {Replicas}; a spread needs at least 2.");
        foreach (var table in Backgrounds.Prepend(Signal))
            table.RefuseTraining("a figure of merit");
        var (present, produced) = (Signal.SumOfWeights, Produced ?? Signal.SumOfWeights);
        if (Signal.Count == 0 || !(present > 0))
            throw new ArgumentException(Invariant($"Signal '{Signal.Name}' has {Signal.Count} events of weight {present}; an efficiency needs signal. Loosen the cuts before."));
        if (Backgrounds.Count == 0)
            throw new ArgumentException("An optimisation needs at least one background sample, even an empty one.");
        return produced >= present * (1 - 1e-12) && double.IsFinite(produced) ? produced
            : throw new ArgumentException(Invariant($"Produced = {produced}, but the signal table holds {present}: the efficiency would exceed 1. Give the sum of weights before all cuts."));
    }

    private double[] Merits(double[] signal, double[] background)
    {
        var total = signal.Sum();
        var (passing, left) = (0.0, 0.0);
        var merits = new double[signal.Length - 1];
        for (var k = merits.Length; k >= 1; k--)
        {
            (passing, left) = (passing + signal[k], left + background[k]);
            merits[k - 1] = total > 0 ? FigureOfMerit.Of(Math.Clamp(passing / total, 0, 1), Math.Max(0, left)) : double.NaN;
        }
        return merits;
    }

    private int Best(double[] merits)
    {
        var best = -1;
        for (var i = 0; i < merits.Length; i++)
            if (FigureOfMerit.IsBetter(merits[i], best < 0 ? double.NaN : merits[best]))
                best = i;
        return best;
    }

    private static double Spread(IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length < 2)
            return double.NaN;
        var mean = finite.Average();
        return Math.Sqrt(finite.Sum(v => (v - mean) * (v - mean)) / (finite.Length - 1));
    }
}
