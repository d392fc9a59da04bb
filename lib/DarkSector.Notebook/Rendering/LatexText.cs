using System.Text;
using System.Text.RegularExpressions;

namespace DarkSector.Notebook.Rendering;

/// <summary>Label markup as text that LaTeX sets: formulas between dollar signs stay, commands and scripts outside of them get dollar signs, other
/// special characters are escaped.</summary>
internal static partial class LatexText
{
    /// <summary>The text.</summary>
    /// <param name="markup">Label markup.</param>
    public static string Of(string markup)
    {
        var latex = new StringBuilder();
        var position = 0;
        foreach (Match formula in Formula().Matches(markup))
        {
            Escape(latex, markup[position..formula.Index]);
            latex.Append('$').Append(Words().Replace(formula.Value.Trim('$').Replace("−", "-", StringComparison.Ordinal), "$1\\mathrm{$2}")).Append('$');
            position = formula.Index + formula.Length;
        }

        Escape(latex, markup[position..]);
        return latex.Replace("$$", "").ToString();
    }

    private static void Escape(StringBuilder latex, string text)
    {
        foreach (var character in text)
        {
            latex.Append(character switch
            {
                '&' or '%' or '#' or '_' or '{' or '}' => $"\\{character}",
                '$' => @"\$",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '\\' => @"\textbackslash{}",
                '<' or '>' => $"${character}$",
                '−' => "$-$",
                '×' => @"$\times$",
                '±' => @"$\pm$",
                '²' => "$^2$",
                '³' => "$^3$",
                '°' => @"$^\circ$",
                '∞' => @"$\infty$",
                _ => Greek(character),
            });
        }
    }

    private static string Greek(char character) => character is >= 'Α' and <= 'ω'
        && TextSymbols.Commands.FirstOrDefault(command => command.Value.Text == character.ToString()).Key is { } name ? $"$\\{name}$" : character.ToString();

    // A formula, or outside of one a command or a script.
    [GeneratedRegex(@"\$[^$]+\$|\\[A-Za-z]+(\{[^{}]*\})?|[\^_]\{[^{}]*\}|\^[0-9+*-]")]
    private static partial Regex Formula();

    // As the labels are drawn: a script of three letters or more stands upright.
    [GeneratedRegex(@"([\^_])\{([A-Za-z]{3,}\.?)\}")]
    private static partial Regex Words();
}
