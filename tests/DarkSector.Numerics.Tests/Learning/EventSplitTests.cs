using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public class EventSplitTests
{
    private static readonly EventTable Events = TwoClasses.Signal(20_000);
    private static readonly EventSplit Split = EventSplit.By("id");

    [Fact]
    public void Of_GivesEachEventOnePartOfTheAskedSize()
    {
        var parts = Split.Of(Events);
        Assert.Equal(Events.Count, parts.Training.Count + parts.Validation.Count + parts.Test.Count);
        Assert.Equal(Events["id"].Order(), parts.Training["id"].Concat(parts.Validation["id"]).Concat(parts.Test["id"]).Order());
        Assert.InRange(parts.Training.Count, 10_000 - 4 * 71, 10_000 + 4 * 71);
        Assert.InRange(parts.Validation.Count, 2_000 - 4 * 43, 2_000 + 4 * 43);
    }

    [Fact]
    public void Of_ScalesWeightsByTheInverseShare()
    {
        var parts = Split.Of(Events);
        Assert.Equal(parts.Test.Count / 0.4, parts.Test.SumOfWeights, 1e-6);
        Assert.Equal(parts.Training.Count / 0.5, parts.Training.SumOfWeights, 1e-6);
    }

    [Fact]
    public void Of_DependsOnTheKeyAlone()
    {
        var parts = Split.Of(Events);
        var derived = Split.Of(Events.With("xx", x => x * x).Where(y => y > 0));
        Assert.Equal(parts.Test.Where(y => y > 0)["id"], derived.Test["id"]);
        Assert.NotEqual(parts.Test["id"], (Split with { Seed = 2 }).Of(Events).Test["id"]);
    }

    [Fact]
    public void Role_StaysWithAllTablesMadeOfOne()
    {
        var training = Split.Of(Events).Training;
        foreach (var made in new[] { training.Where(x => x > 0), training.With("z", x => x), training.Named("other"), training.Head(5), training.WithNote("note"), training.WithWeightsScaledBy(2) })
            Assert.Equal(EventRole.Training, made.Role);
        Assert.Contains("Training part", training.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Select_DoesTheSameToEachPart()
    {
        var parts = Split.Of(Events).Select(events => events.Where(x => x > 1));
        Assert.All(parts.Training["x"].Concat(parts.Validation["x"]).Concat(parts.Test["x"]), x => Assert.True(x > 1));
        Assert.Equal(EventRole.Test, parts.Test.Role);
    }

    [Fact]
    public void Histogram_RefusesTrainingEvents()
    {
        var parts = Split.Of(Events);
        var axis = Axis.Regular(10, -3, 3);
        var error = Assert.Throws<InvalidOperationException>(() => parts.Training.Where(x => x > 0).Histogram("y", axis));
        Assert.Contains("test part", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => parts.Training.WithRole(EventRole.Test));
        Assert.True(parts.Test.Histogram("y", axis).Sum > 0);
    }

    [Fact]
    public void Of_RefusesASecondSplitAndABadKey()
    {
        Assert.Throws<ArgumentException>(() => Split.Of(Split.Of(Events).Test));
        Assert.Throws<ArgumentException>(() => EventSplit.By("one").Of(Events.With("one", x => 1)));
        Assert.Throws<KeyNotFoundException>(() => EventSplit.By("idd").Of(Events));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split with { TrainingShare = 1.2 });
        Assert.Throws<ArgumentException>(() => (Split with { TrainingShare = 0.9 }).Of(Events));
        Assert.Throws<ArgumentException>(() => EventSplit.By());
    }

    [Fact]
    public void Folds_TestEachEventOnce()
    {
        var folds = Split.Folds(Events, 4);
        Assert.Equal(Events["id"].Order(), folds.SelectMany(f => f.Test["id"]).Order());
        foreach (var fold in folds)
        {
            Assert.Empty(fold.Test["id"].Intersect(fold.Training["id"]));
            Assert.Equal(Events.Count, fold.Test.Count + fold.Training.Count + fold.Validation.Count);
            Assert.InRange(fold.Training.SumOfWeights / Events.Count, 0.97, 1.03);
        }
        Assert.Equal(folds[2].Test["id"], Events.WhereMarked([.. Split.FoldOf(Events, 4).Select(f => f == 2)])["id"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Split.Folds(Events, 1));
    }
}
