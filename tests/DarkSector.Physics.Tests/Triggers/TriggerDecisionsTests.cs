using DarkSector.Numerics.Tables;
using DarkSector.Physics.Triggers;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Physics.Tests.Triggers;

public class TriggerDecisionsTests
{
    private static readonly EventTable Events = EventTable.FromColumns("signal",
        ("fffTrigger", [1, 1, 0, 0]), ("hieTrigger", [1, 0, 1, 0]), ("sttTrigger", [1, 1, 1, 0]));

    [Fact]
    public void TriggerEfficiency_IsThatOfCounts()
    {
        Assert.Equal(ClopperPearson.Efficiency(2, 4, 0.9), Events.TriggerEfficiency("fff", 0.9));
        var weighted = Events.WithColumn(EventTable.WeightColumn, [2.0, 2, 2, 2]).TriggerEfficiency("stt");
        Assert.Equal(ClopperPearson.Efficiency(3, 4).Low, weighted.Low, 8);
        Assert.Equal(0.75, weighted.Value, 12);
    }

    [Fact]
    public void Combinations_AreOrAndAnd()
    {
        var both = Events.WithAnyTrigger("any", "fff", "hie").WithAllTriggers("all", "fff", "hie");
        Assert.Equal([1.0, 1, 1, 0], both["anyTrigger"]);
        Assert.Equal([1.0, 0, 0, 0], both["allTrigger"]);
        Assert.Equal(both.TriggerEfficiency("fff").Value + both.TriggerEfficiency("hie").Value - both.TriggerEfficiency("all").Value, both.TriggerEfficiency("any").Value, 12);
    }

    [Fact]
    public void TriggerOverlap_CountsEveryRegion()
    {
        var overlap = Events.TriggerOverlap("fff", "hie", "stt");
        Assert.Equal(["fff", "hie", "stt"], overlap.Names);
        Assert.Equal([1, 0, 0, 0, 0, 1, 1, 1], overlap.Entries); // none, fff, hie, fff hie, stt, fff stt, hie stt, all
    }

    [Fact]
    public void WrongLines_AreAnswered()
    {
        Assert.Contains("no decision of a line 'ffo'. Nearest: fff", Assert.Throws<KeyNotFoundException>(() => Events.TriggerEfficiency("ffo")).Message, StringComparison.Ordinal);
        var undrawn = EventTable.FromColumns("undrawn", ("x", [1.0]));
        Assert.Contains("Draw decisions first", Assert.Throws<KeyNotFoundException>(() => undrawn.TriggerOverlap("fff", "hie")).Message, StringComparison.Ordinal);
        Assert.Contains("has no events", Assert.Throws<ArgumentException>(() => Events.Head(0).TriggerEfficiency("fff")).Message, StringComparison.Ordinal);
        Assert.Contains("aTrigger = 0.5 in row 0", Assert.Throws<ArgumentException>(() => EventTable.FromColumns("p", ("aTrigger", [0.5])).TriggerEfficiency("a")).Message, StringComparison.Ordinal);
    }
}
