using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Selections;

public class SelectionTests
{
    private static readonly EventTable Events = EventTable.FromColumns("four events",
        ("mass", [1, 2, 3, double.NaN]), ("angle", [0.5, 0.1, 0.9, 0.2]), ("survival", [1, 0.5, 0.25, 1]), (EventTable.WeightColumn, [1, 1, 2, 4]));

    private static readonly Selection Selection = Selection.Named("test")
        .Require("mass above 1.5", mass => mass > 1.5)
        .Require("angle below 1", angle => angle < 1)
        .RequireWithProbability("nothing else", "survival");

    [Fact]
    public void Apply_KeepsWhatPassesEveryCut()
    {
        var left = Selection.Apply(Events);
        Assert.Equal([2.0, 3.0], left["mass"]);
        Assert.Equal([0.5, 0.5], left.Weights());
        Assert.Equal([1.0, 1.0, 2.0, 4.0], Events.Weights()); // a selection never changes the table
    }

    [Fact]
    public void Require_FailsEventsWithNaN()
    {
        foreach (var selection in new[] { Selection.Named("above").Require("c", mass => mass > 0), Selection.Named("below").Require("c", mass => mass < 10) })
            Assert.Equal([1.0, 2.0, 3.0], selection.Apply(Events)["mass"]);
    }

    [Fact]
    public void Cuts_KeepTheirOrder()
    {
        Assert.Equal(["mass above 1.5", "angle below 1", "nothing else"], Selection.Cuts);
        Assert.Equal("test: mass above 1.5; angle below 1; nothing else", Selection.ToString());
        Assert.Empty(Selection.Named("empty").Cuts);
        Assert.Equal(4, Selection.Named("empty").Apply(Events).Count);
    }

    [Fact]
    public void Without_TakesOneCutAway()
    {
        var open = Selection.Without("mass above 1.5");
        Assert.Equal(["angle below 1", "nothing else"], open.Cuts);
        Assert.Equal(4, open.Apply(Events).Count);
        Assert.Equal(3, Selection.Cuts.Count);
    }

    [Fact]
    public void Without_NamesTheNearestCuts()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Selection.Without("mass above 15"));
        Assert.Contains("'mass above 15' in selection 'test'. Nearest: mass above 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_RejectsANameTwice() =>
        Assert.Contains("already has a cut 'angle below 1'", Assert.Throws<ArgumentException>(() => Selection.Require("angle below 1", angle => angle < 2)).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_NamesTheNearestColumnsOfAWrongOne()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => Selection.Named("test").Require("typo", mas => mas > 0).Apply(Events));
        Assert.Contains("mass", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void RequireWithProbability_RejectsWhatIsNoProbability(double value)
    {
        var events = EventTable.FromColumns("bad", ("p", [0.5, value]));
        var error = Assert.Throws<ArgumentException>(() => Selection.Named("test").RequireWithProbability("cut", "p").Apply(events));
        Assert.Contains($"p = {value} in row 1 of table 'bad'", error.Message, StringComparison.Ordinal);
        Assert.Contains("[0, 1]. Correct how 'p' is computed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireWithProbability_FailsEventsWithNaN()
    {
        var flow = Selection.Named("test").RequireWithProbability("cut", "p").CutFlow(EventTable.FromColumns("lost", ("p", [0.5, double.NaN])));
        Assert.Equal(0.5, flow.Yield("lost").Value);
        Assert.Equal(1, flow.NanEntries[1][0]);
    }

    [Fact]
    public void Passes_AnswersRowByRow()
    {
        var cuts = Selection.Without("nothing else");
        Assert.Equal([false, true, true, false], cuts.Passes(Events));
        Assert.Equal([true, true], cuts.Passes(Events.Where(mass => mass > 1.5)));
        Assert.Contains("holds the probability 'nothing else'", Assert.Throws<ArgumentException>(() => Selection.Passes(Events)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireWithProbability_LooksOnlyAtEventsThatAreLeft()
    {
        // The survival of an event whose tracks are lost is NaN; a cut has removed it before.
        var events = EventTable.FromColumns("lost", ("p", [0.5, double.NaN]), ("tracks", [2, 1]));
        var left = Selection.Named("test").Require("two tracks", tracks => tracks == 2).RequireWithProbability("veto", "p").Apply(events);
        Assert.Equal([0.5], left.Weights());
    }

    [Fact]
    public void RequireWithProbability_EqualsDrawingOnAverage()
    {
        var flow = Selection.Named("test").RequireWithProbability("veto", "survival").CutFlow(Events);
        Assert.Equal(1 + 0.5 + 2 * 0.25 + 4, flow.Yields[1][0].Value, 12);
        Assert.Equal(4, flow.Entries[1][0]);
    }
}
