using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>Text made safe for XML and HTML.</summary>
internal static class XmlText
{
    /// <summary>Replaces the characters that mean something in markup and drops those that XML 1.0 cannot hold.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case (>= ' ' and not (0xFFFE or 0xFFFF)) or '\t' or '\n' or '\r': escaped.Append(rune.ToString()); break;
            }
        }
        return escaped.ToString();
    }
}
