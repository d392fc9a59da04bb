namespace DarkSector.Numerics.Learning;

/// <summary>Shapley values of the features in a tree.</summary>
/// <remarks>
/// The expectation of a tree when some features are known follows the known cuts and averages over the others with the training's share of each side
/// (path-dependent TreeSHAP; Lundberg et al., Nat. Mach. Intell. 2, 56 (2020)). A leaf enters it as value times a product over the features on its path, of 1 or 0 for a known one
/// (the event obeys all cuts on it, or not) and of the shares for an unknown one; the Shapley value of such a product is a sum over the number of known features.
/// </remarks>
internal static class TreeShapley
{
    /// <summary>A feature on the path to a leaf.</summary>
    /// <param name="Feature">Index of the feature.</param>
    /// <param name="Known">1 when the event obeys all cuts on it, else 0.</param>
    /// <param name="Unknown">Share of the training that obeys them.</param>
    private readonly record struct Step(int Feature, double Known, double Unknown);

    /// <summary>Adds the contributions of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="features">Features of the event.</param>
    /// <param name="contributions">Sum of contributions, one per feature.</param>
    /// <returns>The mean value of the tree in the training.</returns>
    internal static double Add(RegressionTree tree, ReadOnlySpan<float> features, double[] contributions) => Visit(tree, 0, features, [], contributions);

    private static double Visit(RegressionTree tree, int node, ReadOnlySpan<float> features, List<Step> path, double[] contributions)
    {
        if (tree.Feature[node] is not (>= 0 and var feature))
            return AddLeaf(tree.Value[node], path, contributions);
        var mean = 0.0;
        for (var side = 1; side <= 2; side++)
        {
            var child = 2 * node + side;
            var obeys = features[feature] > tree.Threshold[node] == (side == 2);
            mean += Visit(tree, child, features, Extended(path, feature, obeys ? 1 : 0, tree.Cover[child] / tree.Cover[node]), contributions);
        }
        return mean;
    }

    // Cuts on the same feature are one step.
    private static List<Step> Extended(List<Step> path, int feature, double known, double unknown)
    {
        var extended = new List<Step>(path);
        var at = extended.FindIndex(step => step.Feature == feature);
        if (at < 0)
            extended.Add(new Step(feature, known, unknown));
        else
            extended[at] = new Step(feature, extended[at].Known * known, extended[at].Unknown * unknown);
        return extended;
    }

    private static double AddLeaf(double value, List<Step> path, double[] contributions)
    {
        foreach (var step in path)
            contributions[step.Feature] += value * (step.Known - step.Unknown) * OthersWeighted(path, step);
        return value * path.Aggregate(1.0, (product, step) => product * step.Unknown);
    }

    // Coefficient s of prod_j (unknown_j + known_j t) over the other features: the sum over all sets of s known ones; each set weighs s! (d - s - 1)! / d!.
    private static double OthersWeighted(List<Step> path, Step left)
    {
        var coefficients = new double[path.Count];
        coefficients[0] = 1;
        var degree = 0;
        foreach (var step in path)
        {
            if (step.Feature == left.Feature)
                continue;
            degree++;
            for (var s = degree; s >= 0; s--)
                coefficients[s] = coefficients[s] * step.Unknown + (s > 0 ? coefficients[s - 1] * step.Known : 0);
        }
        var (sum, weight) = (0.0, 1.0 / path.Count);
        for (var s = 0; s < path.Count; s++)
        {
            sum += weight * coefficients[s];
            weight *= (s + 1.0) / Math.Max(1, path.Count - s - 1);
        }
        return sum;
    }
}
