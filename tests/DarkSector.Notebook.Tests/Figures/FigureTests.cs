using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class FigureTests
{
    private static readonly Figure s_line = Figure.Curves([1, 2], ("a", [1.0, 2.0]));

    [Fact]
    public void Add_ReturnsANewFigure()
    {
        _ = s_line.AddCurve("b", [1, 2], [2, 1]);
        Assert.Single(s_line.Elements);
    }

    [Fact]
    public void Curves_TakeTheColoursOfThePaletteInTurn()
    {
        var colors = s_line.AddCurve("b", [1, 2], [2, 1]).AddCurve("c", [1, 2], [2, 1], color: "#123456").AddCurve("d", [1, 2], [2, 1])
            .Elements.Cast<Curve>().Select(curve => curve.Style.Color);
        Assert.Equal(["#3f90da", "#ffa90e", "#123456", "#bd1f01"], colors);
    }

    [Fact]
    public void Stack_LabelsItselfFromTheAxis()
    {
        var figure = Samples.Stack();
        Assert.Equal("$M_{recoil}^2$ [GeV^2/c^4]", figure.X.Title);
        Assert.Equal("events / (2 GeV^2/c^4)", figure.Y.Title);
    }

    [Fact]
    public void Stack_AddsUp()
    {
        var stack = Samples.Stack().Elements.OfType<StackedHistograms>().Single();
        Assert.Equal(Samples.Low.Values[7] + Samples.High.Values[7], stack.Total.Values[7]);
        Assert.Equal(Math.Sqrt(Samples.Low.Variances[7] + Samples.High.Variances[7]), stack.Uncertainty[7]);
    }

    [Fact]
    public void WithPulls_DividesByTheRootOfExpectedAndUncertainty()
    {
        var axis = Axis.Regular(3, 0, 3);
        var figure = Figure.Stack([("b", new Histogram(axis, [16, 4, 0], [9, 0, 0]))], new Histogram(axis, [26, 4, 1], [26, 4, 1])).WithPulls();
        var pulls = figure.Panel!.Elements.OfType<DataPoints>().Single().Y.ToArray();
        Assert.Equal([2, 0, double.NaN], pulls);
    }

    [Fact]
    public void WithRatio_DividesByTheExpected()
    {
        var axis = Axis.Regular(3, 0, 3);
        var figure = Figure.Stack([("b", new Histogram(axis, [16, 4, 0], [9, 0, 0]))], new Histogram(axis, [8, 6, 1], [8, 6, 1])).WithRatio();
        Assert.Equal([0.5, 1.5, double.NaN], figure.Panel!.Elements.OfType<DataPoints>().Single().Y.ToArray());
    }

    [Fact]
    public void WithPanel_TakesAxisAndElementsOfAnotherFigure()
    {
        var below = Figure.Curves([1, 2], ("b", [0.1, -0.1])).WithY("residual");
        Assert.Equal(("residual", 1), (s_line.WithPanel(below).Panel!.Y.Label, s_line.WithPanel(below).Panel!.Elements.Length));
        Assert.Empty(s_line.WithPanel(below).Layout().Faults());
    }

    [Fact]
    public void WithLuminosity_ChoosesTheUnit()
    {
        Assert.Equal(@"$\int L\,dt$ = 79.7 fb^{-1}", s_line.WithLuminosity(79.7).RightLabel);
        Assert.Equal(@"$\int L\,dt$ = 50 ab^{-1}", s_line.WithLuminosity(50000).RightLabel);
    }

    [Fact]
    public void ToString_SaysWhatIsShown() => Assert.Equal(
        "Figure: events / (2 GeV^2/c^4) against M_recoil^2 [GeV^2/c^4]; StackedHistograms, HistogramLine, DataPoints", Samples.Stack().ToString());

    [Fact]
    public void ToHtml_HoldsThePicture() => Assert.StartsWith("<figure><svg", s_line.ToHtml(), StringComparison.Ordinal);

    public static TheoryData<string, Action> BadUses => new()
    {
        { "The figure is empty", () => new Figure().ToSvg() },
        { "The figure is empty", () => new Figure().ToPlotly() },
        { "a logarithmic axis shows only values above 0", () => s_line.WithLogY().WithYRange(0, 10) },
        { "a logarithmic axis shows only values above 0", () => s_line.WithYRange(-1, 10).WithLogY() },
        { "[5, 2]; its lower end must be below", () => s_line.WithXRange(5, 2) },
        { "must be a finite number", () => s_line.WithXRange(double.NaN, 2) },
        { "Curve 'b': x has 2, y has 3 values", () => s_line.AddCurve("b", [1, 2], [1, 2, 3]) },
        { "x is empty", () => s_line.AddCurve("b", [], []) },
        { "Band 'b': x has 2, low has 1, high has 2", () => s_line.AddBand("b", [1, 2], [1], [2, 3]) },
        { "the lower y errors has 1", () => Figure.Points("p", [1, 2], [1, 2], [0.5]) },
        { "at least one background", () => Figure.Stack([]) },
        { "at least one histogram", () => Figure.Histograms([]) },
        { "at least one curve", () => Figure.Curves([1, 2]) },
        { "at least one series", () => Figure.CutFlow(["a"], []) },
        { "'s' has 1 values for 2 steps", () => Figure.CutFlow(["a", "b"], [("s", [1])]) },
        { "Histograms with different bins", () => Figure.Stack([("a", Samples.Low), ("b", Histogram.Empty(Axis.Regular(2, 0, 1)))]) },
        { "the uncertainty has 1", () => Figure.Stack([("a", Samples.Low)], uncertainty: [1]) },
        { "needs a stack and data", () => s_line.WithPulls() },
        { "at least 2 edges", () => Figure.HeatMap([1], [1, 2], (_, _) => 1) },
        { "reference line stands at a finite value", () => s_line.AddVerticalLine(double.PositiveInfinity) },
        { "The size is 100 x 100 px", () => s_line.WithSize(100, 100) },
        { "panel needs at least one element", () => s_line.WithPanel(new FigurePanel(new FigureAxis(), [])) },
    };

    [Theory]
    [MemberData(nameof(BadUses))]
    public void BadUse_IsExplained(string message, Action use) =>
        Assert.Contains(message, Assert.ThrowsAny<Exception>(use).Message, StringComparison.Ordinal);
}
