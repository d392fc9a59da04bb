using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class NotesTests
{
    private static readonly Axis Bins = Axis.Regular(4, 0, 4);

    private static EventTable Noted { get; } = EventTable.FromColumns("data", ("x", [0.5, 1.5, 2.5]), ("y", [1, 2, 3])).WithNote("box opened: test");

    [Fact]
    public void Histograms_KeepTheNotesOfTheirEvents()
    {
        var histogram = Noted.Where(x => x > 1).Histogram("x", Bins);
        var plain = Histogram.Empty(Bins);
        Histogram[] made = [histogram, histogram.Scale(2), plain + histogram, histogram.Merge([0, 2, 4]), histogram.Window(0, 2)];
        Assert.All(made, one => Assert.Equal(["box opened: test"], one.Notes));
        Assert.Empty((plain + plain).Notes);
        Assert.Equal(["box opened: test"], Noted.Histogram("x", Bins, "y", Bins).Notes);
    }

    [Fact]
    public void WithNotesOf_TakesEachNoteOnce()
    {
        var other = EventTable.FromColumns("drawn", ("x", [1.0])).WithNotesOf(Noted, Noted.Histogram("x", Bins));
        Assert.Equal(["box opened: test"], other.Notes);
    }
}
