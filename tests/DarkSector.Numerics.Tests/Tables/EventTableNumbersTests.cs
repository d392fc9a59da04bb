using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class EventTableNumbersTests
{
    private static readonly EventTable Events = EventTable.FromColumns("events", ("x", [1, double.NaN, 3, 4]), ("y", [1, 2, double.NaN, 4]),
        ("muPx", [0, 0, 0, double.NaN]), ("muPy", [0, 0, 0, 0]), ("muPz", [1, 1, 1, 1]), ("muE", [2, 2, 2, 2]));

    [Fact]
    public void WhereNumbers_DropsEventsWithNaNInColumnsAndParticles()
    {
        Assert.Equal([1.0, 3, 4], Events.WhereNumbers("x")["x"]);
        Assert.Equal([1.0, 4], Events.WhereNumbers("x", "y")["x"]);
        Assert.Equal([1.0], Events.WhereNumbers("x", "y", "mu")["x"]);
        Assert.Same(Events, Events.WhereNumbers("muE"));
        Assert.Same(Events, Events.WhereNumbers());
    }

    [Fact]
    public void CountNaN_CountsEventsOnce()
    {
        Assert.Equal(1, Events.CountNaN("x"));
        Assert.Equal(3, Events.CountNaN("x", "y", "mu"));
        Assert.Equal(0, Events.WhereNumbers("x").CountNaN("x"));
        Assert.Throws<KeyNotFoundException>(() => Events.CountNaN("z"));
    }

    [Fact]
    public void WhereMarked_KeepsTheMarkedRowsOfWhatIsShown()
    {
        var shown = Events.Where(y => y > 1);
        Assert.Equal([4.0], shown.WhereMarked([false, true])["y"]);
        Assert.Contains("1 marks for the 2 rows", Assert.Throws<ArgumentException>(() => shown.WhereMarked([true])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_StayWithTheTablesMadeOfOne()
    {
        var noted = Events.WithNote("opened for a reason");
        Assert.Empty(Events.Notes);
        foreach (var made in new[] { noted.Where(x => x > 1), noted.With("z", x => x), noted.Named("other"), noted.Head(1), noted.WithWeightsScaledBy(2), noted.WhereMarked(new bool[4]) })
            Assert.Equal(["opened for a reason"], made.Notes);
        Assert.Equal(2, noted.WithNote("and another").Notes.Count);
        Assert.Throws<ArgumentException>(() => Events.WithNote(" "));
    }
}
