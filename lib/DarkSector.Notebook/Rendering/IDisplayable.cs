namespace DarkSector.Notebook.Rendering;

/// <summary>Names of the formats in which notebooks exchange what they show.</summary>
public static class MimeType
{
    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>An HTML fragment.</summary>
    public const string Html = "text/html";

    /// <summary>LaTeX: a table with the rules of booktabs, a formula.</summary>
    public const string Latex = "text/latex";

    /// <summary>A vector picture.</summary>
    public const string Svg = "image/svg+xml";

    /// <summary>A Plotly figure: an object with data and layout.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";
}

/// <summary>Something that knows how it looks in a notebook.</summary>
public interface IDisplayable
{
    /// <summary>The object in one format.</summary>
    /// <param name="mimeType">One of <see cref="MimeType"/>.</param>
    /// <returns>The text of that format, or nothing when the object does not have it.</returns>
    string? Display(string mimeType);
}

/// <summary>One formatter as .NET Interactive's convention wants it: a mime type and a method that writes.</summary>
/// <param name="mimeType">The format written.</param>
internal sealed class DisplayFormatter(string mimeType)
{
    /// <summary>The format written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes an object in the format; false when it does not have it.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if ((instance as IDisplayable)?.Display(MimeType) is not { } text)
            return false;
        writer.Write(text);
        return true;
    }
}

/// <summary>Formatters for things that are pictures.</summary>
internal sealed class PictureFormatterSource
{
    /// <summary>Plotly, SVG and text.</summary>
#pragma warning disable CA1822 // found by name on an instance
    public IEnumerable<object> CreateTypeFormatters() =>
        [new DisplayFormatter(MimeType.Plotly), new DisplayFormatter(MimeType.Svg), new DisplayFormatter(MimeType.Text)];
#pragma warning restore CA1822
}

/// <summary>Formatters for things that are written.</summary>
internal sealed class TextFormatterSource
{
    /// <summary>HTML, LaTeX and text.</summary>
#pragma warning disable CA1822 // found by name on an instance
    public IEnumerable<object> CreateTypeFormatters() =>
        [new DisplayFormatter(MimeType.Html), new DisplayFormatter(MimeType.Latex), new DisplayFormatter(MimeType.Text)];
#pragma warning restore CA1822
}
