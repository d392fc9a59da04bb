using System.Xml.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class FigureLayoutTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_StayOnTheCanvasAndApart(string name) => Assert.Empty(Samples.All[name].Layout().Faults());

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_IsTheSameTwice(string name) => Assert.Equal(Samples.All[name].ToSvg(), Samples.All[name].ToSvg());

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_IsXmlWithoutNaNAndWithoutOutsideReferences(string name)
    {
        var svg = Samples.All[name].ToSvg();
        var root = XDocument.Parse(svg).Root!;
        Assert.Equal("svg", root.Name.LocalName);
        var attributes = root.Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name != "font-family").ToArray();
        Assert.DoesNotContain(attributes, attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞', StringComparison.Ordinal));
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "href" or "class" or "style");
        var ids = attributes.Where(attribute => attribute.Name == "id").Select(attribute => attribute.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plotly_HasDataAndLayoutAndOnlyFiniteNumbers(string name)
    {
        var plotly = Samples.All[name].ToPlotly();
        Assert.NotEmpty(plotly["data"]!.AsArray());
        Assert.NotNull(plotly["layout"]!["xaxis"]!["range"]);
        Assert.DoesNotContain("NaN\"", Samples.All[name].ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_NamesTextsThatOverlapOrLeave()
    {
        var layout = new FigureLayout(new Box(0, 0, 100, 100),
            [new PlacedText("a", new Box(0, 0, 10, 10)), new PlacedText("b", new Box(5, 5, 15, 15)), new PlacedText("c", new Box(95, 50, 105, 60))]);
        Assert.Equal(2, layout.Faults().Count());
    }

    [Fact]
    public void Legend_StaysClearOfTheData()
    {
        var figure = Samples.Stack();
        var plan = new FigurePlan(figure);
        var box = Assert.NotNull(plan.LegendBox);
        Assert.True(plan.Main.Contains(box));
        Assert.Equal(0, FreeRoom.Covered(box, plan.Spans(new SvgCanvas(figure.Width, figure.Height))));
        Assert.False(plan.LegendCovers);
    }

    [Fact]
    public void Legend_MakesHeadRoomWhenNoCornerIsFree()
    {
        double[] x = [0, 1, 2, 3, 4];
        var flat = Figure.Curves(x, ("top", [1.0, 1, 1, 1, 1]), ("bottom", [0.1, 0.1, 0.1, 0.1, 0.1]));
        var plan = new FigurePlan(flat);
        Assert.True(plan.Y.High > 1.1);
        Assert.Equal(0, FreeRoom.Covered(Assert.NotNull(plan.LegendBox), plan.Spans(new SvgCanvas(720, 540))));
    }

    [Fact]
    public void GivenRanges_AreKept()
    {
        var plan = new FigurePlan(Samples.Stack().WithXRange(0, 50).WithYRange(0, 100));
        Assert.Equal((0, 50, 0, 100), (plan.X.Low, plan.X.High, plan.Y.Low, plan.Y.High));
    }

    [Fact]
    public void AxisTitles_EndAtTheEndsOfTheAxes()
    {
        var plan = new FigurePlan(Samples.All["resolution"]);
        var texts = Samples.All["resolution"].Layout().Texts;
        Assert.Equal(plan.Main.Right, texts.Single(text => text.Text == "M_Z′ [GeV]").Bounds.Right, 6);
        Assert.Equal(plan.Main.Top, texts.Single(text => text.Text == "resolution [GeV]").Bounds.Top, 6);
    }
}
