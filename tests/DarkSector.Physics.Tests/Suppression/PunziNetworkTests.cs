using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Suppression;

namespace DarkSector.Physics.Tests.Suppression;

/// <summary>A toy search: at the masses 2 and 6 the signal peaks in `m`; x tells it from background, of which there is a hundred times more at high mass.</summary>
public class PunziNetworkTests
{
    private static readonly RandomStream Seed = RandomStream.FromSeed(12);
    private static readonly EventSplit Split = EventSplit.By("x", "m") with { TrainingShare = 0.4, ValidationShare = 0.2 };
    private static readonly PunziLossOptions Judge = new() { Luminosity = 10 };
    private static readonly MassHypotheses Toy = Hypotheses(0.5);

    private static readonly PunziNetworkOptions Small = new()
    {
        HiddenLayers = [8],
        Networks = 1,
        EntropyStage = new LearningSchedule { Epochs = 10, BatchSize = 256, LearningRate = 0.02 },
        PunziStage = new LearningSchedule { Epochs = 150, LearningRate = 0.02, Patience = 40 }.WithFullBatches(),
    };

    [Fact]
    public void Merits_CountWhatIsLeftInsideTheWindows()
    {
        var all = Toy.Merits(events => events, Judge);
        Assert.Equal([2.0, 6], all.Select(merit => merit.Mass));
        // Two sigma windows hold 95.4 % of the produced signal, times one half that the preselection of the toy keeps.
        Assert.All(all, merit => Assert.InRange(merit.Efficiency.Pull(0.9545 / 2), -4, 4));
        Assert.InRange(all[1].Background.Value / all[0].Background.Value, 60, 160);
        var half = Toy.Merits(events => events.WithWeightsScaledBy(0.5), Judge);
        Assert.Equal(all[0].Background.Value / 2, half[0].Background.Value, 1e-9);
        Assert.Equal(all[0].Background.Error / 2, half[0].Background.Error, 1e-9);
        Assert.True(half[0].MinimalCrossSection > all[0].MinimalCrossSection);
    }

    [Fact]
    public void Train_LowersTheLossAndIsAsGoodAsTheBestCut()
    {
        var network = PunziNetwork.Train(Toy, ["x", "m"], Small, Seed["network"]);
        // Both masses are Gaussians in x, for which a cut on x is best; the test events tell sensitivities apart to about 5 %.
        var cut = Enumerable.Range(-10, 50).Min(i => Mean(events => events.Where(x => x > 0.1 * i)));
        Assert.InRange(Mean(network.Select), cut - 0.05, cut + 0.05);
        var curve = network.Network.Curve.Where(epoch => epoch.Loss == "Punzi").ToArray();
        Assert.True(curve.Min(epoch => epoch.Validation) < curve[0].Validation - 0.05);
        Assert.Equal(0.5, network.Threshold);
        Assert.Contains(network.Network.Curve, epoch => epoch.Loss == "Punzi");
        Assert.DoesNotContain(network.EntropyNetwork.Curve, epoch => epoch.Loss == "Punzi");
        Assert.Equal(network.Score(Toy.Backgrounds[0].Test)["punziScore"].Count(score => score > network.Threshold), network.Select(Toy.Backgrounds[0].Test).Count);
        Assert.Equal(network.ToString(), PunziNetwork.Train(Toy, ["x", "m"], Small, Seed["network"]).ToString());

        static double Mean(Func<EventTable, EventTable> select) => Toy.Merits(select, Judge).Average(merit => Math.Log(merit.MinimalCrossSection));
    }

    [Fact]
    public void Train_AveragesNetworksOfOtherRandomNumbers()
    {
        var options = Small with { Networks = 2, EntropyStage = Small.EntropyStage with { Epochs = 2 }, PunziStage = Small.PunziStage with { Epochs = 3 } };
        var network = PunziNetwork.Train(Toy, ["x", "m"], options, Seed["two"]);
        var (events, z) = (Toy.Backgrounds[0].Test.Head(50), network.Members.Select(member => member.Score(Toy.Backgrounds[0].Test.Head(50)).Select(Sum).ToArray()).ToArray());
        Assert.Equal(2, z.Length);
        Assert.NotEqual(z[0], z[1]);
        Assert.All(network.Network.Score(events).Select((score, i) => Sum(score) - (z[0][i] + z[1][i]) / 2), difference => Assert.Equal(0, difference, 1e-4));
        Assert.Contains("Networks = 0", Assert.Throws<ArgumentOutOfRangeException>(() => new PunziNetworkOptions { Networks = 0 }).Message, StringComparison.Ordinal);

        static double Sum(double score) => Math.Log(score / (1 - score));
    }

    [Fact]
    public void RectangularCuts_AreChosenOnLearningEventsAndJudgedOnTestEvents()
    {
        (string, IReadOnlyList<double>) Above(string column, params double[] thresholds) => (column, thresholds);
        var cuts = RectangularCuts.Best(Toy, Above("x", -10, 0, 1, 2, 3), Above("m", -10, 1000), Judge with { CautiousBackground = true });
        // A cut at 1000 on m keeps nothing; more background at high mass asks for a harder cut on x.
        Assert.All(cuts, cut => Assert.Equal(-10, cut.Second));
        Assert.True(cuts[1].First >= cuts[0].First);
        var merits = RectangularCuts.Merits(cuts, Toy, Judge);
        Assert.Equal(Toy.Merits(events => events.Where(x => x > cuts[1].First), Judge)[1], merits[1]);
        // Without its test events the choice is the same: it has not seen them.
        SplitEvents Blind(SplitEvents events) => events with { Test = events.Test.Head(0) };
        var blind = new MassHypotheses("m", [.. Toy.Signals.Select(signal => signal with { Events = Blind(signal.Events) })], [.. Toy.Backgrounds.Select(Blind)], 10);
        Assert.Equal(cuts, RectangularCuts.Best(blind, Above("x", -10, 0, 1, 2, 3), Above("m", -10, 1000), Judge with { CautiousBackground = true }));
    }

    [Fact]
    public void MeritRatio_KnowsItsError()
    {
        Func<MassHypotheses, IReadOnlyList<HypothesisMerit>> Above(double threshold) => one => one.Merits(events => events.Where(x => x > threshold), Judge);
        var same = MeritRatio.Of(Toy, Above(1), Above(1), Judge, 5, Seed["same"]);
        Assert.All(same, ratio => Assert.Equal((1.0, 0.0), (ratio.Gain.Value, ratio.Gain.Error)));
        var gain = MeritRatio.Of(Toy, Above(1), Above(-1), Judge, 40, Seed["other"]);
        // Both masses are Gaussians in x, 2 apart: efficiencies Phi(1) and Phi(3), backgrounds Phi(-1) and Phi(1) of 100 and 1 windows of 0.02 x 20000/8 events.
        double Needed(double tail, double all, double efficiency) => Statistics.FiguresOfMerit.Punzi.MinimalSignal(tail * all + 1, 3, 1.28155) / efficiency;
        for (var m = 0; m < 2; m++)
        {
            var all = m == 0 ? 50 : 5000;
            Assert.InRange(gain[m].Gain.Pull(Needed(0.8413, all, 0.9987) / Needed(0.1587, all, 0.8413)), -4, 4);
            Assert.InRange(gain[m].Gain.Error / gain[m].Gain.Value, 0.005, 0.1);
        }
        Assert.Equal(Math.Sqrt(gain[0].Gain.Value * gain[1].Gain.Value), MeritRatio.Mean(gain), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => MeritRatio.Of(Toy, Above(1), Above(0), Judge, 1, Seed));
    }

    [Fact]
    public void Select_LeavesTrainingEventsUnfitForTemplates()
    {
        var network = PunziNetwork.Train(Toy, ["x", "m"], Small with { PunziStage = Small.PunziStage with { Epochs = 2 } }, Seed["network"]);
        var axis = Numerics.Histograms.Axis.Regular(10, 0, 10);
        Assert.True(network.Select(Toy.Backgrounds[0].Test).Histogram("m", axis).Sum > 0);
        Assert.Throws<InvalidOperationException>(() => network.Select(Toy.Backgrounds[0].Training).Histogram("m", axis));
    }

    [Fact]
    public void Hypotheses_RefuseWhatCannotBe()
    {
        Assert.Contains("halfWidth = 0", Assert.Throws<ArgumentOutOfRangeException>(() => Hypotheses(0)).Message, StringComparison.Ordinal);
        Assert.Contains("order the masses", Assert.Throws<ArgumentException>(() => new MassHypotheses("m", [.. Toy.Signals.Reverse()], Toy.Backgrounds, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("0 backgrounds", Assert.Throws<ArgumentException>(() => new MassHypotheses("m", Toy.Signals, [], 1)).Message, StringComparison.Ordinal);
    }

    private static MassHypotheses Hypotheses(double halfWidth) => new("m",
        [.. new[] { 2.0, 6 }.Select(mass => SignalHypothesis.About(mass, mass, halfWidth, Signal(mass), produced: 10_000, Split))], [Split.Of(Background())], luminosity: 10);

    private static EventTable Signal(double mass)
    {
        var rng = Seed[$"signal {mass}"];
        return EventTable.FromColumns($"signal of {mass}", ("x", Draw(5000, () => rng.Gaussian(2, 1))), ("m", Draw(5000, () => rng.Gaussian(mass, 0.25))));
    }

    private static EventTable Background()
    {
        var (rng, x, m, weight) = (Seed["background"], new double[20_000], new double[20_000], new double[20_000]);
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], m[i]) = (rng.Gaussian(0, 1), rng.Uniform(0, 8));
            weight[i] = m[i] < 4 ? 0.02 : 2;
        }
        return EventTable.FromColumns("background", ("x", x), ("m", m), (EventTable.WeightColumn, weight));
    }

    private static double[] Draw(int count, Func<double> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
}
