namespace DarkSector.Notebook.Rendering;

/// <summary>Text inside HTML, MathML or SVG.</summary>
public static class MarkupText
{
    /// <summary>The text with the characters that would be markup replaced; fit for content and for attributes in double quotes.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
    }
}
