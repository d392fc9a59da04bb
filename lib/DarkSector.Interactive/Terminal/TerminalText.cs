using DarkSector.Interactive.Notebooks;
using DarkSector.Interactive.Scripting;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Interactive.Terminal;

/// <summary>How values look in a terminal: histograms as bars, pictures as dots, everything else as its text.</summary>
internal static class TerminalText
{
    private const string Svg = "image/svg+xml";

    /// <summary>The value of a cell.</summary>
    public static string Of(object? value, int columns) =>
        value is Histogram histogram ? TextHistogram.Draw(histogram, Math.Max(10, columns - 40)) : Of(ValueRenderer.Render(value), columns);

    /// <summary>Something displayed.</summary>
    public static string Of(MimeBundle data, int columns) => NotebookReader.Text(data[Svg]) is { } svg && svg.StartsWith("<svg", StringComparison.Ordinal)
        ? TextPicture.Draw(svg, Math.Max(40, columns))
        : data.Text;
}
