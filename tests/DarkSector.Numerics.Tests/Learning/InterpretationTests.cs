using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public class InterpretationTests
{
    private static readonly EventTable Signal = TwoClasses.Signal(3_000);
    private static readonly EventTable Background = TwoClasses.Background(3_000);
    private static readonly LearningSample Sample = LearningSample.Of(TwoClasses.Features, Signal, Background);
    private static readonly BoostedTrees Trees = BoostedTrees.Train(Sample, new BoostingOptions { Trees = 20 }, RandomStream.FromSeed(1));

    [Fact]
    public void Explain_AddsUpToTheScore()
    {
        for (var row = 0; row < 20; row++)
        {
            var explained = Trees.Explain(Signal, row);
            Assert.Equal(explained.Sum, explained.Start + explained.Contributions.Sum(c => c.Contribution), 1e-10);
            Assert.Equal(Trees.Score(Signal)[row], 1 / (1 + Math.Exp(-explained.Sum)), 1e-10);
            Assert.Equal(-explained.Sum, Trees.Explain(Signal, row, "background").Sum, 1e-12);
        }
    }

    [Fact]
    public void Explain_GivesTheShapleyValuesOfTheirDefinition()
    {
        var trees = BoostedTrees.Train(Sample, new BoostingOptions { Trees = 3, Depth = 4 }, RandomStream.FromSeed(1));
        var rounds = trees.ToContent().Rounds;
        for (var row = 0; row < 5; row++)
        {
            double[] x = [.. TwoClasses.Features.Select(name => Signal[name][row])];
            var explained = trees.Explain(Signal, row);
            for (var f = 0; f < 3; f++)
            {
                // Mean over the orders of three features of what f adds to those before it.
                var (others, known) = (Enumerable.Range(0, 3).Where(i => i != f).ToArray(), 1 << f);
                double Gain(int set) => rounds.Sum(round => Expectation(round[0], 0, x, set | known) - Expectation(round[0], 0, x, set));
                var expected = Gain(0) / 3 + (Gain(1 << others[0]) + Gain(1 << others[1])) / 6 + Gain((1 << others[0]) | (1 << others[1])) / 3;
                Assert.Equal(expected, explained.Contributions.Single(c => c.Feature == TwoClasses.Features[f]).Contribution, 1e-10);
            }
        }
    }

    [Fact]
    public void Explain_PrintsATable()
    {
        var explained = Trees.Explain(Signal, 3);
        Assert.Contains("Probability of 'signal'", explained.ToString(), StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">noise</td>", explained.ToHtml(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Trees.Explain(Signal, 3_000));
        Assert.Throws<KeyNotFoundException>(() => Trees.Explain(Signal, 0, "tautau"));
    }

    [Fact]
    public void PermutationImportance_FindsNoiseUseless()
    {
        var fresh = LearningSample.Of(TwoClasses.Features, TwoClasses.Signal(3_000, 2), TwoClasses.Background(3_000, 2));
        var importance = PermutationImportance.Of(Trees, fresh, 5, RandomStream.FromSeed(1));
        Assert.Equal("x", importance[0].Feature);
        Assert.True(importance[0].Importance.Value > 0.1);
        Assert.InRange(importance.Single(i => i.Feature == "noise").Importance.Value, -0.005, 0.005);
    }

    [Fact]
    public void PartialDependence_RisesWhereSignalIs()
    {
        // The mean over y of both classes: at x the odds are exp(x) cosh-like in y; the score rises with x on average.
        var curve = PartialDependence.Of(Trees, Signal, "x", 15);
        Assert.Equal(15, curve.Values.Count);
        Assert.True(curve.Scores[^1] > curve.Scores[0]);
        var flat = PartialDependence.Of(Trees, Signal, "noise", 5);
        Assert.InRange(flat.Scores.Max() - flat.Scores.Min(), 0, 0.05);
        Assert.Throws<KeyNotFoundException>(() => PartialDependence.Of(Trees, Signal, "z"));
    }

    [Fact]
    public void AreaUnderCurve_CountsPairs()
    {
        double[] scores = [0.9, 0.4, 0.4, 0.1, 0.4];
        bool[] isSignal = [true, true, false, false, false];
        double[] weights = [1, 2, 3, 1, 0.5];
        // signal 0.9 beats all 4.5; signal 0.4 (weight 2) beats 1 and ties with 3.5.
        Assert.Equal((1 * 4.5 + 2 * (1 + 0.5 * 3.5)) / (3 * 4.5), AreaUnderCurve.Of(scores, isSignal, weights), 1e-14);
        Assert.True(double.IsNaN(AreaUnderCurve.Of([double.NaN, 1], [true, false], [1, 1])));
    }

    private static double Expectation(RegressionTree tree, int node, double[] x, int known)
    {
        var f = tree.Feature[node];
        if (f < 0)
            return tree.Value[node];
        var (below, above) = (2 * node + 1, 2 * node + 2);
        if ((known & (1 << f)) != 0)
            return Expectation(tree, (float)x[f] > tree.Threshold[node] ? above : below, x, known);
        return (tree.Cover[below] * Expectation(tree, below, x, known) + tree.Cover[above] * Expectation(tree, above, x, known)) / tree.Cover[node];
    }
}
