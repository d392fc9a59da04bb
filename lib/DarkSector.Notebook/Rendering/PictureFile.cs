using System.Globalization;
using System.Xml.Linq;

namespace DarkSector.Notebook.Rendering;

/// <summary>Writes a picture in the format that the name of the file asks for.</summary>
internal static class PictureFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="svg">Makes the SVG.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="plotlyJson">Makes the Plotly figure; nothing for a picture that has none.</param>
    public static void Save(string path, Func<string> svg, string title, Func<string>? plotlyJson)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var extension = Path.GetExtension(path);
        switch (extension.ToUpperInvariant())
        {
            case ".SVG":
                AtomicFile.WriteAllText(path, svg());
                break;
            case ".JSON" when plotlyJson is not null:
                AtomicFile.WriteAllText(path, plotlyJson());
                break;
            case ".HTML":
                AtomicFile.WriteAllText(path, FigurePage.Of(title, svg(), plotlyJson?.Invoke(), PlotlyScript.Text));
                break;
            case ".PDF" or ".PNG":
                AtomicFile.WriteAllBytes(path, Converted(svg(), extension[1..].ToLowerInvariant()));
                break;
            default:
                throw new ArgumentException(
                    $"Cannot save '{path}': the extension is '{extension}'; it can be saved as .svg, .pdf, .png, .html{(plotlyJson is null ? "" : " or .json (Plotly)")}.", nameof(path));
        }
    }

    private static byte[] Converted(string svg, string format)
    {
        var root = XDocument.Parse(svg).Root!;
        double Size(string name) => double.Parse(root.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return PictureConverter.Convert(svg, Size("width"), Size("height"), format);
    }
}
