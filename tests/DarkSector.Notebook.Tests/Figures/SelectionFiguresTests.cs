using System.Xml.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Physics.Selections;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class SelectionFiguresTests
{
    public static TheoryData<string> FigureNames => [.. SelectionSamples.Figures.Keys];

    public static TheoryData<string> DiagramNames => [.. SelectionSamples.Diagrams.Keys];

    [Theory, MemberData(nameof(FigureNames))]
    public void Texts_StayOnTheCanvasAndApart(string name) => Assert.Empty(SelectionSamples.Figures[name].Layout().Faults());

    [Theory, MemberData(nameof(FigureNames))]
    public void Figures_AreValidPictures(string name)
    {
        var svg = SelectionSamples.Figures[name].ToSvg();
        Assert.DoesNotContain(XDocument.Parse(svg).Descendants().SelectMany(e => e.Attributes()), a => a.Value.Contains("NaN", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN\"", SelectionSamples.Figures[name].ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DiagramNames))]
    public void VennTexts_StayOnTheCanvasAndApart(string name) => Assert.Empty(SelectionSamples.Diagrams[name].Layout().Faults());

    [Theory, MemberData(nameof(DiagramNames))]
    public void VennDiagrams_AreTheSameTwice(string name)
    {
        var diagram = SelectionSamples.Diagrams[name];
        Assert.Equal(diagram.ToSvg(), diagram.ToSvg());
        Assert.Equal("svg", XDocument.Parse(diagram.ToSvg()).Root!.Name.LocalName);
    }

    [Fact]
    public void VennDiagram_WritesEveryRegion()
    {
        var texts = SelectionSamples.Diagrams["three triggers"].Layout().Texts.Select(t => t.Text).ToArray();
        foreach (var number in new[] { "402", "7", "88", "1020", "3", "541", "12345", "in none: 31 (0.2 %)", "hie", "lml12", "stt" })
            Assert.Contains(number, texts);
    }

    [Fact]
    public void VennDiagram_RefusesMoreThanThreeSets()
    {
        var overlap = SelectionSamples.Diagrams["three triggers"].Overlap;
        var four = new Overlap([.. overlap.Names, "fourth"], [.. overlap.Yields, .. overlap.Yields], [.. overlap.Entries, .. overlap.Entries]);
        Assert.Contains("has 4 sets; a Venn diagram shows 2 or 3", Assert.Throws<ArgumentException>(() => four.ToFigure()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NMinusOne_DrawsALinePerEdge()
    {
        Assert.Equal(0.4, SelectionSamples.Figures["n-1 plot"].Elements.OfType<ReferenceLine>().Single().Value, 9);
        Assert.Equal(2, SelectionSamples.Figures["n-1 plot of a window"].Elements.OfType<ReferenceLine>().Count());
    }

    [Fact]
    public void Scan_MarksTheOptimum() =>
        Assert.Equal(SelectionSamples.Scan.Best.Threshold, SelectionSamples.Figures["cut scan"].Elements.OfType<ReferenceLine>().Single().Value);

    [Fact]
    public void Efficiencies_HaveTheirIntervalsAsBars()
    {
        var points = SelectionSamples.Figures["efficiency against mass"].Elements.OfType<DataPoints>().Last();
        Assert.Equal(0, points.Y[^1]);
        Assert.Equal(0, points.YErrors.Low[^1]);
        Assert.True(points.YErrors.High[^1] > 1);
    }
}
