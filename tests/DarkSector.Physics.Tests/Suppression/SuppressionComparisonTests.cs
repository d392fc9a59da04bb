using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Suppression;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Physics.Tests.Suppression;

public class SuppressionComparisonTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(8);
    private static readonly EventSplit Split = EventSplit.By("id");
    private static readonly SplitEvents Signal = Split.Of(Draw("signal", 6_000, 0.8));
    private static readonly SplitEvents Background = Split.Of(Draw("tau pairs", 6_000, 0));
    private static readonly BoostingOptions Options = new() { Trees = 40, Depth = 2 };

    [Fact]
    public void Of_TrainsEachVariantOnItsFeaturesAndJudgesOnTestEvents()
    {
        // Electrons and muons are both there: either column alone misses half of the signal, their maximum and both together find it.
        SuppressionVariant[] variants = [.. SuppressionVariant.LeptonIdentification(["energy"], "electronId", "muonId"), new("no identification", ["energy"])];
        var comparison = SuppressionComparison.Of(variants, Signal, [Background],
            (sample, validation) => BoostedTrees.Train(sample, validation, Options, Rng), FigureOfMerit.Punzi(3), Rng);
        Assert.Equal(4, comparison.Results.Count);
        Assert.All(comparison.Results.Take(3), r => Assert.True(r.Roc.Area.Value > comparison.Results[3].Roc.Area.Value + 0.02));
        Assert.Contains("the stronger hypothesis", comparison.ToString(), StringComparison.Ordinal);
        var point = comparison.Results[2].Point;
        var scored = Signal.Test.WithScore("variantScore", comparison.Results[2].Classifier);
        Assert.Equal(point.Efficiency.Value, point.Apply(scored).SumOfWeights / scored.SumOfWeights, 1e-9);
    }

    [Fact]
    public void OvertrainingTest_SeesAModelThatLearntItsEventsByHeart()
    {
        string[] features = ["energy", "electronId"];
        var sample = LearningSample.Of(features, Signal.Training, Background.Training);
        var modest = OvertrainingTest.Of(BoostedTrees.Train(sample, new BoostingOptions { Trees = 15, Depth = 1 }, Rng), Signal, Background);
        var byHeart = OvertrainingTest.Of(BoostedTrees.Train(sample, new BoostingOptions { Trees = 400, Depth = 6, LearningRate = 0.3 }, Rng), Signal, Background);
        Assert.InRange(modest.AreaPull, -3, 3);
        Assert.True(modest.Signal.PValue > 0.001 && modest.Background.PValue > 0.001);
        Assert.True(byHeart.AreaPull > 5 && byHeart.Signal.PValue < 1e-4);
        Assert.True(byHeart.Training.Area.Value > modest.Training.Area.Value && byHeart.Test.Area.Value < modest.Test.Area.Value + 0.01);
        Assert.Contains("Kolmogorov-Smirnov", modest.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ScoreDistributions_HoldEverySampleAndTheCurve()
    {
        var trees = BoostedTrees.Train(LearningSample.Of(["energy"], Signal.Training, Background.Training), Options, Rng);
        var distributions = ScoreDistributions.Of("score", Axis.Regular(20, 0, 1), Signal.Test.WithScore("score", trees), Background.Test.WithScore("score", trees));
        Assert.Equal(["signal", "tau pairs"], distributions.Samples.Select(s => s.Sample));
        Assert.Equal(Signal.Test.SumOfWeights, distributions.Samples[0].Histogram.Sum, 1e-6);
        Assert.InRange(distributions.Roc.Area.Value, 0.6, 0.9);
        Assert.Throws<InvalidOperationException>(() => ScoreDistributions.Of("score", Axis.Regular(20, 0, 1), Signal.Training.WithScore("score", trees)));
    }

    [Fact]
    public void ClassifiersByMass_ChooseByTheClassOfTheMass()
    {
        var trees = BoostedTrees.Train(LearningSample.Of(["energy"], Signal.Training, Background.Training), Options, Rng);
        var asked = new List<string>();
        var byMass = ClassifiersByMass.Train(MassClass.InelasticDarkMatter, c =>
        {
            asked.Add(c.Name);
            return trees;
        });
        Assert.Equal(["light", "medium", "heavy"], asked);
        Assert.Equal(["light", "medium", "medium", "heavy"], new[] { 0.96, 0.97, 3.9, 8 }.Select(m => byMass.At(m).Class.Name));
        Assert.Throws<ArgumentOutOfRangeException>(() => byMass.At(-1));
        var events = EventTable.FromColumns("s", ("mass", [0.5, 2.0, 6.0]));
        Assert.Equal([6.0], MassClass.InelasticDarkMatter[2].Of(events, "mass")["mass"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MassClass("empty", 2, 1));
    }

    private static EventTable Draw(string name, int events, double shift)
    {
        var rng = RandomStream.FromSeed(3)[name];
        var (energy, electron, muon, id) = (new double[events], new double[events], new double[events], new double[events]);
        for (var i = 0; i < events; i++)
        {
            var isMuon = rng.Uniform() < 0.5;
            double Known(bool itIs) => Math.Clamp(0.3 + (itIs ? shift / 4 : 0) + 0.15 * rng.Gaussian(), 0, 1);
            (energy[i], electron[i], muon[i], id[i]) = (rng.Gaussian(shift, 1), Known(!isMuon), Known(isMuon), rng.Uniform());
        }
        return EventTable.FromColumns(name, ("energy", energy), ("electronId", electron), ("muonId", muon), ("id", id));
    }
}
