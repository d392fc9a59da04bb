using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

public sealed partial record FeynmanDiagram
{
    /// <summary>The diagram as a standalone SVG document.</summary>
    public string ToSvg() => DiagramPainter.Paint(this).ToSvg(ToString());

    /// <summary>The diagram as an HTML fragment with the SVG inside.</summary>
    public string ToHtml() => $"<figure>{ToSvg()}</figure>";

    /// <summary>Where the texts of the diagram are, to check that they are readable.</summary>
    public FigureLayout Layout()
    {
        var canvas = DiagramPainter.Paint(this);
        return new FigureLayout(canvas.Bounds, [.. canvas.Texts]);
    }

    /// <summary>Writes the diagram to a file: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <param name="path">File name ending in .svg.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"Cannot save '{path}': the extension is '{Path.GetExtension(path)}'; a diagram can be saved as .svg.", nameof(path));
        AtomicFile.WriteAllText(path, ToSvg());
    }

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Svg => ToSvg(),
        MimeType.Html => ToHtml(),
        MimeType.Text => ToString(),
        _ => null,
    };
}
