namespace DarkSector.Numerics.Learning;

/// <summary>A tree of exactly three levels of cuts, with the same leaf for every event as the tree it was made of.</summary>
/// <param name="Feature">Index of the feature of each of the seven cuts.</param>
/// <param name="Threshold">Threshold of each cut.</param>
/// <param name="Value">Values of the eight leaves.</param>
internal sealed record CompleteTree(int[] Feature, float[] Threshold, float[] Value)
{
    private const int Cuts = 7;

    // A leaf above the lowest level becomes cuts that nothing lies above, with its value at the lowest leaf on their left.
    internal static CompleteTree Of(RegressionTree tree)
    {
        var (feature, threshold, value) = (new int[Cuts], new float[Cuts], new float[Cuts + 1]);
        Array.Fill(threshold, float.PositiveInfinity);
        for (var node = 0; node < Math.Min(Cuts, tree.Feature.Length); node++)
            if (tree.Feature[node] >= 0)
                (feature[node], threshold[node]) = (tree.Feature[node], tree.Threshold[node]);
        for (var leaf = 0; leaf < tree.Feature.Length; leaf++)
        {
            if (tree.Feature[leaf] >= 0 || tree.Value[leaf] == 0)
                continue;
            var node = leaf;
            while (node < Cuts)
                node = 2 * node + 1;
            value[node - Cuts] = tree.Value[leaf];
        }
        return new CompleteTree(feature, threshold, value);
    }
}
