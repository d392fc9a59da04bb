namespace DarkSector.Numerics.Learning;

/// <summary>A tree of cuts: node i has the children 2i + 1, where the feature is at most the threshold, and 2i + 2.</summary>
/// <param name="Depth">Cuts between root and leaf.</param>
/// <param name="Feature">Index of the feature a node cuts on; -1 for a leaf, or a node that does not exist.</param>
/// <param name="Threshold">The threshold, in single precision as the features are compared.</param>
/// <param name="Value">Value of a leaf, added to the sum over trees.</param>
/// <param name="Cover">Second derivative of the loss in a node: how much training it saw.</param>
/// <param name="Gain">By how much the cut lowered the loss.</param>
internal sealed record RegressionTree(int Depth, int[] Feature, float[] Threshold, float[] Value, double[] Cover, double[] Gain)
{
    internal static RegressionTree Empty(int depth)
    {
        var nodes = (2 << depth) - 1;
        var feature = new int[nodes];
        Array.Fill(feature, -1);
        return new RegressionTree(depth, feature, new float[nodes], new float[nodes], new double[nodes], new double[nodes]);
    }

    /// <summary>The tree with all of its leaves at the third level; for trees of at most three cuts.</summary>
    internal CompleteTree Complete => field ??= CompleteTree.Of(this);

    /// <summary>The leaf of an event whose features are given in the order of the model.</summary>
    internal int Leaf(ReadOnlySpan<float> features)
    {
        var node = 0;
        while (Feature[node] >= 0)
            node = 2 * node + (features[Feature[node]] > Threshold[node] ? 2 : 1);
        return node;
    }

    /// <summary>Whether the arrays fit together, for trees read from a file.</summary>
    internal bool IsSound(int features)
    {
        var nodes = (2 << Depth) - 1;
        return Depth is >= 1 and <= 8 && Feature.Length == nodes && Threshold.Length == nodes && Value.Length == nodes && Cover.Length == nodes && Gain.Length == nodes
            && Feature.All(f => f >= -1 && f < features) && Feature.Skip(nodes / 2).All(f => f == -1)
            && Threshold.All(float.IsFinite) && Value.All(float.IsFinite);
    }
}
