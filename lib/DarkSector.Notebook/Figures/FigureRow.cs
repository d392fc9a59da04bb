using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures side by side, as one picture: two distributions of one process. In a notebook it shows itself.</summary>
/// <remarks>A host that draws Plotly figures shows the picture instead: Plotly has no row of independent figures.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record FigureRow : IDisplayable
{
    private const int FigureWidth = 500;
    private const int FigureHeight = 410;

    internal FigureRow(IReadOnlyList<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Count is < 1 or > 4)
            throw new ArgumentException($"{figures.Count} figures in a row; 1 to 4 can be read.", nameof(figures));
        Figures = [.. figures.Select(figure => figure.WithSize(FigureWidth, FigureHeight))];
    }

    /// <summary>The figures, from left to right, all of one size.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <summary>The row as a standalone SVG document.</summary>
    public string ToSvg()
    {
        var layouts = Figures.Select(figure => figure.Layout().Canvas).ToArray();
        var (width, height) = (layouts.Sum(canvas => canvas.Width), layouts.Max(canvas => canvas.Height));
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n");
        svg.Append("<title>").Append(XmlText.Escape(ToString())).Append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        var left = 0.0;
        for (var i = 0; i < Figures.Length; left += layouts[i++].Width)
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({left} 0)\">\n").Append(Figures[i].ToSvg()).Append("</g>\n");
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>The row as an HTML fragment with the SVG inside.</summary>
    public string ToHtml() => $"<figure>{ToSvg()}</figure>";

    /// <summary>Writes the row to a file: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <param name="path">File name ending in .svg.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"Cannot save '{path}': the extension is '{Path.GetExtension(path)}'; a row of figures can be saved as .svg.", nameof(path));
        AtomicFile.WriteAllText(path, ToSvg());
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", Figures);

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Svg => ToSvg(),
        MimeType.Html => ToHtml(),
        MimeType.Text => ToString(),
        _ => null,
    };
}
