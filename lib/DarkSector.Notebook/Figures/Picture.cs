using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Something drawn once, as SVG, without data that a reader would want to zoom into: diagrams, rows of figures.</summary>
public abstract record Picture : IDisplayable
{
    private protected Picture()
    {
    }

    /// <summary>The picture as a standalone SVG document.</summary>
    public abstract string ToSvg();

    /// <summary>The picture as an HTML fragment with the SVG inside.</summary>
    public string ToHtml() => $"<figure>{ToSvg()}</figure>";

    /// <summary>Writes the picture to a file: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <param name="path">File name ending in .svg, .pdf, .png or .html; PDF and PNG need a converter, see <see cref="PictureConverter"/>.</param>
    public void Save(string path) => PictureFile.Save(path, ToSvg, ToString(), plotlyJson: null);

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Svg => ToSvg(),
        MimeType.Html => ToHtml(),
        MimeType.Text => ToString(),
        _ => null,
    };
}
