using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;

namespace DarkSector.Physics.Tests.Selections;

public class NMinusOneTests
{
    private static readonly Axis Axis = Axis.Regular(10, 0, 10, "$x$", "GeV");
    private static readonly EventTable Events = EventTable.FromColumns("events", ("x", [0.5, 2.5, 3.5, 7.5, 9.5]), ("y", [1, 1, 0, 1, 1]));

    private static readonly Selection Selection = Selection.Named("test")
        .Require("x in a window", x => 3.21 < x && x < 8)
        .Require("y set", y => y == 1)
        .Require("together", (x, y) => x + y > 0);

    [Fact]
    public void Histograms_HoldWhatAllOtherCutsLeave()
    {
        var plot = Selection.NMinusOne("x in a window", Axis, Events, Events.Named("again"));
        Assert.Equal(["events", "again"], plot.Samples.Select(s => s.Name));
        Assert.Equal([1.0, 0, 1, 0, 0, 0, 0, 1, 0, 1], plot.Samples[0].Histogram.Values);
        Assert.Equal("x", plot.Column);
    }

    [Fact]
    public void Edges_AreWhereTheCutChangesItsMind()
    {
        var edges = Selection.NMinusOne("x in a window", Axis, Events).Edges;
        Assert.Equal(2, edges.Count);
        Assert.Equal(3.21, edges[0], 12);
        Assert.Equal(8, edges[1], 12);
    }

    [Fact]
    public void ACutOnSeveralColumns_NeedsAColumnToPlot()
    {
        Assert.Contains("reads x, y; say which column", Assert.Throws<ArgumentException>(() => Selection.NMinusOne("together", Axis, Events)).Message, StringComparison.Ordinal);
        var plot = Selection.NMinusOne("together", "x", Axis, Events);
        Assert.Empty(plot.Edges);
        Assert.Equal(1, plot.Samples[0].Histogram.Sum);
    }

    [Fact]
    public void WrongNames_AreAnswered()
    {
        Assert.Throws<KeyNotFoundException>(() => Selection.NMinusOne("x in the window", Axis, Events));
        Assert.Throws<KeyNotFoundException>(() => Selection.NMinusOne("together", "z", Axis, Events));
        Assert.Throws<ArgumentException>(() => Selection.NMinusOne("y set", Axis));
    }
}
