using System.Collections.Immutable;

namespace DarkSector.Notebook.Rendering;

/// <summary>Reads the small markup of labels: `$M_{Z'}^2$`, `\mu`, `\to`, `fb^{-1}`.</summary>
/// <remarks>Inside `$...$` letters are italic, spaces are dropped and operators get room, as in TeX. Outside, `^` and `_{...}` and
/// the commands work as well, but letters stay upright and a bare underscore is a character. `\$` is a dollar sign. A script that is a
/// word of three letters or more stands upright.</remarks>
internal sealed class RichTextParser(string markup)
{
    private const double SuperscriptRise = 0.42;
    private const double SubscriptDrop = 0.24;
    private const double ScriptScale = 0.72;
    private const double BinaryGap = 2.0 / 9;
    private const double RelationGap = 5.0 / 18;

    private readonly List<TextRun> _runs = [];
    private int _position;
    private double _gap;
    private bool _afterOperand;

    private readonly record struct Style(bool Math, bool? Italic, double Scale, double Shift)
    {
        public bool InScript => Shift != 0;

        public Style Script(bool up) => this with
        {
            Scale = Scale * ScriptScale,
            Shift = Shift + Scale * (up ? SuperscriptRise : -SubscriptDrop),
        };
    }

    public RichText Parse()
    {
        while (_position < markup.Length)
        {
            if (markup[_position] == '$' && markup.IndexOf('$', _position + 1) is > 0 and var end)
                Formula(end);
            else
                Atom(new Style(Math: false, Italic: false, Scale: 1, Shift: 0));
        }
        return new RichText([.. _runs]);
    }

    private void Formula(int end)
    {
        _position++;
        _afterOperand = false;
        while (_position < end)
            Atom(new Style(Math: true, Italic: null, Scale: 1, Shift: 0));
        _position = end + 1;
    }

    private void Atom(Style style)
    {
        var character = markup[_position];
        switch (character)
        {
            case '\\':
                Command(style);
                break;
            case '{' when style.Math || style.InScript:
                Group(style);
                break;
            case '}' when style.Math || style.InScript:
                throw Malformed("a closing brace without its opening one");
            case '^':
            case '_' when style.Math || Next(1) == '{':
                Scripts(style);
                break;
            default:
                _position++;
                Character(character, style);
                break;
        }
    }

    private void Character(char character, Style style)
    {
        if (!style.Math)
            Append(character == '-' && style.InScript ? "−" : character.ToString(), style, italic: style.Italic ?? false);
        else if (character == ' ')
            return;
        else if (character is '=' or '<' or '>')
            Operator(character.ToString(), RelationGap, style);
        else if (character is '+' or '-' && _afterOperand && !style.InScript)
            Operator(character == '-' ? "−" : "+", BinaryGap, style);
        else
            Append(character switch { '-' => "−", '\'' => "′", '~' => "\u00A0", _ => character.ToString() },
                style, italic: style.Italic ?? char.IsLetter(character));
        _afterOperand = character is not ('=' or '<' or '>' or '+' or '-' or '(' or ',');
    }

    private void Command(Style style)
    {
        var name = CommandName();
        if (TextSymbols.Spaces.TryGetValue(name, out var space))
            _gap += space * style.Scale;
        else if (TextSymbols.Styles.TryGetValue(name, out var italic))
            Argument(style with { Italic = italic, Math = italic && style.Math });
        else if (TextSymbols.Accents.TryGetValue(name, out var accent))
            Accent(accent, style);
        else if (name == "sqrt")
            Root(style);
        else if (TextSymbols.Commands.TryGetValue(name, out var symbol))
            Symbol(symbol.Text, symbol.Kind, style);
        else
            throw Malformed($"the unknown command \\{name}; write \\mathrm{{...}} for upright words");
        if (!style.Math && name.Length > 0 && char.IsLetter(name[0]) && Next(0) == ' ' && !TextSymbols.Styles.ContainsKey(name)
            && TextSymbols.Commands.GetValueOrDefault(name).Kind == SymbolKind.Relation)
            _position++;
    }

    private void Symbol(string text, SymbolKind kind, Style style)
    {
        if (kind == SymbolKind.Relation || (kind == SymbolKind.Binary && _afterOperand && !style.InScript))
            Operator(text, kind == SymbolKind.Relation ? RelationGap : BinaryGap, style);
        else
        {
            var isGreekLetter = text.Length == 1 && text[0] is >= 'α' and <= 'ω' or 'ℓ';
            Append(text, style, italic: style.Math && isGreekLetter && (style.Italic ?? true));
            _afterOperand = kind == SymbolKind.Ordinary;
        }
    }

    private void Operator(string text, double gap, Style style)
    {
        if (_runs.Count > 0 && _runs[^1].Text.EndsWith(' '))
            _runs[^1] = _runs[^1] with { Text = _runs[^1].Text.TrimEnd(' ') };
        var around = style.InScript ? 0 : gap;
        _gap += around;
        Append(text, style, italic: false);
        _gap = around;
        _afterOperand = false;
    }

    private void Accent(char accent, Style style)
    {
        var first = _runs.Count;
        var before = first > 0 ? _runs[^1].Text.Length : 0;
        Argument(style);
        var last = _runs[^1];
        var at = _runs.Count == first ? before : 0;
        if (last.Text.Length > at)
            _runs[^1] = last with { Text = last.Text.Insert(at + 1, accent.ToString()) };
    }

    private void Root(Style style)
    {
        Append("√", style, italic: false);
        var braced = Next(0) == '{' && markup.IndexOf('}', _position) is var end && end - _position > 2;
        if (braced)
            Append("(", style, italic: false);
        Argument(style);
        if (braced)
            Append(")", style, italic: false);
        _afterOperand = true;
    }

    // A subscript and a superscript on the same letter stand over each other; the text goes on behind the longer one.
    private void Scripts(Style style)
    {
        var mark = markup[_position];
        var width = Script(style);
        var other = mark == '^' ? '_' : '^';
        if (Next(0) == other && (style.Math || Next(1) == '{'))
        {
            _gap -= width;
            var second = Script(style) + width;
            _gap += Math.Max(0, width - second);
        }
        _afterOperand = true;
    }

    private double Script(Style style)
    {
        var up = markup[_position++] == '^';
        var first = _runs.Count;
        _afterOperand = false;
        Argument(style.Script(up) with { Italic = IsWord() ? false : style.Italic });
        return _runs.Skip(first).Sum(run => run.Width(bold: false));
    }

    // A word as a script, as in M_{recoil}, is a name and stands upright; one or two letters are variables.
    private bool IsWord()
    {
        var end = Next(0) == '{' ? markup.IndexOf('}', _position) : -1;
        var inside = end < 0 ? "" : markup[(_position + 1)..end].TrimEnd('.');
        return inside.Length > 2 && inside.All(char.IsAsciiLetter);
    }

    private void Argument(Style style)
    {
        while (style.Math && Next(0) == ' ')
            _position++;
        if (_position >= markup.Length || (style.Math && markup[_position] == '$'))
            throw Malformed("nothing behind ^, _ or a command that needs an argument");
        if (markup[_position] == '{')
            Group(style);
        else
            Atom(style);
    }

    private void Group(Style style)
    {
        _position++;
        while (Next(0) != '}')
        {
            if (_position >= markup.Length)
                throw Malformed("an opening brace without its closing one");
            Atom(style);
        }
        _position++;
    }

    private string CommandName()
    {
        var start = ++_position;
        while (_position < markup.Length && char.IsAsciiLetter(markup[_position]))
            _position++;
        if (_position == start && _position < markup.Length)
            _position++;
        return markup[start.._position];
    }

    private char Next(int ahead) => _position + ahead < markup.Length ? markup[_position + ahead] : '\0';

    private void Append(string text, Style style, bool italic)
    {
        var run = new TextRun(text, italic, style.Scale, style.Shift, _gap);
        _gap = 0;
        if (run.Advance == 0 && _runs.Count > 0 && _runs[^1].SameStyleAs(run))
            _runs[^1] = _runs[^1] with { Text = _runs[^1].Text + text };
        else
            _runs.Add(run);
    }

    private ArgumentException Malformed(string what) => new($"The label '{markup}' has {what} (near character {_position + 1}).");
}
