using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Figures in rows, as one SVG document.</summary>
internal static class FigureGrid
{
    /// <summary>Width of each figure [px].</summary>
    public const int Width = 500;

    /// <summary>Height of each figure [px]; a panel adds to it.</summary>
    public const int Height = 410;

    /// <summary>The document.</summary>
    /// <param name="figures">The figures, row after row.</param>
    /// <param name="columns">Figures in a row.</param>
    /// <param name="title">What is shown.</param>
    public static string ToSvg(IReadOnlyList<Figure> figures, int columns, string title)
    {
        Figure[] sized = [.. figures.Select(figure => figure.WithSize(Width, Height))];
        var rowHeight = sized.Max(figure => figure.Layout().Canvas.Height);
        var (width, height) = (Width * Math.Min(columns, sized.Length), rowHeight * ((sized.Length + columns - 1) / columns));
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n");
        svg.Append("<title>").Append(XmlText.Escape(title)).Append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (var i = 0; i < sized.Length; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate({Width * (i % columns)} {rowHeight * (i / columns)})\">\n").Append(sized[i].ToSvg()).Append("</g>\n");
        return svg.Append("</svg>\n").ToString();
    }
}
