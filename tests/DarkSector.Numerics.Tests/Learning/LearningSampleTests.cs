using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Learning;

public class LearningSampleTests
{
    private static readonly EventTable Signal = TwoClasses.Signal(50);
    private static readonly EventTable Background = TwoClasses.Background(80);

    [Fact]
    public void Of_FindsFeaturesByName()
    {
        var sample = LearningSample.Of(["y", "x"], Signal, Background);
        Assert.Equal((130, 2), (sample.Count, sample.Features.Count));
        Assert.Equal(Signal["x"].Concat(Background["x"]), sample.Feature("x"));
        Assert.Equal(50, sample.Labels.Count(label => label == 0));
        Assert.Equal(["signal", "background"], sample.Classes);
        Assert.Equal("background events", sample.Record.Tables[1].Table);
    }

    [Fact]
    public void Of_CarriesSpectatorsEvenWithNaN()
    {
        var signal = Signal.With("mass", x => 2);
        var background = Background.With("mass", x => double.NaN);
        var sample = LearningSample.Of(["x"], ["mass"], new EventClass("signal", signal), new EventClass("background", background));
        Assert.Equal(80, sample.Spectator("mass").Count(double.IsNaN));
        Assert.Throws<KeyNotFoundException>(() => sample.Spectator("masss"));
    }

    [Fact]
    public void Of_RefusesConstantAndNaNFeatures()
    {
        EventTable Flat(EventTable t) => t.With("flat", x => 3);
        Assert.Contains("'flat' is 3 in all 130 events",
            Assert.Throws<ArgumentException>(() => LearningSample.Of(["x", "flat"], Flat(Signal), Flat(Background))).Message, StringComparison.Ordinal);
        var holes = Background.With("x", y => y > 0 ? y : double.NaN);
        Assert.Contains("WhereNumbers(\"x\")",
            Assert.Throws<ArgumentException>(() => LearningSample.Of(["x"], Signal, holes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RefusesMissingClassesNamesAndWeights()
    {
        Assert.Contains("'background' has no events", Assert.Throws<ArgumentException>(() => LearningSample.Of(["x"], Signal, Background.Head(0))).Message, StringComparison.Ordinal);
        Assert.Contains("'signal' add up to 0", Assert.Throws<ArgumentException>(() => LearningSample.Of(["x"], Signal.WithWeightsScaledBy(0), Background)).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => LearningSample.Of(["xs"], Signal, Background));
        Assert.Throws<ArgumentException>(() => LearningSample.Of(["x", "x"], Signal, Background));
        Assert.Throws<ArgumentException>(() => LearningSample.Of([], Signal, Background));
        Assert.Throws<ArgumentException>(() => LearningSample.Of(["x"], [], new EventClass("signal", Signal)));
        Assert.Throws<ArgumentException>(() => LearningSample.Of(["x"], Signal, Background.WithColumn("weight", [.. Enumerable.Repeat(double.NaN, 80)])));
    }

    [Fact]
    public void Balanced_GivesClassesEqualWeight()
    {
        var sample = LearningSample.Of(["x"], Signal.WithWeightsScaledBy(7), Background).Balanced();
        Assert.Equal(65, sample.Weights.Take(50).Sum(), 1e-9);
        Assert.Equal(65, sample.Weights.Skip(50).Sum(), 1e-9);
    }
}
