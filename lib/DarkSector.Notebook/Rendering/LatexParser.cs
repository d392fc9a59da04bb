namespace DarkSector.Notebook.Rendering;

/// <summary>Recursive descent over a LaTeX formula; every method returns MathML.</summary>
internal sealed class LatexParser(string latex, bool display)
{
    private static readonly string[] NoEnd = [];
    private const string ThinSpace = "<mspace width=\"0.1667em\"/>";
    private readonly LatexTokens tokens = new(latex);

    /// <summary>The whole formula; brackets that close nothing are shown, not lost.</summary>
    public string Formula()
    {
        var content = Sequence(NoEnd);
        while (!tokens.AtEnd)
            content += Unknown(tokens.Next()) + Sequence(NoEnd);
        return $"<mrow>{content}</mrow>";
    }

    /// <summary>Atoms up to the end of the group, or one of the tokens given, which is not taken.</summary>
    private string Sequence(params string[] ends)
    {
        var content = "";
        while (!tokens.AtEnd && tokens.Peek() is var next && next != "}" && !ends.Contains(next) && next is not (@"\right" or @"\end"))
        {
            // A function name keeps its distance from a factor before it; signs bring their own room.
            if (IsFunction(next) && content.Length > 0 && !content.EndsWith("</mo>", StringComparison.Ordinal))
                content += ThinSpace;
            content += Scripted();
        }

        return content;
    }

    /// <summary>An atom with its scripts: <c>x_i^2</c>, <c>\sum_{i=1}^n</c>, <c>f''</c>.</summary>
    private string Scripted()
    {
        var (atom, limits) = tokens.Peek() is "^" or "_" or "'" ? ("<mrow></mrow>", false) : Atom(tokens.Next());
        limits = tokens.TryTake(@"\limits") || limits && !tokens.TryTake(@"\nolimits");
        string? below = null, above = null;
        while (true)
        {
            if (tokens.TryTake("_"))
                below += Argument();
            else if (tokens.TryTake("^"))
                above += Argument();
            else if (tokens.TryTake("'"))
                above += "<mo lspace=\"0\" rspace=\"0\">′</mo>";
            else
                break;
        }

        return Attach(atom, below, above, limits && display ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup"));
    }

    private static string Attach(string atom, string? below, string? above, (string Below, string Above, string Both) element) => (below, above) switch
    {
        (null, null) => atom,
        (not null, null) => Element(element.Below, atom, Row(below)),
        (null, not null) => Element(element.Above, atom, Row(above)),
        _ => Element(element.Both, atom, Row(below), Row(above)),
    };

    /// <summary>The argument of a command or script: a group, a command, or one character.</summary>
    private string Argument()
    {
        if (tokens.TryTake("{"))
            return Group();
        return tokens.AtEnd || tokens.Peek() == "}" ? "<mrow></mrow>" : Atom(tokens.NextSingle()).Content;
    }

    private string Group()
    {
        var content = Sequence();
        tokens.TryTake("}");
        return Row(content);
    }

    private (string Content, bool Limits) Atom(string token)
    {
        if (token[0] == '\\')
            return Command(token[1..]);
        if (token == "{")
            return (Group(), false);
        if (char.IsAsciiDigit(token[0]))
            return ($"<mn>{token}</mn>", false);
        if (char.IsLetter(token, 0))
            return ($"<mi>{MarkupText.Escape(token)}</mi>", false);
        return (token switch
        {
            "-" => "<mo>−</mo>",
            "~" => "<mspace width=\"0.3333em\"/>",
            "&" => "",
            // A slash binds as tightly as the letters around it; brackets and bars keep the size of the text unless \left asks for more.
            "/" => "<mo lspace=\"0\" rspace=\"0\">/</mo>",
            "(" or ")" or "[" or "]" or "|" => $"<mo stretchy=\"false\">{token}</mo>",
            "," or ";" => $"<mo separator=\"true\">{token}</mo>",
            _ => $"<mo>{MarkupText.Escape(token)}</mo>",
        }, false);
    }

    private (string Content, bool Limits) Command(string name)
    {
        if (LatexSymbols.BigOperator(name) is { } big)
            return ($"<mo>{big}</mo>", LatexSymbols.TakesLimits(big));
        if (LatexSymbols.IsFunction(name))
            return (Function(name), LatexSymbols.TakesLimits(name));
        if (name == "operatorname")
            return (Function(tokens.NextRaw()), false);
        return (Symbol(name) ?? Structure(name) ?? LatexFonts.Apply(name, tokens, Argument) ?? Unknown("\\" + name), false);
    }

    private static string? Symbol(string name)
    {
        if (LatexSymbols.Letter(name) is { } letter)
            return char.IsUpper(letter, 0) || letter is "∞" or "∅" or "°" ? $"<mi mathvariant=\"normal\">{letter}</mi>" : $"<mi>{letter}</mi>";
        if (LatexSymbols.Operator(name) is { } sign)
            return $"<mo{(sign is "|" or "‖" or "⟨" or "⟩" or "{" or "}" or "[" or "]" ? " stretchy=\"false\"" : "")}>{MarkupText.Escape(sign)}</mo>";
        if (LatexSymbols.Space(name) is { } width)
            return $"<mspace width=\"{width}\"/>";
        return name switch
        {
            "{" or "}" or "|" => $"<mo stretchy=\"false\">{(name == "|" ? "‖" : name)}</mo>",
            "%" or "$" or "#" or "&" or "_" => $"<mi mathvariant=\"normal\">{MarkupText.Escape(name)}</mi>",
            " " => "<mspace width=\"0.3333em\"/>",
            "displaystyle" or "textstyle" or "nonumber" or "notag" or "limits" or "nolimits" or "\\" => "",
            "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" => "",
            _ => null,
        };
    }

    private string? Structure(string name) => name switch
    {
        "frac" or "tfrac" => Element("mfrac", Argument(), Argument()),
        "dfrac" => $"<mstyle displaystyle=\"true\">{Element("mfrac", Argument(), Argument())}</mstyle>",
        "binom" => $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>",
        "sqrt" => Root(),
        "left" => Fenced(),
        "begin" => Environment(),
        "overset" or "stackrel" => Swapped("mover"),
        "underset" => Swapped("munder"),
        "underbrace" => $"<munder>{Argument()}<mo>⏟</mo></munder>",
        "overbrace" => $"<mover>{Argument()}<mo>⏞</mo></mover>",
        "underline" => $"<munder>{Argument()}<mo>_</mo></munder>",
        "slashed" or "not" => Struck(Argument()),
        "boxed" => $"<mrow style=\"border: 1px solid; padding: 0.2em\">{Argument()}</mrow>",
        _ => LatexSymbols.Accent(name) is { } accent ? Accented(name, accent) : null,
    };

    private string Accented(string name, string accent)
    {
        var stretchy = name.StartsWith("over", StringComparison.Ordinal) || name.StartsWith("wide", StringComparison.Ordinal);
        return $"<mover accent=\"true\">{Argument()}<mo stretchy=\"{(stretchy ? "true" : "false")}\">{accent}</mo></mover>";
    }

    /// <summary>A letter or sign with a stroke through it: the combining stroke goes right after the character.</summary>
    private static string Struck(string content)
    {
        var end = content.IndexOf("</m", StringComparison.Ordinal);
        return end < 0 ? content : content.Insert(end, "\u0338");
    }

    private string Root()
    {
        if (!tokens.TryTake("["))
            return $"<msqrt>{Argument()}</msqrt>";
        var index = Sequence("]");
        tokens.TryTake("]");
        return Element("mroot", Argument(), Row(index));
    }

    private string Swapped(string element)
    {
        var script = Argument();
        return Element(element, Argument(), script);
    }

    private string Fenced()
    {
        var open = Fence();
        var content = Sequence();
        var close = tokens.TryTake(@"\right") ? Fence() : "";
        return $"<mrow>{open}{content}{close}</mrow>";
    }

    /// <summary>A bracket that grows with what it encloses; a dot stands for none.</summary>
    private string Fence()
    {
        var token = tokens.Next();
        var sign = token.StartsWith('\\') ? token is @"\|" ? "‖" : LatexSymbols.Operator(token[1..]) ?? token[1..] : token;
        return sign is "." or "" ? "" : $"<mo fence=\"true\" stretchy=\"true\">{MarkupText.Escape(sign)}</mo>";
    }

    private string Environment()
    {
        var name = tokens.NextRaw();
        if (name is "array" or "alignedat")
            tokens.NextRaw();
        var rows = Rows();
        if (tokens.TryTake(@"\end"))
            tokens.NextRaw();
        var (open, close, columns) = name.TrimEnd('*') switch
        {
            "pmatrix" => ("(", ")", ""),
            "bmatrix" => ("[", "]", ""),
            "Bmatrix" => ("{", "}", ""),
            "vmatrix" => ("|", "|", ""),
            "cases" => ("{", "", " class=\"cases\""),
            "aligned" or "align" or "split" or "alignedat" => ("", "", " class=\"aligned\" displaystyle=\"true\""),
            _ => ("", "", ""),
        };
        return $"<mrow>{Stretched(open)}<mtable{columns}>{rows}</mtable>{Stretched(close)}</mrow>";
    }

    private string Rows()
    {
        var rows = "";
        do
        {
            var cells = "";
            do
                cells += $"<mtd>{Sequence("&", @"\\")}</mtd>";
            while (tokens.TryTake("&"));
            rows += cells == "<mtd></mtd>" ? "" : $"<mtr>{cells}</mtr>";
        }
        while (tokens.TryTake(@"\\"));
        return rows;
    }

    private static string Stretched(string sign) => sign.Length == 0 ? "" : $"<mo fence=\"true\" stretchy=\"true\">{sign}</mo>";

    private static bool IsFunction(string token) =>
        token.Length > 1 && token[0] == '\\' && (LatexSymbols.IsFunction(token[1..]) || token == @"\operatorname");

    /// <summary>An upright name, and room between it and what it is applied to.</summary>
    private string Function(string name)
    {
        var text = $"<mi mathvariant=\"normal\">{MarkupText.Escape(name)}</mi>";
        return tokens.Peek() is "(" or "[" or "{" or "^" or "_" or "" or "}" or @"\left" ? text : $"<mrow>{text}{ThinSpace}</mrow>";
    }

    private static string Unknown(string text) => $"<merror><mtext>{MarkupText.Escape(text)}</mtext></merror>";

    private static string Row(string content) => $"<mrow>{content}</mrow>";

    private static string Element(string name, params string[] children) => $"<{name}>{string.Concat(children)}</{name}>";
}
