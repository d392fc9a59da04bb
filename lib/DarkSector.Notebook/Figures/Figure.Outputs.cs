using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

public sealed partial record Figure
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The figure as a standalone SVG document.</summary>
    public string ToSvg() => FigurePainter.Paint(this).ToSvg(ToString(), DataNotes);

    /// <summary>The figure in Plotly's schema: an object with data and layout.</summary>
    public JsonObject ToPlotly() => PlotlyFigure.Of(this);

    /// <summary>The figure in Plotly's schema, as text.</summary>
    public string ToPlotlyJson() => ToPlotly().ToJsonString(s_json);

    /// <summary>The figure as an HTML fragment with the SVG inside, for pages without any script.</summary>
    public string ToHtml() => $"<figure>{ToSvg()}</figure>";

    /// <summary>Where the texts of the figure are, to check that they are readable.</summary>
    public FigureLayout Layout()
    {
        var canvas = FigurePainter.Paint(this);
        return new FigureLayout(canvas.Bounds, [.. canvas.Texts]);
    }

    /// <summary>Writes the figure to a file: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <remarks>An .html page holds plotly.js itself, so that it can be zoomed anywhere, without a network; where the library was built without
    /// plotly.js it holds the SVG. PDF and PNG need a converter, see <see cref="PictureConverter"/>.</remarks>
    /// <param name="path">File name ending in .svg, .pdf, .png, .html or .json (Plotly).</param>
    public void Save(string path) => PictureFile.Save(path, ToSvg, ToString(), ToPlotlyJson);

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Plotly => ToPlotlyJson(),
        MimeType.Svg => ToSvg(),
        MimeType.Html => ToHtml(),
        MimeType.Text => ToString(),
        _ => null,
    };
}
