using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;
using DarkSector.Notebook.Tables;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Tests.Rendering;

/// <summary>Figures and tables as the Formatting package of .NET Interactive shows them.</summary>
public sealed class DisplayConventionTests
{
    private static readonly Figure s_figure = Figure.Curves([1, 2], ("a", [1.0, 2.0]));
    private static readonly Table s_table = new Table("a", "b").AddRow("x", 1.5);

    [Fact]
    public void Figure_IsShownAsSvgAndText() => Assert.Equal([MimeType.Svg, MimeType.Text], Formatter.GetPreferredMimeTypesFor(typeof(Figure)));

    [Fact]
    public void Table_IsShownAsHtmlAndText() => Assert.Equal([MimeType.Html, MimeType.Text], Formatter.GetPreferredMimeTypesFor(typeof(Table)));

    [Fact]
    public void Figure_IsFormattedInEachOfItsFormats()
    {
        Assert.Equal(s_figure.ToSvg(), s_figure.ToDisplayString(MimeType.Svg));
        Assert.Equal(s_figure.ToPlotlyJson(), s_figure.ToDisplayString(MimeType.Plotly));
        Assert.Equal(s_figure.ToString(), s_figure.ToDisplayString(MimeType.Text));
    }

    [Fact]
    public void Table_IsFormattedInEachOfItsFormats()
    {
        Assert.Equal(s_table.ToHtml(), s_table.ToDisplayString(MimeType.Html));
        Assert.Equal(s_table.ToString(), s_table.ToDisplayString(MimeType.Text));
    }

    [Fact]
    public void Display_OfAFormatItDoesNotHave_IsNothing() => Assert.Null(((IDisplayable)s_figure).Display("image/png"));
}
