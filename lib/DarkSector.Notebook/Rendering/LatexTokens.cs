namespace DarkSector.Notebook.Rendering;

/// <summary>Reads a LaTeX formula piece by piece: a command with its backslash, a number, or one character.</summary>
internal sealed class LatexTokens(string latex)
{
    private int position;

    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return position >= latex.Length;
        }
    }

    /// <summary>The next token without taking it; empty at the end.</summary>
    public string Peek()
    {
        SkipSpace();
        return position >= latex.Length ? "" : latex.Substring(position, Length());
    }

    /// <summary>Takes the next token.</summary>
    public string Next()
    {
        var token = Peek();
        position += token.Length;
        return token;
    }

    /// <summary>Takes the next token if it is the one given.</summary>
    public bool TryTake(string token)
    {
        if (Peek() != token)
            return false;
        position += token.Length;
        return true;
    }

    /// <summary>Takes one character, so that the argument of <c>\frac12</c> or <c>x^23</c> is one digit.</summary>
    public string NextSingle()
    {
        var token = Peek();
        var taken = token.Length > 0 && char.IsAsciiDigit(token[0]) ? token[..1] : token;
        position += taken.Length;
        return taken;
    }

    /// <summary>Takes the text of a group in braces as it is written, spaces included; one character where there are no braces.</summary>
    public string NextRaw()
    {
        if (!TryTake("{"))
            return NextSingle();
        var start = position;
        for (var depth = 1; position < latex.Length; position++)
        {
            depth += latex[position] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return latex[start..position++];
        }

        return latex[start..];
    }

    private int Length()
    {
        if (latex[position] == '\\')
            return CommandLength();
        if (char.IsAsciiDigit(latex[position]))
            return NumberLength();
        return char.IsHighSurrogate(latex[position]) && position + 1 < latex.Length ? 2 : 1;
    }

    private int CommandLength()
    {
        var end = position + 1;
        while (end < latex.Length && char.IsAsciiLetter(latex[end]))
            end++;
        return end > position + 1 ? end - position : Math.Min(2, latex.Length - position);
    }

    private int NumberLength()
    {
        var end = position;
        while (end < latex.Length && (char.IsAsciiDigit(latex[end]) || latex[end] == '.' && end + 1 < latex.Length && char.IsAsciiDigit(latex[end + 1])))
            end++;
        return end - position;
    }

    private void SkipSpace()
    {
        while (position < latex.Length && char.IsWhiteSpace(latex[position]))
            position++;
    }
}
