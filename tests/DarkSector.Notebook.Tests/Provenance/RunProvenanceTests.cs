using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;

namespace DarkSector.Notebook.Tests.Provenance;

public sealed class RunProvenanceTests
{
    private static readonly RunProvenance Run = RunProvenance.Of("search", 1, new Dictionary<string, object>(), new Dictionary<string, string>());

    private static readonly ClosedBox Box = ClosedBox.Around(EventTable.FromColumns("data", ("x", [1.0, 2, 3])), Selection.Named("region").Require("x above 2", x => x > 2));

    [Fact]
    public void AnOpenedBox_IsOnRecord()
    {
        var opened = Box.Open("selection frozen").With("twice", x => 2 * x);
        var run = Run.WithNotesOf(opened, Box.Outside, opened);
        Assert.Equal(["box 'region: x above 2' opened: selection frozen"], run.Notes);
        Assert.Contains("\"notes\": [", run.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnOpening_NothingIsWritten()
    {
        Assert.Null(Run.WithNotesOf(Box.Outside).Notes);
        Assert.DoesNotContain("notes", Run.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void FiguresOfAnOpenedBox_SayItInTheirFiles()
    {
        var axis = Axis.Regular(3, 0, 4);
        var (opened, outside) = (Box.Open("selection frozen").Histogram("x", axis), Box.Outside.Histogram("x", axis));
        Figure[] figures = [Figure.Stack([("simulation", outside)], opened), Figure.Histograms([("data", opened)]), Figure.HeatMap(Box.Open("selection frozen").Histogram("x", axis, "x", axis))];
        Assert.All(figures, figure =>
        {
            Assert.Equal(opened.Notes, figure.DataNotes);
            Assert.Contains("<desc>box &apos;region", figure.ToSvg().Replace("&#39;", "&apos;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("opened: selection frozen", figure.ToPlotlyJson(), StringComparison.Ordinal);
        });
        Assert.Equal(opened.Notes, Run.WithNotesOf(figures).Notes);
        Assert.DoesNotContain("<desc>", Figure.Histograms([("outside", outside)]).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_AddUp()
    {
        var run = Run.WithNotesOf(Box.Open("first")).WithNotesOf(Box.Open("second"));
        Assert.Equal(2, run.Notes!.Count);
    }
}
