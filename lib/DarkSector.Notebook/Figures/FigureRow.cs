using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures side by side, as one picture: two distributions of one process. In a notebook it shows itself.</summary>
/// <remarks>A host that draws Plotly figures shows the picture instead: Plotly has no row of independent figures.</remarks>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record FigureRow : Picture
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

    /// <inheritdoc/>
    public override string ToSvg()
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

    /// <inheritdoc/>
    public override string ToString() => string.Join(" | ", Figures);
}
