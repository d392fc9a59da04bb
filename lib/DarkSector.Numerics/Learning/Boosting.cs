using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>One training of <see cref="BoostedTrees"/>.</summary>
internal sealed class Boosting
{
    private const int LossBlock = 16_384;

    private readonly LearningSample _sample;
    private readonly BoostingOptions _options;
    private readonly RandomStream _rng;
    private readonly ParallelOptions _threads;
    private readonly BoostingValidation? _validation;
    private readonly int[] _labels;
    private readonly double[] _weights;
    private readonly double[] _signalWeights;
    private readonly double[] _derivatives;
    private readonly double[][] _scores;
    private readonly double[] _start;
    private readonly FeatureBins _bins;
    private readonly TreeGrower _grower;
    private readonly int[] _rows;

    internal Boosting(LearningSample sample, LearningSample? validation, BoostingOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        sample.RefuseTestEvents();
        validation?.RefuseTestEvents();
        (_sample, _options, _rng) = (sample, options, rng);
        _threads = new ParallelOptions { MaxDegreeOfParallelism = options.Threads == 0 ? -1 : options.Threads };
        _labels = [.. sample.Labels];
        _weights = Scaled(sample.Weights);
        _signalWeights = [.. _weights.Select((w, i) => _labels[i] == 0 ? w : 0)];
        _start = Start(sample);
        _scores = [.. _start.Select(s => Enumerable.Repeat(s, sample.Count).ToArray())];
        _derivatives = new double[sample.Count];
        _rows = new int[sample.Count];
        _bins = FeatureBins.Of(sample.FeatureColumns, options.Bins, _threads);
        _grower = new TreeGrower(_bins, sample.Count, Directions(sample, options), options, _threads);
        _validation = validation is null ? null : new BoostingValidation(sample, validation, _start);
    }

    internal BoostedTrees Run()
    {
        var rounds = new List<RegressionTree[]>();
        var losses = new List<LossPoint>();
        var best = 0;
        while (rounds.Count < _options.Trees && (_validation is null || rounds.Count - best < _options.Patience))
        {
            var round = Round(_rng["rounds"][rounds.Count]);
            rounds.Add(round);
            if (_validation is null)
                continue;
            losses.Add(new LossPoint(rounds.Count, BoostingLoss.Mean(_scores, _labels, _weights), _validation.LossWith(round)));
            if (best == 0 || losses[^1].Validation < losses[best - 1].Validation)
                best = rounds.Count;
        }
        var kept = _validation is null ? rounds.Count : best;
        return new BoostedTrees(_sample.Features, _sample.Classes, _sample.Record, _start, [.. rounds.Take(kept)], losses);
    }

    private RegressionTree[] Round(RandomStream rng)
    {
        var allowed = Allowed(rng);
        var count = ChosenRows(rng);
        var probabilities = _scores.Length == 1 ? null : Probabilities();
        var trees = new RegressionTree[_scores.Length];
        for (var k = 0; k < trees.Length; k++)
        {
            if (probabilities is null)
                DerivativesOfTwo();
            else
                BoostingLoss.OfClass(probabilities[k], _weights, _labels, k, _derivatives);
            trees[k] = _grower.Grow(new ArraySegment<int>(_rows, 0, count), _derivatives, allowed, _scores[k]);
            for (var i = count; i < _rows.Length; i++)
                _scores[k][_rows[i]] += trees[k].Value[LeafOf(trees[k], _rows[i])];
        }
        return trees;
    }

    private void DerivativesOfTwo()
    {
        var blocks = (_weights.Length + LossBlock - 1) / LossBlock;
        void Block(int block)
        {
            var (first, count) = (block * LossBlock, Math.Min(LossBlock, _weights.Length - block * LossBlock));
            BoostingLoss.OfTwo(_scores[0].AsSpan(first, count), _weights.AsSpan(first, count), _signalWeights.AsSpan(first, count), _derivatives.AsSpan(first, count));
        }
        if (_threads.MaxDegreeOfParallelism == 1)
            for (var block = 0; block < blocks; block++)
                Block(block);
        else
            Parallel.For(0, blocks, _threads, Block);
    }

    private double[][] Probabilities()
    {
        double[][] probabilities = [.. _scores.Select(s => (double[])s.Clone())];
        BoostingLoss.ToProbabilities(probabilities);
        return probabilities;
    }

    // Rows of this round's share come first, each part in order; all rows count when the share is 1.
    private int ChosenRows(RandomStream rng)
    {
        var (chosen, left) = (0, _rows.Length);
        var draws = rng["rows"];
        for (var row = 0; row < _rows.Length; row++)
        {
            if (_options.RowShare == 1 || draws.Uniform() < _options.RowShare)
                _rows[chosen++] = row;
            else
                _rows[--left] = row;
        }
        return chosen;
    }

    private bool[] Allowed(RandomStream rng)
    {
        var count = Math.Max(1, (int)Math.Round(_options.FeatureShare * _sample.Features.Count));
        var draws = rng["features"];
        int[] order = [.. Enumerable.Range(0, _sample.Features.Count)];
        var allowed = new bool[order.Length];
        for (var i = 0; i < count; i++)
        {
            var other = count == order.Length ? i : i + draws.Index(order.Length - i);
            (order[i], order[other]) = (order[other], order[i]);
            allowed[order[i]] = true;
        }
        return allowed;
    }

    private int LeafOf(RegressionTree tree, int row)
    {
        var node = 0;
        while (tree.Feature[node] is >= 0 and var f)
            node = 2 * node + ((float)_sample.FeatureColumns[f][row] > tree.Threshold[node] ? 2 : 1);
        return node;
    }

    private static double[] Scaled(IReadOnlyList<double> weights)
    {
        var magnitude = weights.Sum(Math.Abs) / weights.Count;
        return [.. weights.Select(w => w / magnitude)];
    }

    // Logarithms of the shares of the classes, or of their odds.
    private static double[] Start(LearningSample sample)
    {
        var sums = new double[sample.Classes.Count];
        for (var i = 0; i < sample.Count; i++)
            sums[sample.Labels[i]] += sample.Weights[i];
        return sums.Length == 2 ? [Math.Log(sums[0] / sums[1])] : [.. sums.Select(s => Math.Log(s / sums.Sum()))];
    }

    private static int[] Directions(LearningSample sample, BoostingOptions options)
    {
        if (options.Monotone.Count == 0)
            return [];
        if (sample.Classes.Count > 2)
            throw new ArgumentException($"Monotone features are for two classes; the sample has {sample.Classes.Count}.", nameof(options));
        if (options.Monotone.Keys.FirstOrDefault(name => !sample.Features.Contains(name)) is { } unknown)
            throw new KeyNotFoundException($"Monotone names '{unknown}', which is no feature. Nearest: {string.Join(", ", NearestNames.To(unknown, sample.Features))}.");
        return [.. sample.Features.Select(name => !options.Monotone.TryGetValue(name, out var way) ? 0 : way == Monotonicity.Rising ? 1 : -1)];
    }
}
