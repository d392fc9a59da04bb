using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public sealed class BoostedTreesTests : IDisposable
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(1);
    private static readonly EventTable Signal = TwoClasses.Signal(4_000);
    private static readonly EventTable Background = TwoClasses.Background(4_000);
    private static readonly LearningSample Sample = LearningSample.Of(TwoClasses.Features, Signal, Background);
    private static readonly LearningSample Fresh = LearningSample.Of(TwoClasses.Features, TwoClasses.Signal(20_000, 2), TwoClasses.Background(20_000, 2));
    private static readonly BoostingOptions Few = new() { Trees = 60 };
    private static readonly BoostedTrees Trees = BoostedTrees.Train(Sample, Few, Rng);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Train_MakesTheNewtonStepOfOneCut()
    {
        // p = 1/2: first derivatives -+1/2, second 1/4; two events per side give -G/(H + lambda) = +-1/(1/2 + 1).
        var signal = EventTable.FromColumns("s", ("x", [2.0, 3.0]));
        var background = EventTable.FromColumns("b", ("x", [0.0, 1.0]));
        var options = new BoostingOptions { Trees = 1, Depth = 1, LearningRate = 1, SmallestLeaf = 0.1 };
        var trees = BoostedTrees.Train(LearningSample.Of(["x"], signal, background), options, Rng);
        Assert.All(trees.Score(signal), p => Assert.Equal(1 / (1 + Math.Exp(-2.0 / 3)), p, 1e-7));
        Assert.All(trees.Score(background), p => Assert.Equal(1 / (1 + Math.Exp(2.0 / 3)), p, 1e-7));
        Assert.Equal([0, 1], trees.Score(EventTable.FromColumns("t", ("x", [1.5, 1.50001]))).Select(p => p > 0.5 ? 1 : 0));
    }

    [Fact]
    public void Train_ComesNearTheBestPossibleSeparation()
    {
        // ln(L_s/L_b) = x + 0 + 1.6 x y: signal and background differ in the mean of x and the sign of its correlation with y.
        double[] best = [.. Fresh.Feature("x").Zip(Fresh.Feature("y"), (x, y) => x + 1.6 * x * y)];
        var optimum = Area(best);
        Assert.InRange(Area(Trees.Score(AsTable(Fresh))), optimum - 0.01, optimum);
    }

    [Fact]
    public void Train_GivesTheSameBitsForAnyNumberOfThreads()
    {
        var sample = LearningSample.Of(TwoClasses.Features, TwoClasses.Signal(40_000), TwoClasses.Background(40_000));
        string[] files = [.. new[] { 1, 2, 4 }.Select(threads =>
        {
            BoostedTrees.Train(sample, new BoostingOptions { Trees = 12, RowShare = 0.9, Threads = threads }, Rng).Save(_path);
            return File.ReadAllText(_path);
        })];
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    [Fact]
    public void Score_FindsColumnsByName()
    {
        var turned = EventTable.FromColumns("turned", [.. new[] { "noise", "y", "x" }.Select(name => (name, Signal[name].ToArray()))]);
        Assert.Equal(Trees.Score(Signal), Trees.Score(turned));
        Assert.Throws<KeyNotFoundException>(() => Trees.Score(EventTable.FromColumns("t", ("x", [1.0]), ("y", [1.0]), ("noises", [1.0]))));
    }

    [Fact]
    public void Score_IsNaNWhereAFeatureIsNaN()
    {
        var scores = Trees.Score(EventTable.FromColumns("t", ("x", [1.0, double.NaN]), ("y", [1.0, 1.0]), ("noise", [0.0, 0.0])));
        Assert.Equal([false, true], scores.Select(double.IsNaN));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Score_AgreesWithAWalkThroughTheTrees(int depth)
    {
        var trees = BoostedTrees.Train(Sample, new BoostingOptions { Trees = 5, Depth = depth }, Rng);
        var rounds = trees.ToContent().Rounds;
        var scores = trees.Score(Signal);
        for (var i = 0; i < 700; i++)
        {
            float[] x = [.. TwoClasses.Features.Select(name => (float)Signal[name][i])];
            var sum = rounds.Aggregate(trees.ToContent().Start[0], (s, round) => s + round[0].Value[round[0].Leaf(x)]);
            Assert.Equal(1 / (1 + Math.Exp(-sum)), scores[i], 1e-14);
        }
    }

    [Fact]
    public void Load_GivesTheSavedModel()
    {
        Trees.Save(_path);
        var read = BoostedTrees.Load(_path, ["noise", "x", "y"]);
        Assert.Equal(Trees.Score(Signal), read.Score(Signal));
        Assert.Equal(Trees.Training.Tables.Select(t => t.Table), read.Training.Tables.Select(t => t.Table));
        Assert.Equal(Trees.GainImportance(), read.GainImportance());
    }

    [Fact]
    public void Load_RefusesOtherVersionsKindsFeaturesAndDamage()
    {
        Trees.Save(_path);
        var text = File.ReadAllText(_path);
        void Refused(string changed, string reason)
        {
            File.WriteAllText(_path, changed);
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => BoostedTrees.Load(_path, TwoClasses.Features)).Message, StringComparison.Ordinal);
        }
        Refused(text.Replace("\"version\":1", "\"version\":7", StringComparison.Ordinal), "version 7");
        Refused(text.Replace("boosted trees", "network", StringComparison.Ordinal), "'network'");
        Refused(text.Replace("\"noise\"", "\"other\"", StringComparison.Ordinal), "reads x, y, other; expected was x, y, noise");
        Refused(text[..(text.Length / 2)], "damaged");
        Refused(text.Replace("\"start\":[", "\"start\":[1,", StringComparison.Ordinal), "do not fit");
    }

    [Fact]
    public void Train_StopsWhenValidationEventsGainNoMore()
    {
        var trees = BoostedTrees.Train(Sample, Fresh, new BoostingOptions { Trees = 2000, LearningRate = 0.5, Patience = 5 }, Rng);
        var best = trees.LossCurve.MinBy(point => point.Validation);
        Assert.Equal(best.Trees, trees.Rounds);
        Assert.Equal(best.Trees + 5, trees.LossCurve.Count);
        Assert.True(trees.LossCurve[^1].Training < best.Training);
    }

    [Fact]
    public void Train_OnSharesIsReproducible()
    {
        var options = Few with { RowShare = 0.5, FeatureShare = 0.67 };
        var (one, same, other) = (BoostedTrees.Train(Sample, options, Rng), BoostedTrees.Train(Sample, options, Rng), BoostedTrees.Train(Sample, options, Rng["other"]));
        Assert.Equal(one.Score(Signal), same.Score(Signal));
        Assert.NotEqual(one.Score(Signal), other.Score(Signal));
        Assert.InRange(Area(one.Score(AsTable(Fresh))), Area(Trees.Score(AsTable(Fresh))) - 0.005, 1);
    }

    [Fact]
    public void Train_WithMonotoneFeaturesNeverTurns()
    {
        var options = Few with { Monotone = new Dictionary<string, Monotonicity> { ["x"] = Monotonicity.Rising, ["noise"] = Monotonicity.Falling } };
        var trees = BoostedTrees.Train(Sample, options, Rng);
        double[] steps = [.. Enumerable.Range(0, 200).Select(i => -4 + 0.04 * i)];
        foreach (var (y, other) in new[] { (-2.0, 0.3), (0.0, -1.0), (1.5, 2.0) })
        {
            double[] Filled(double value) => [.. Enumerable.Repeat(value, steps.Length)];
            var rising = trees.Score(EventTable.FromColumns("t", ("x", steps), ("y", Filled(y)), ("noise", Filled(other))));
            var falling = trees.Score(EventTable.FromColumns("t", ("x", Filled(other)), ("y", Filled(y)), ("noise", steps)));
            Assert.All(rising.Zip(rising.Skip(1)), pair => Assert.True(pair.First <= pair.Second));
            Assert.All(falling.Zip(falling.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
        }
        Assert.Throws<KeyNotFoundException>(() => BoostedTrees.Train(Sample, Few with { Monotone = new Dictionary<string, Monotonicity> { ["z"] = Monotonicity.Rising } }, Rng));
    }

    [Fact]
    public void Train_FollowsTheSumOfPositiveAndNegativeWeights()
    {
        // Signal-like events counted among the background with weight +1 and again with -1: in sum they are not there.
        var extra = TwoClasses.Signal(3_000, 5);
        var minus = TwoClasses.Signal(3_000, 6).WithWeightsScaledBy(-1);
        var sample = LearningSample.Of(TwoClasses.Features, [], new EventClass("signal", Signal), new EventClass("background", Background, extra, minus));
        var trees = BoostedTrees.Train(sample, Few, Rng);
        Assert.All(trees.Score(Background), p => Assert.InRange(p, 0, 1));
        Assert.InRange(Area(trees.Score(AsTable(Fresh))), Area(Trees.Score(AsTable(Fresh))) - 0.02, 1);
    }

    [Fact]
    public void Train_DoesNotDependOnTheScaleOfWeights()
    {
        var scaled = LearningSample.Of(TwoClasses.Features, Signal.WithWeightsScaledBy(1.0 / 1024), Background.WithWeightsScaledBy(1.0 / 1024));
        Assert.Equal(Trees.Score(Signal), BoostedTrees.Train(scaled, Few, Rng).Score(Signal));
    }

    [Fact]
    public void Train_TellsSeveralClassesApart()
    {
        EventTable Cloud(string name, double x, double y) => TwoClasses.Signal(2_000, 9).Named(name)
            .With("x", noise => x + noise).WithColumn("y", [.. TwoClasses.Background(2_000, 8)["noise"].Select(n => y + n)]);
        var (a, b, c) = (Cloud("a", 0, 3), Cloud("b", -3, 0), Cloud("c", 3, 0));
        var trees = BoostedTrees.Train(LearningSample.Of(["x", "y"], [], new EventClass("a", a), new EventClass("b", b), new EventClass("c", c)), new BoostingOptions { Trees = 20 }, Rng);
        foreach (var (table, index) in new[] { (a, 0), (b, 1), (c, 2) })
        {
            var p = trees.Probabilities(table);
            Assert.InRange(Enumerable.Range(0, table.Count).Count(i => p[index][i] > 0.5) / (double)table.Count, 0.95, 1);
            Assert.All(Enumerable.Range(0, table.Count), i => Assert.Equal(1, p.Sum(list => list[i]), 1e-12));
        }
        Assert.True(a.WithScores("p", trees).HasColumn("pA"));
        trees.Save(_path);
        Assert.Equal(trees.Score(b), BoostedTrees.Load(_path).Score(b));
        Assert.Equal(3, trees.Training.Tables.Count);
    }

    [Fact]
    public void Train_RefusesTestEvents_AndScoringMarksTablesThatWereTrainedOn()
    {
        var split = EventSplit.By("id");
        var (signal, background) = (split.Of(Signal), split.Of(Background));
        Assert.Throws<InvalidOperationException>(() => BoostedTrees.Train(LearningSample.Of(TwoClasses.Features, signal.Test, background.Training), Few, Rng));
        var trees = BoostedTrees.Train(LearningSample.Of(TwoClasses.Features, signal.Training, background.Training), Few, Rng);
        var axis = Axis.Regular(10, 0, 1);
        Assert.True(signal.Test.WithScore("score", trees).Histogram("score", axis).Sum > 0);
        Assert.Throws<InvalidOperationException>(() => Signal.WithScore("score", trees).Histogram("score", axis));
        Assert.True(Signal.Named("data").WithScore("score", trees).Histogram("score", axis).Sum > 0);
    }

    [Fact]
    public void GainImportance_AddsUpToOneWithNoiseLast()
    {
        var importance = Trees.GainImportance();
        Assert.Equal(1, importance.Sum(i => i.Importance.Value), 1e-12);
        Assert.Equal("noise", importance[^1].Feature);
    }

    [Fact]
    public void Options_RefuseWhatCannotBe()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostingOptions { Depth = 9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostingOptions { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostingOptions { RowShare = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostingOptions { Bins = 1 });
    }

    private static EventTable AsTable(LearningSample sample) => EventTable.FromColumns("events", [.. sample.Features.Select(name => (name, sample.Feature(name).ToArray()))]);

    private static double Area(IReadOnlyList<double> scores) => AreaUnderCurve.Of(scores, [.. Fresh.Labels.Select(label => label == 0)], Fresh.Weights);
}
