using System.Globalization;
using System.Text.RegularExpressions;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Takes the formulas out of a Markdown text before Markdown sees them, and puts them back as MathML afterwards.</summary>
/// <remarks>
/// This is how Jupyter reads notebooks: inside a formula, an underscore is no emphasis, a bar ends no table cell and a minus begins no list.
/// </remarks>
internal sealed partial class ShieldedFormulas
{
    // Characters for private use: they occur in no text, and mean nothing to Markdown.
    private const char Start = '\uE000';
    private const char End = '\uE001';

    private readonly List<(string Latex, bool Display)> formulas = [];

    /// <summary>The text with a mark in place of each formula.</summary>
    public string Shield(string markdown) => Formula().Replace(markdown, match =>
    {
        if (!match.Groups["displayed"].Success && !match.Groups["inline"].Success)
            return match.Value;
        formulas.Add(match.Groups["displayed"].Success ? (match.Groups["displayed"].Value, true) : (match.Groups["inline"].Value, false));
        return string.Create(CultureInfo.InvariantCulture, $"{Start}{formulas.Count - 1}{End}");
    });

    /// <summary>HTML with the formulas in place of their marks.</summary>
    public string Reveal(string html) => Mark().Replace(html, match =>
    {
        var (latex, display) = formulas[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
        return LatexMath.ToMathMl(latex, display);
    });

    /// <summary>Plain text with the LaTeX in place of the marks.</summary>
    public string RevealLatex(string text) =>
        Mark().Replace(text, match => formulas[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)].Latex);

    // Code comes first, so that a dollar sign in it is left alone; then an escaped dollar sign; then formulas. A formula in running
    // text begins and ends without a space and is not followed by a digit: "$5 and $6" is money.
    [GeneratedRegex("""
        (?<fence>^[ ]{0,3}(?<mark>`{3,}|~{3,}).*?(?:^[ ]{0,3}\k<mark>|\z)) | (?<ticks>`+)(?!`).+?(?<!`)\k<ticks>(?!`) | \\\$
        | \$\$(?<displayed>.+?)\$\$
        | (?<displayed>\\begin\{(?<name>(?:align|equation|gather|eqnarray)\*?)\}.+?\\end\{\k<name>\})
        | \$(?<inline>(?![\s$])(?:\\.|[^$\\]|(?<!\n)\n(?!\s*\n))*?(?<!\s))\$(?!\d)
        """, RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Formula();

    [GeneratedRegex("\uE000(\\d+)\uE001")]
    private static partial Regex Mark();
}
