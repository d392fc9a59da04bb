namespace DarkSector.Notebook.Rendering;

/// <summary>Commands that set their argument as text or in another alphabet.</summary>
internal static class LatexFonts
{
    /// <summary>Letters of the alphabets that were in Unicode before the mathematical ones, and have their own places.</summary>
    private static readonly Dictionary<(char Letter, string Font), string> Exceptions = new()
    {
        [('B', "cal")] = "ℬ", [('E', "cal")] = "ℰ", [('F', "cal")] = "ℱ", [('H', "cal")] = "ℋ", [('I', "cal")] = "ℐ",
        [('L', "cal")] = "ℒ", [('M', "cal")] = "ℳ", [('R', "cal")] = "ℛ", [('e', "cal")] = "ℯ", [('g', "cal")] = "ℊ", [('o', "cal")] = "ℴ",
        [('C', "bb")] = "ℂ", [('H', "bb")] = "ℍ", [('N', "bb")] = "ℕ", [('P', "bb")] = "ℙ", [('Q', "bb")] = "ℚ", [('R', "bb")] = "ℝ", [('Z', "bb")] = "ℤ",
    };

    /// <summary>The MathML of a font command, or null when the command is none.</summary>
    /// <param name="command">The command without its backslash.</param>
    /// <param name="tokens">Where its argument follows.</param>
    /// <param name="argument">Reads the argument as a formula.</param>
    public static string? Apply(string command, LatexTokens tokens, Func<string> argument) => command switch
    {
        "text" or "textrm" or "mbox" or "textnormal" => $"<mtext>{Text(tokens.NextRaw())}</mtext>",
        "textit" or "emph" => $"<mtext style=\"font-style: italic\">{Text(tokens.NextRaw())}</mtext>",
        "textbf" => $"<mtext style=\"font-weight: bold\">{Text(tokens.NextRaw())}</mtext>",
        "mathrm" or "rm" or "mathsf" or "mathtt" => Upright(tokens, argument),
        "mathbf" or "boldsymbol" or "bm" => $"<mrow style=\"font-weight: bold\">{argument()}</mrow>",
        "mathcal" or "mathscr" or "cal" => Alphabet(tokens.NextRaw(), "cal", 0x1D49C, 0x1D4B6),
        "mathbb" => Alphabet(tokens.NextRaw(), "bb", 0x1D538, 0x1D552),
        "mathit" or "mathnormal" => argument(),
        _ => null,
    };

    /// <summary>Words such as <c>\mathrm{miss}</c> are one upright name; anything with commands in it is a formula.</summary>
    private static string Upright(LatexTokens tokens, Func<string> argument)
    {
        if (tokens.Peek() != "{")
            return $"<mi mathvariant=\"normal\">{MarkupText.Escape(tokens.NextSingle())}</mi>";
        var word = tokens.NextRaw();
        return word.IndexOfAny(['\\', '^', '_', '{', '$']) < 0
            ? $"<mi mathvariant=\"normal\">{Text(word.Replace("~", " ", StringComparison.Ordinal).Trim())}</mi>"
            : new LatexParser(word, display: false).Formula().Replace("<mi>", "<mi mathvariant=\"normal\">", StringComparison.Ordinal);
    }

    private static string Alphabet(string letters, string font, int capital, int small) =>
        $"<mi mathvariant=\"normal\">{string.Concat(letters.Where(c => c != ' ').Select(c => Letter(c, font, capital, small)))}</mi>";

    private static string Letter(char letter, string font, int capital, int small) => letter switch
    {
        _ when Exceptions.TryGetValue((letter, font), out var known) => known,
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(capital + letter - 'A'),
        >= 'a' and <= 'z' => char.ConvertFromUtf32(small + letter - 'a'),
        _ => MarkupText.Escape(letter.ToString()),
    };

    /// <summary>Text with its spaces kept, formulas in dollar signs left as they are written.</summary>
    private static string Text(string text) => MarkupText.Escape(text.Replace('~', ' ')).Replace(' ', '\u00A0');
}
