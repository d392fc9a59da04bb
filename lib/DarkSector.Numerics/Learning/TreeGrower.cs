namespace DarkSector.Numerics.Learning;

/// <summary>Grows a tree level by level on binned events.</summary>
/// <remarks>Only the smaller child of a cut is summed; the other is the difference. Memory is used again for the next tree.</remarks>
internal sealed class TreeGrower
{
    private readonly BoostingOptions _options;
    private readonly FeatureBins _bins;
    private readonly int _features;
    private readonly SplitFinder _finder;
    private readonly GradientHistogram _histogram;
    private readonly double[][] _sums;
    private readonly ParallelOptions _threads;
    private readonly int[] _above;

    internal TreeGrower(FeatureBins bins, int rows, int[] directions, BoostingOptions options, ParallelOptions threads)
    {
        (_bins, _options, _threads, _features) = (bins, options, threads, bins.Edges.Length);
        _finder = new SplitFinder(options, [.. bins.Edges.Select(e => e.Length)], directions);
        _histogram = new GradientHistogram(_features);
        _sums = [.. Enumerable.Range(0, (1 << options.Depth) - 1).Select(_ => new double[2 * GradientHistogram.BinsPerFeature * _features])];
        _above = new int[rows];
    }

    /// <summary>The nodes of the last tree: which of the rows given to <see cref="Grow"/> lie in each, and the sums of their derivatives.</summary>
    private sealed class Node(ArraySegment<int> rows, Derivatives total, ValueRange range)
    {
        internal ArraySegment<int> Rows { get; } = rows;
        internal Derivatives Total { get; } = total;
        internal ValueRange Range { get; } = range;
    }

    /// <summary>Grows a tree and adds its leaves to the scores of its rows.</summary>
    /// <param name="rows">The rows to grow on; they are put into another order.</param>
    /// <param name="derivatives">First and second derivative of each row, as two floats in a word.</param>
    /// <param name="allowed">Whether a feature may be cut on.</param>
    /// <param name="scores">Sum over trees of each row.</param>
    internal RegressionTree Grow(ArraySegment<int> rows, double[] derivatives, bool[] allowed, double[] scores)
    {
        var tree = RegressionTree.Empty(_options.Depth);
        var nodes = new Node?[tree.Feature.Length];
        _histogram.Fill(rows, _bins.Bins, derivatives, _sums[0], _threads);
        nodes[0] = new Node(rows, Total(_sums[0]), ValueRange.Any);
        for (var i = 0; i < nodes.Length; i++)
            if (nodes[i] is { } node)
                GrowNode(tree, nodes, i, node, derivatives, allowed, scores);
        return tree;
    }

    private void GrowNode(RegressionTree tree, Node?[] nodes, int i, Node node, double[] derivatives, bool[] allowed, double[] scores)
    {
        tree.Cover[i] = node.Total.Second;
        var split = i < _sums.Length ? _finder.Best(_sums[i], node.Total, allowed, node.Range) : default;
        if (!(split.Gain > 0))
        {
            tree.Value[i] = (float)(_options.LearningRate * (node.Total.Second >= _options.SmallestLeaf ? _finder.Value(node.Total, node.Range) : 0));
            AddTo(scores, node.Rows, tree.Value[i]);
            return;
        }
        (tree.Feature[i], tree.Threshold[i], tree.Gain[i]) = (split.Feature, _bins.Edges[split.Feature][split.Bin], split.Gain);
        var below = Partition(node.Rows, split.Feature, split.Bin);
        var ranges = _finder.Ranges(split, node.Range);
        nodes[2 * i + 1] = new Node(node.Rows[..below], split.Below, ranges.Below);
        nodes[2 * i + 2] = new Node(node.Rows[below..], split.Above, ranges.Above);
        if (2 * i + 2 < _sums.Length)
            FillChildren(i, node.Rows, below, derivatives);
    }

    private void FillChildren(int i, ArraySegment<int> rows, int below, double[] derivatives)
    {
        var belowIsSmaller = 2 * below <= rows.Count;
        var (smaller, larger) = belowIsSmaller ? (2 * i + 1, 2 * i + 2) : (2 * i + 2, 2 * i + 1);
        _histogram.Fill(belowIsSmaller ? rows[..below] : rows[below..], _bins.Bins, derivatives, _sums[smaller], _threads);
        GradientHistogram.Subtract(_sums[i], _sums[smaller], _sums[larger]);
    }

    // Both sides keep their order. Each row is written to both, and counted on one: the processor need not guess.
    private int Partition(ArraySegment<int> rows, int feature, int bin)
    {
        var span = rows.AsSpan();
        var above = _above.AsSpan();
        var bins = _bins.Bins;
        var (countBelow, countAbove) = (0, 0);
        foreach (var row in span)
        {
            var isAbove = bins[(long)row * _features + feature] > bin ? 1 : 0;
            span[countBelow] = row;
            above[countAbove] = row;
            countBelow += 1 - isAbove;
            countAbove += isAbove;
        }
        above[..countAbove].CopyTo(span[countBelow..]);
        return countBelow;
    }

    // Every feature has the same total; the first is summed.
    private static Derivatives Total(double[] sums)
    {
        var (first, second) = (0.0, 0.0);
        for (var bin = 0; bin < GradientHistogram.BinsPerFeature; bin++)
        {
            first += sums[2 * bin];
            second += sums[2 * bin + 1];
        }
        return new Derivatives(first, second);
    }

    private static void AddTo(double[] scores, ArraySegment<int> rows, double value)
    {
        foreach (var row in rows.AsSpan())
            scores[row] += value;
    }
}
