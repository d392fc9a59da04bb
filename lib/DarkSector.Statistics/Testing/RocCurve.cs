using DarkSector.Numerics;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>Signal efficiency against background efficiency when the cut on a score is lowered.</summary>
/// <remarks>Tied scores are one point; negative weights are refused. The area is the probability that a signal event has the higher score,
/// ties counting half.</remarks>
/// <param name="Thresholds">Cuts "score at least", falling; the first is +infinity, above all events.</param>
/// <param name="BackgroundEfficiency">Fraction of background kept at each cut, 0 to 1.</param>
/// <param name="SignalEfficiency">Fraction of signal kept at each cut, 0 to 1.</param>
/// <param name="Area">Area under the curve with its standard deviation (DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988) 837).</param>
public sealed record RocCurve(
    IReadOnlyList<double> Thresholds, IReadOnlyList<double> BackgroundEfficiency, IReadOnlyList<double> SignalEfficiency, Estimate Area)
{
    /// <summary>The curve of scored events of weight 1.</summary>
    /// <param name="scores">Score of each event; larger for signal.</param>
    /// <param name="isSignal">What each event is.</param>
    public static RocCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> isSignal) =>
        Of(scores, isSignal, [.. Enumerable.Repeat(1.0, scores?.Count ?? 0)]);

    /// <summary>The curve of scored events with weights.</summary>
    /// <param name="scores">Score of each event; larger for signal.</param>
    /// <param name="isSignal">What each event is.</param>
    /// <param name="weights">Weight of each event, not negative.</param>
    public static RocCurve Of(IReadOnlyList<double> scores, IReadOnlyList<bool> isSignal, IReadOnlyList<double> weights)
    {
        Require(scores, isSignal, weights);
        var (signal, background) = (new Sums(), new Sums());
        var (thresholds, kept) = (new List<double> { double.PositiveInfinity }, new List<(double Background, double Signal)> { (0, 0) });
        var (signalTotal, backgroundTotal) = (Total(isSignal, weights, true), Total(isSignal, weights, false));
        foreach (var tied in Enumerable.Range(0, scores.Count).GroupBy(i => scores[i]).OrderByDescending(group => group.Key))
        {
            var (signalHere, backgroundHere) = (Here(tied, true), Here(tied, false));
            var (backgroundAbove, signalAbove) = kept[^1];

            // Fraction of the other class with a lower (signal) or a higher (background) score, ties counting half.
            signal.Add(tied.Where(i => isSignal[i]).Select(i => weights[i]), 1 - (backgroundAbove + 0.5 * backgroundHere) / backgroundTotal);
            background.Add(tied.Where(i => !isSignal[i]).Select(i => weights[i]), (signalAbove + 0.5 * signalHere) / signalTotal);
            thresholds.Add(tied.Key);
            kept.Add((backgroundAbove + backgroundHere, signalAbove + signalHere));
        }

        var area = new Estimate(signal.Mean, Math.Sqrt(signal.VarianceOfMean + background.VarianceOfMean));
        return new RocCurve(
            thresholds, [.. kept.Select(at => at.Background / backgroundTotal)], [.. kept.Select(at => at.Signal / signalTotal)], area);

        double Here(IEnumerable<int> tied, bool wanted) => tied.Where(i => isSignal[i] == wanted).Sum(i => weights[i]);
    }

    /// <summary>One line: the area.</summary>
    public override string ToString() => Invariant($"ROC curve of {Thresholds.Count - 1} cuts, area {Area}");

    private static double Total(IReadOnlyList<bool> isSignal, IReadOnlyList<double> weights, bool signal)
    {
        var total = 0.0;
        for (var i = 0; i < isSignal.Count; i++)
            total += isSignal[i] == signal ? weights[i] : 0;
        return total > 0
            ? total
            : throw new ArgumentException($"There is no {(signal ? "signal" : "background")} event with a weight; a curve needs both.");
    }

    private static void Require(IReadOnlyList<double> scores, IReadOnlyList<bool> isSignal, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(isSignal);
        ArgumentNullException.ThrowIfNull(weights);
        if (isSignal.Count != scores.Count || weights.Count != scores.Count)
            throw new ArgumentException($"{scores.Count} scores, {isSignal.Count} labels and {weights.Count} weights; one of each is needed per event.");
        for (var i = 0; i < scores.Count; i++)
        {
            if (double.IsNaN(scores[i]) || !(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException(
                    Invariant($"Event {i} has the score {scores[i]} and the weight {weights[i]}; scores are numbers, weights finite and not negative."));
            }
        }
    }

    /// <summary>Weighted mean of the fractions and its variance.</summary>
    private sealed class Sums
    {
        private readonly List<(double Weight, double Value)> terms = [];

        internal double Mean => terms.Sum(term => term.Weight * term.Value) / terms.Sum(term => term.Weight);

        internal double VarianceOfMean
        {
            get
            {
                var (mean, total, count) = (Mean, terms.Sum(term => term.Weight), Math.Max(2, terms.Count));
                return count / (count - 1.0) * terms.Sum(term => Math.Pow(term.Weight * (term.Value - mean) / total, 2));
            }
        }

        internal void Add(IEnumerable<double> weights, double value) => terms.AddRange(weights.Select(weight => (weight, value)));
    }
}
