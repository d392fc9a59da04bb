using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public class BoostedForestTests
{
    private static readonly EventTable Signal = TwoClasses.Signal(2_000);
    private static readonly EventTable Background = TwoClasses.Background(2_000);
    private static readonly LearningSample Fresh = LearningSample.Of(TwoClasses.Features, TwoClasses.Signal(2_000, 2), TwoClasses.Background(2_000, 2));
    private static readonly BoostedForest Forest = BoostedForest.Train(
        LearningSample.Of(TwoClasses.Features, Signal, Background), Fresh, 4, new BoostingOptions { Trees = 30 }, RandomStream.FromSeed(1));

    [Fact]
    public void Score_IsTheMeanOfItsMembers()
    {
        var events = Forest.AddTo(Signal.Named("others"), "score");
        var all = Forest.Members.Select(m => m.Score(Signal)).ToArray();
        Assert.Equal(4, all.Length);
        Assert.Equal(all.Average(s => s[17]), events["score"][17], 1e-14);
        Assert.Equal(Math.Sqrt(all.Sum(s => Math.Pow(s[17] - all.Average(t => t[17]), 2)) / 3), events["scoreSpread"][17], 1e-14);
        Assert.True(events["scoreSpread"].Mean is > 0.005 and < 0.2);
        Assert.Equal(Forest.Score(Signal)[5], Forest.Probabilities(Signal)[0][5], 1e-14);
    }

    [Fact]
    public void Load_GivesTheSavedForest()
    {
        var path = Path.GetTempFileName();
        Forest.Save(path);
        Assert.Equal(Forest.Score(Signal), BoostedForest.Load(path).Score(Signal));
        Assert.Throws<InvalidDataException>(() => BoostedTrees.Load(path));
        File.Delete(path);
    }

    [Fact]
    public void CrossTrained_ScoresEachEventByTheModelThatHasNotSeenIt()
    {
        var split = EventSplit.By("id");
        var models = split.Folds(Signal, 3).Zip(split.Folds(Background, 3), (s, b) => BoostedTrees.Train(
            LearningSample.Of(TwoClasses.Features, s.Training, b.Training), new BoostingOptions { Trees = 10 }, RandomStream.FromSeed(1))).ToArray();
        var crossed = CrossTrained.Of(split, models);
        var scored = Signal.WithScore("score", crossed);
        Assert.Equal(EventRole.Unassigned, scored.Role);
        var fold = split.FoldOf(Signal, 3);
        for (var i = 0; i < 100; i++)
            Assert.Equal(models[fold[i]].Score(Signal)[i], scored["score"][i]);
        Assert.Throws<ArgumentException>(() => CrossTrained.Of(split, [models[0]]));
    }
}
