using System.Xml.Linq;
using DarkSector.Notebook.Figures;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class FigureRowTests
{
    private static readonly Figure s_figure = Figure.Functions(0, 2, ("square", x => x * x)).WithX("x").WithY("$x^2$");

    [Fact]
    public void Svg_HoldsEachFigureOnceFromLeftToRight()
    {
        var svg = XDocument.Parse(Figure.Row(s_figure, s_figure.WithLogY(), s_figure).ToSvg()).Root!;
        var inside = svg.Elements().Where(element => element.Name.LocalName == "g").ToArray();
        Assert.Equal(["translate(0 0)", "translate(500 0)", "translate(1000 0)"], inside.Select(group => (string?)group.Attribute("transform")));
        Assert.All(inside, group => Assert.Equal("svg", group.Elements().Single().Name.LocalName));
        Assert.Equal("1500", (string?)svg.Attribute("width"));
    }

    [Fact]
    public void Row_OfNothingOrTooMuchIsRefused()
    {
        Assert.Contains("0 figures", Assert.Throws<ArgumentException>(() => Figure.Row()).Message, StringComparison.Ordinal);
        Assert.Contains("5 figures", Assert.Throws<ArgumentException>(() => Figure.Row(s_figure, s_figure, s_figure, s_figure, s_figure)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_NamesBothFigures() => Assert.Equal($"{s_figure} | {s_figure}", Figure.Row(s_figure, s_figure).ToString());

    [Fact]
    public void Save_WritesSvg_AndRefusesPlotly()
    {
        Assert.Contains(".json", Assert.Throws<ArgumentException>(() => Figure.Row(s_figure).Save("row.json")).Message, StringComparison.Ordinal);
        Assert.False(File.Exists("row.json"));
    }

    [Fact]
    public void Functions_AreAskedFromEndToEnd()
    {
        var curve = Assert.IsType<Curve>(Figure.Functions(-1, 3, ("line", x => 2 * x)).Elements.Single());
        Assert.Equal((-1, 3, -2, 6), (curve.X[0], curve.X[^1], curve.Y[0], curve.Y[^1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Figure.Functions(3, 3, ("line", x => x)));
    }
}
