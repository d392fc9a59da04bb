using System.Text.Json.Nodes;
using DarkSector.Notebook.Figures;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class PlotlyFigureTests
{
    [Fact]
    public void Stack_BecomesBarsALineAndPoints()
    {
        var data = Samples.Stack().ToPlotly()["data"]!.AsArray();
        Assert.Equal(["bar", "bar", "bar", "scatter", "scatter"], data.Select(trace => (string)trace!["type"]!));
        Assert.Equal("<i>μ</i><sup>+</sup><i>μ</i><sup>−</sup>(<i>γ</i>)", (string)data[0]!["name"]!);
        Assert.Equal("#3f90da", (string)data[0]!["marker"]!["color"]!);
        Assert.Equal("dash", (string)data[3]!["line"]!["dash"]!);
        Assert.Equal("#000", (string)data[4]!["error_y"]!["color"]!);
        Assert.Equal(Samples.Low.Values[3], (double)data[1]!["base"]![3]!);
    }

    [Fact]
    public void Panel_HasItsOwnAxisOnTheSameX()
    {
        var plotly = Samples.Stack().WithPulls().ToPlotly();
        Assert.Contains(plotly["data"]!.AsArray(), trace => (string?)trace!["yaxis"] == "y2");
        Assert.Equal("y2", (string)plotly["layout"]!["xaxis"]!["anchor"]!);
        Assert.Equal("pull", (string)plotly["layout"]!["yaxis2"]!["title"]!["text"]!);
    }

    [Fact]
    public void LogarithmicRanges_AreExponents()
    {
        var axis = Samples.Stack().WithLogY().WithYRange(0.1, 1e5).ToPlotly()["layout"]!["yaxis"]!;
        Assert.Equal("log", (string)axis["type"]!);
        Assert.Equal(-1, (double)axis["range"]![0]!, 12);
        Assert.Equal(5, (double)axis["range"]![1]!, 12);
    }

    [Fact]
    public void Infinity_BecomesTheEndOfTheAxis()
    {
        var trace = new Figure().WithYRange(0, 7).AddExcluded("x", [1, 2], [3, 4]).ToPlotly()["data"]![0]!;
        Assert.Equal([7, 7, 4, 3], trace["y"]!.AsArray().Take(4).Select(value => (double)value!));
    }

    [Fact]
    public void Band_WithAGap_IsDrawnInPieces()
    {
        var trace = new Figure().AddBand("x", [1, 2, 3], [1, double.NaN, 5], [2, 3, 6], "#ff0000", opacity: 0.5).ToPlotly()["data"]![0]!;
        Assert.Equal([2, 1, null, 6, 5, null], trace["y"]!.AsArray().Select(value => (double?)value));
        Assert.Equal("rgba(255,0,0,0.5)", (string)trace["fillcolor"]!);
    }

    [Fact]
    public void Legend_IsInTheOrderOfTheSvg()
    {
        var names = Samples.Stack().ToPlotly()["data"]!.AsArray().OrderBy(trace => (int)trace!["legendrank"]!).Select(trace => (string)trace!["name"]!);
        Assert.Equal(["data", "<i>Z</i>′, 5 GeV", "<i>τ</i><sup>+</sup><i>τ</i><sup>−</sup>", "<i>μ</i><sup>+</sup><i>μ</i><sup>−</sup>(<i>γ</i>)", "uncertainty"], names);
    }

    [Fact]
    public void NaN_BecomesNull() =>
        Assert.Null(Figure.Curves([1, 2], ("a", [double.NaN, 1])).ToPlotly()["data"]![0]!["y"]![0]);

    [Fact]
    public void Json_IsReadBackUnchanged()
    {
        var figure = Samples.All["brazil"];
        Assert.True(JsonNode.DeepEquals(figure.ToPlotly(), JsonNode.Parse(figure.ToPlotlyJson())));
    }

    [Fact]
    public void HeatMap_HasRowsOfZ()
    {
        var trace = Figure.HeatMap([0, 1, 2, 3], [0, 1, 2], (x, y) => 10 * y + x + 1).ToPlotly()["data"]![0]!;
        Assert.Equal(2, trace["z"]!.AsArray().Count);
        Assert.Equal([11, 12, 13], trace["z"]![1]!.AsArray().Select(value => (double)value!));
    }
}
