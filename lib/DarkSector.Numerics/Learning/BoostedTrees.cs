using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>Mean loss per unit of weight after a number of boosting rounds.</summary>
/// <param name="Trees">Rounds.</param>
/// <param name="Training">Loss of the training events.</param>
/// <param name="Validation">Loss of the validation events.</param>
public readonly record struct LossPoint(int Trees, double Training, double Validation);

/// <summary>Gradient-boosted decision trees: use them when features are few and events many.</summary>
/// <remarks>
/// `BoostedTrees.Train(sample, validation, new BoostingOptions { Depth = 3 }, rng)`. Features are sorted into bins, and each tree lowers the logistic loss
/// (two classes) or the cross-entropy (more) of the sum of those before it by Newton's step (Friedman, Ann. Stat. 29, 1189 (2001); Chen and Guestrin, KDD 2016).
/// Negative weights enter with their sign: the expectation of the loss is that of the physical sample, and a cut has to leave a positive second derivative on both
/// sides, so that no leaf follows a region in which they prevail. The model is the same, bit for bit, for any number of threads. Features are compared in single precision.
/// </remarks>
public sealed partial class BoostedTrees : IClassifier
{
    private readonly double[] _start;
    private readonly RegressionTree[][] _rounds;

    internal BoostedTrees(IReadOnlyList<string> features, IReadOnlyList<string> classes, TrainingRecord training, double[] start, RegressionTree[][] rounds, IReadOnlyList<LossPoint> losses)
    {
        (Features, Classes, Training, LossCurve) = (features, classes, training, losses);
        (_start, _rounds) = (start, rounds);
    }

    /// <summary>Trains on all rounds that are asked for.</summary>
    /// <param name="sample">Events to learn from; make classes equal with <see cref="LearningSample.Balanced"/> unless the prior odds matter.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="rng">Random numbers for the shares of events and features.</param>
    public static BoostedTrees Train(LearningSample sample, BoostingOptions options, RandomStream rng) => new Boosting(sample, null, options, rng).Run();

    /// <summary>Trains until the loss of the validation events has not fallen for <see cref="BoostingOptions.Patience"/> rounds, and keeps the trees of the best round.</summary>
    /// <param name="sample">Events to learn from; make classes equal with <see cref="LearningSample.Balanced"/> unless the prior odds matter.</param>
    /// <param name="validation">Other events of the same classes, with the same features in any order.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="rng">Random numbers for the shares of events and features.</param>
    public static BoostedTrees Train(LearningSample sample, LearningSample validation, BoostingOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return new Boosting(sample, validation, options, rng).Run();
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Features { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes { get; }

    /// <inheritdoc/>
    public TrainingRecord Training { get; }

    /// <summary>Boosting rounds in the model.</summary>
    public int Rounds => _rounds.Length;

    /// <summary>Loss after each round, with validation events; empty without. It extends beyond the rounds that were kept.</summary>
    public IReadOnlyList<LossPoint> LossCurve { get; }

    /// <summary>Share of each feature in the fall of the loss over all cuts, largest first: what the trees use most. It counts cuts on noise too; <see cref="PermutationImportance"/> on test events does not.</summary>
    public IReadOnlyList<FeatureImportance> GainImportance()
    {
        var gains = new double[Features.Count];
        foreach (var tree in _rounds.SelectMany(round => round))
            for (var node = 0; node < tree.Feature.Length; node++)
                if (tree.Feature[node] >= 0)
                    gains[tree.Feature[node]] += tree.Gain[node];
        var total = Math.Max(gains.Sum(), double.Epsilon);
        return [.. Features.Select((name, f) => new FeatureImportance(name, new Estimate(gains[f] / total, 0))).OrderByDescending(i => i.Importance.Value)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(EventTable events) => Scored(events)[0];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(EventTable events)
    {
        var scores = Scored(events);
        return scores.Length > 1 ? scores : [scores[0], Array.ConvertAll(scores[0], p => 1 - p)];
    }

    /// <summary>Number of rounds, trees, features and classes.</summary>
    public override string ToString() => $"{Rounds} rounds of trees on {string.Join(", ", Features)} for {string.Join(", ", Classes)}";

    private double[][] Scored(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Column[] columns = [.. Features.Select(name => events[name])];
        double[][] scores = [.. _start.Select(_ => new double[events.Count])];
        Parallel.For(0, (events.Count + TreeSum.BlockSize - 1) / TreeSum.BlockSize, () => new ScoreBlock(this, columns), (block, _, scratch) =>
        {
            scratch.Score(block * TreeSum.BlockSize, scores);
            return scratch;
        }, _ => { });
        return scores;
    }

    /// <summary>Scores a block of events; one for each thread.</summary>
    private sealed class ScoreBlock(BoostedTrees model, Column[] columns)
    {
        private readonly float[] _features = new float[columns.Length * TreeSum.BlockSize];
        private readonly double[][] _sums = [.. model._start.Select(_ => new double[TreeSum.BlockSize])];
        private readonly bool[] _isNaN = new bool[TreeSum.BlockSize];

        internal void Score(int first, double[][] destination)
        {
            var count = Math.Min(TreeSum.BlockSize, destination[0].Length - first);
            Read(first, count);
            for (var k = 0; k < _sums.Length; k++)
                Array.Fill(_sums[k], model._start[k]);
            foreach (var round in model._rounds)
                for (var k = 0; k < round.Length; k++)
                    TreeSum.Add(round[k], _features, _sums[k]);
            if (_sums.Length == 1)
                BoostingLoss.ToProbability(_sums[0]);
            else
                BoostingLoss.ToProbabilities(_sums);
            for (var k = 0; k < _sums.Length; k++)
                for (var i = 0; i < count; i++)
                    destination[k][first + i] = _isNaN[i] ? double.NaN : _sums[k][i];
        }

        private void Read(int first, int count)
        {
            Array.Clear(_isNaN);
            for (var f = 0; f < columns.Length; f++)
            {
                var to = _features.AsSpan(f * TreeSum.BlockSize, count);
                columns[f].CopyTo(first, to);
                for (var i = 0; i < to.Length; i++)
                    _isNaN[i] |= float.IsNaN(to[i]);
            }
        }
    }
}
