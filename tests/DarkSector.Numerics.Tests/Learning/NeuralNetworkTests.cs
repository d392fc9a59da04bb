using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public class NeuralNetworkTests
{
    private static readonly RandomStream Seed = RandomStream.FromSeed(5);
    private static readonly NetworkOptions Small = new() { HiddenLayers = [8, 4], Schedule = new() { Epochs = 30, BatchSize = 128, LearningRate = 0.02 } };

    [Fact]
    public void Train_ReachesTheLikelihoodRatioOfTwoGaussians()
    {
        // Shifts of 1 in x and 0.5 in y: with the scores' best combination the overlap is that of Gaussians sqrt(1.25) apart; AUC = Phi(sqrt(1.25/2)) = 0.7854.
        var network = Trained(Shifted);
        var (signal, background) = (network.Score(Shifted(1, 4000, "test")), network.Score(Shifted(0, 4000, "test")));
        Assert.Equal(0.7854, Area(signal, background), 0.012);
        // Balanced classes: the score is the probability, so its mean over signal and background is a half.
        Assert.Equal(0.5, (signal.Average() + background.Average()) / 2, 0.02);
    }

    [Fact]
    public void Train_LearnsWhatNoLineSeparates()
    {
        // Signal where x and y have the same sign.
        EventTable Quadrants(int label, int count, string name)
        {
            var rng = Seed[name][label];
            var x = Enumerable.Range(0, count).Select(_ => rng.Uniform(-1, 1)).ToArray();
            return EventTable.FromColumns($"quadrants {label}", ("x", x), ("y", [.. x.Select(v => Math.Sign(v) * (label == 1 ? 1 : -1) * rng.Uniform())]));
        }
        var network = Trained(Quadrants);
        Assert.True(Area(network.Score(Quadrants(1, 1000, "test")), network.Score(Quadrants(0, 1000, "test"))) > 0.97);
    }

    [Fact]
    public void Train_GivesTheSameNetworkForTheSameStream()
    {
        var events = Shifted(1, 500, "test");
        Assert.Equal(Trained(Shifted).Score(events), Trained(Shifted).Score(events));
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    public void ScoreAt_IsTheScoreOfOneEvent(Activation activation)
    {
        // Widths that are no multiple of a vector.
        var network = NeuralNetwork.Untrained(Sample(Shifted, 100, "point"), new NetworkOptions { HiddenLayers = [13, 5], Activation = activation }, Seed["point"]);
        var events = Shifted(1, 50, "test");
        var scores = network.Score(events);
        for (var i = 0; i < events.Count; i++)
            Assert.Equal(scores[i], network.ScoreAt(events["x"][i], events["y"][i]), 1e-5);
        Assert.Contains("1 numbers for the 2 features x, y", Assert.Throws<ArgumentException>(() => network.ScoreAt(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_GivesTheSameBitsForAnyNumberOfThreads()
    {
        NeuralNetwork With(int threads, bool whole)
        {
            var schedule = Small.Schedule with { Epochs = 4, BatchSize = 512, Threads = threads };
            return Trained(Shifted, Small with { Schedule = whole ? schedule.WithFullBatches() : schedule });
        }
        var events = Shifted(1, 700, "test");
        Assert.Equal(With(1, whole: false).Score(events), With(4, whole: false).Score(events));
        Assert.Equal(With(1, whole: true).Score(events), With(4, whole: true).Score(events));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningSchedule { Threads = -1 });
    }

    [Fact]
    public void Average_HasTheMeanOfTheSumsOfItsMembers()
    {
        NeuralNetwork[] members = [.. new[] { 8, 5 }.Select(width => Trained(Shifted, Small with { HiddenLayers = [width, 4] }))];
        var (average, events) = (NeuralNetwork.Average(members), Shifted(1, 300, "test"));
        var expected = members[0].Score(events).Zip(members[1].Score(events), (one, other) => (Sum(one) + Sum(other)) / 2).ToArray();
        Assert.All(average.Score(events).Select(Sum).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Equal([13, 8], average.HiddenLayers);
        Assert.Equal(members[0].Training.Tables, average.Training.Tables);
        var line = Trained(Shifted, Small with { HiddenLayers = [] });
        Assert.All(NeuralNetwork.Average(line, line).Score(events).Zip(line.Score(events)), pair => Assert.Equal(pair.Second, pair.First, 1e-6));

        static double Sum(double score) => Math.Log(score / (1 - score));
    }

    [Fact]
    public void Average_RefusesNetworksThatAreNotAlike()
    {
        var network = Trained(Shifted);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => NeuralNetwork.Average()).Message, StringComparison.Ordinal);
        Assert.Contains("number of layers", Assert.Throws<ArgumentException>(() => NeuralNetwork.Average(network, Trained(Shifted, Small with { HiddenLayers = [8] }))).Message, StringComparison.Ordinal);
        var other = NeuralNetwork.Untrained(Sample(Shifted, 100, "other"), Small, Seed["other"]);
        Assert.Contains("same sample", Assert.Throws<ArgumentException>(() => NeuralNetwork.Average(network, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Untrained_RefusesLayersThatAreOneLine() => Assert.Contains("one linear layer",
        Assert.Throws<ArgumentException>(() => NeuralNetwork.Untrained(Sample(Shifted, 50, "training"), Small with { Activation = Activation.Identity }, Seed)).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_StopsEarlyWithTheBestEpoch()
    {
        // 40 events and many neurons: the network learns them by heart.
        var options = new NetworkOptions { HiddenLayers = [32], Schedule = new() { Epochs = 500, BatchSize = 16, LearningRate = 0.03, Patience = 12 } };
        var (training, validation) = (Sample(Shifted, 20, "few"), Sample(Shifted, 500, "validation"));
        var network = NeuralNetwork.Train(training, validation, options, Seed["stop"]);
        var best = network.Curve.MinBy(epoch => epoch.Validation)!;
        Assert.True(network.Curve.Count < 500);
        Assert.Equal(best.Number + 12, network.Curve.Count);
        Assert.True(network.Curve[^1].LearningRate < network.Curve[0].LearningRate);
        Assert.Equal(best.Validation, Entropy(network, validation), 1e-6);
    }

    [Fact]
    public void Continue_WithThePunziLossLowersIt()
    {
        var (training, validation) = (Sample(Shifted, 2000, "training"), Sample(Shifted, 2000, "validation"));
        var windows = new PunziWindows(1, [.. training.Labels.Select(label => label == 0 ? PunziEvent.Signal(0, 1 / 2000.0) : PunziEvent.Background(0, 0, 0.05))]);
        var loss = new PunziLoss(windows, new PunziLossOptions());
        var entropy = Trained(Shifted);
        var punzi = entropy.Continue(training, loss, validation, loss, new LearningSchedule { Epochs = 100, Patience = 30 }.WithFullBatches(), Seed["punzi"]);
        var curve = punzi.Curve.Where(epoch => epoch.Loss == "Punzi").ToArray();
        Assert.True(curve.Min(epoch => epoch.Validation) < 0.97 * curve[0].Training);
        Assert.Equal(entropy.Curve.Count + curve.Length, punzi.Curve.Count);
        Assert.Equal(2, punzi.Training.Tables.Count);
    }

    [Theory]
    [InlineData(GradientStep.Descent, Activation.Relu)]
    [InlineData(GradientStep.Adam, Activation.Sigmoid)]
    public void Train_KnowsOtherStepsAndActivations(GradientStep step, Activation activation)
    {
        var network = Trained(Shifted, Small with { Activation = activation, Schedule = Small.Schedule with { Step = step } });
        Assert.Equal(0.785, Area(network.Score(Shifted(1, 2000, "test")), network.Score(Shifted(0, 2000, "test"))), 0.025);
    }

    [Fact]
    public void Score_FindsColumnsByNameAndKeepsNaN()
    {
        var (network, events) = (Trained(Shifted), Shifted(1, 200, "test"));
        var swapped = EventTable.FromColumns("swapped", ("y", [.. events["y"]]), ("x", [.. events["x"]]));
        Assert.Equal(network.Score(events), network.Score(swapped));
        var holes = network.Score(EventTable.FromColumns("holes", ("x", [0.5, double.NaN, 0.5]), ("y", [0.1, 0.1, 0.1])));
        Assert.Equal([false, true, false], holes.Select(double.IsNaN));
        Assert.Equal(holes[0], holes[2]);
        Assert.Empty(network.Score(events.Head(0)));
        Assert.Contains("'y'", Assert.Throws<KeyNotFoundException>(() => network.Score(EventTable.FromColumns("no y", ("x", [0.5])))).Message, StringComparison.Ordinal);
        Assert.Equal(1, network.Probabilities(events).Sum(one => one[3]), 1e-12);
    }

    [Fact]
    public void SaveAndLoad_KeepEveryScore()
    {
        var (network, path) = (Trained(Shifted), Path.GetTempFileName());
        network.Save(path);
        var loaded = NeuralNetwork.Load(path, ["y", "x"]);
        Assert.Equal(network.Score(Shifted(0, 300, "test")), loaded.Score(Shifted(0, 300, "test")));
        Assert.Equal(network.ToString(), loaded.ToString());
        Assert.Equal((network.ParameterCount, 65), (loaded.ParameterCount, network.ParameterCount));
        Assert.Equal(network.Curve, loaded.Curve);
    }

    [Fact]
    public void Load_RefusesOtherFilesByName()
    {
        var path = Path.GetTempFileName();
        Trained(Shifted).Save(path);
        var text = File.ReadAllText(path);
        Assert.Contains("expected was x, z", Assert.Throws<InvalidDataException>(() => NeuralNetwork.Load(path, ["x", "z"])).Message, StringComparison.Ordinal);
        Assert.Contains("version 2", Refusal("\"version\":1", "\"version\":2"), StringComparison.Ordinal);
        Assert.Contains("'boosted trees'", Refusal("\"dense network\"", "\"boosted trees\""), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal("\"means\":[", "\"means\":[1,"), StringComparison.Ordinal);
        Assert.Contains("damaged", Refusal("\"biases\":[", "\"biases\":[1,"), StringComparison.Ordinal);

        string Refusal(string what, string by)
        {
            Assert.Contains(what, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(what, by, StringComparison.Ordinal));
            return Assert.Throws<InvalidDataException>(() => NeuralNetwork.Load(path)).Message;
        }
    }

    [Fact]
    public void Train_RefusesTestEventsThreeClassesAndOtherFeatures()
    {
        var (training, validation) = (Sample(Shifted, 200, "training"), Sample(Shifted, 200, "validation"));
        var test = LearningSample.Of(["x", "y"], Shifted(1, 200, "test").WithRole(EventRole.Test), Shifted(0, 200, "test"));
        Assert.Contains("test part", Assert.Throws<InvalidOperationException>(() => NeuralNetwork.Train(test, validation, Small, Seed)).Message, StringComparison.Ordinal);
        var other = LearningSample.Of(["y", "x"], Shifted(1, 200, "validation"), Shifted(0, 200, "validation"));
        Assert.Contains("the network reads x, y", Assert.Throws<ArgumentException>(() => NeuralNetwork.Train(training, other, Small, Seed)).Message, StringComparison.Ordinal);
        var three = LearningSample.Of(["x"], [], new EventClass("a", Shifted(1, 9, "a")), new EventClass("b", Shifted(1, 9, "b")), new EventClass("c", Shifted(1, 9, "c")));
        Assert.Contains("a, b, c", Assert.Throws<ArgumentException>(() => NeuralNetwork.Train(three, three, Small, Seed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NamesTheLearningRateWhenTheLossRunsAway()
    {
        var schedule = new LearningSchedule { Step = GradientStep.Descent, LearningRate = 1e30, Epochs = 5, BatchSize = 32 };
        var options = Small with { Activation = Activation.Relu, Schedule = schedule };
        Assert.Contains("lower LearningRate = 1E+30", Assert.Throws<InvalidOperationException>(() => Trained(Shifted, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_RefuseBadNumbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningSchedule { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningSchedule { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningSchedule { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkOptions { HiddenLayers = [8, 0] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkOptions { HiddenLayers = [-1] });
    }

    private static NeuralNetwork Trained(Func<int, int, string, EventTable> events, NetworkOptions? options = null) =>
        NeuralNetwork.Train(Sample(events, 2000, "training"), Sample(events, 1000, "validation"), options ?? Small, Seed["network"]);

    private static LearningSample Sample(Func<int, int, string, EventTable> events, int count, string name) =>
        LearningSample.Of(["x", "y"], events(1, count, name), events(0, count, name));

    private static EventTable Shifted(int label, int count, string name)
    {
        var rng = Seed[name][label];
        return EventTable.FromColumns($"{name} {label}", ("x", [.. Enumerable.Range(0, count).Select(_ => rng.Gaussian() + label)]),
            ("y", [.. Enumerable.Range(0, count).Select(_ => 50 + 10 * (rng.Gaussian() + 0.5 * label))]));
    }

    private static double Entropy(NeuralNetwork network, LearningSample sample)
    {
        var score = network.Score(EventTable.FromColumns("sample", ("x", [.. sample.Feature("x")]), ("y", [.. sample.Feature("y")])));
        return score.Select((s, i) => -Math.Log(sample.Labels[i] == 0 ? s : 1 - s)).Average();
    }

    private static double Area(IReadOnlyList<double> signal, IReadOnlyList<double> background)
    {
        var sorted = background.Order().ToList();
        return signal.Average(s => (double)(sorted.BinarySearch(s) is var at && at < 0 ? ~at : at) / sorted.Count);
    }
}
