using System.Net;
using System.Text.RegularExpressions;

namespace DarkSector.Notebook.Rendering;

/// <summary>Formulas between dollar signs inside a longer text, such as `$M_{recoil}^2$` in the name of an axis: they become readable without LaTeX.</summary>
/// <remarks>The libraries below write names with formulas; only here is it known what a host can show.</remarks>
public static partial class Formulas
{
    /// <summary>A text with its formulas in plain characters.</summary>
    /// <param name="text">Plain text.</param>
    public static string InText(string text) => Formula().Replace(text, formula => RichText.Parse(formula.Value).ToPlain());

    /// <summary>A fragment of HTML with its formulas as sub, sup and i elements; what is inside of tags stays as it is.</summary>
    /// <param name="html">HTML.</param>
    public static string InHtml(string html) => Formula().Replace(html, formula => RichText.Parse(WebUtility.HtmlDecode(formula.Value)).ToHtml());

    // No formula crosses a line or a tag; two prices in dollars are told by the digit behind the sign.
    [GeneratedRegex(@"\$(?![\d\s])[^$<>\n]+\$")]
    private static partial Regex Formula();
}
