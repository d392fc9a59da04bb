using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DarkSector.Interactive.Scripting;

/// <summary>A piece of a cell: C# code, prose, or one line that speaks to the engine.</summary>
/// <param name="Name">The <see cref="Magic"/> that governs it: <c>csharp</c>, <c>markdown</c> and <c>html</c> for text, another for a line.</param>
/// <param name="Text">The text, or what stands behind the name in a line.</param>
/// <param name="Line">The line of the cell where it begins, counted from 1.</param>
/// <param name="Start">Where it begins in the cell, in UTF-16 units.</param>
internal sealed partial record CellPart(string Name, string Text, int Line, int Start)
{
    /// <summary>True for C# code.</summary>
    public bool IsCode => Name == Magic.CSharp;

    /// <summary>True for text in Markdown or HTML.</summary>
    public bool IsProse => Name is Magic.Markdown or Magic.Html;

    /// <summary>The pieces of a cell in their order; pieces with nothing in them are left out.</summary>
    /// <remarks>A line is a magic when it begins with <c>#!name</c> or <c>%name</c> where C# code may begin, not inside a text or a comment.</remarks>
    /// <param name="code">The cell.</param>
    /// <param name="path">Its full path, for errors.</param>
    /// <exception cref="DirectiveException">A magic is not known, or not written as it should be.</exception>
    public static ImmutableArray<CellPart> Read(string code, string path)
    {
        var parts = Split(code);
        foreach (var part in parts.Where(part => !part.IsCode && !part.IsProse && part.Name != Magic.Source))
        {
            var magic = Magic.Named(Bare(part.Name)) ?? throw new DirectiveException(Magic.Unsupported(part.Name), path, part.Line);
            if (magic.Argument.Length == 0 && part.Text.Length > 0)
                throw new DirectiveException($"{magic} stands alone on its line; it does not know what to do with \"{part.Text}\".", path, part.Line);
            if (magic.Argument.Length > 0 && part.Text.Length == 0)
                throw new DirectiveException($"Write {magic}: it {magic.Does}.", path, part.Line);
        }

        return parts;
    }

    /// <summary>The C# code of a cell, all else blank: each character stays where it is.</summary>
    public static string CodeOnly(string code)
    {
        if (!MayHaveMagics(code))
            return code;
        var text = new string([.. code.Select(c => c is '\r' or '\n' ? c : ' ')]).ToCharArray();
        foreach (var part in Split(code).Where(part => part.IsCode))
            part.Text.CopyTo(0, text, part.Start, part.Text.Length);
        return new string(text);
    }

    /// <summary>The pieces; those of unknown magics have the name as written.</summary>
    public static ImmutableArray<CellPart> Split(string code)
    {
        if (!MayHaveMagics(code))
            return [new(Magic.CSharp, code, 1, 0)];
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        var open = new CellPart(Magic.CSharp, "", 1, 0);
        var (start, line) = (0, 1);
        for (var end = 0; start < code.Length; start = end, line++)
        {
            end = code.IndexOf('\n', start) + 1;
            end = end == 0 ? code.Length : end;
            if (MagicLine().Match(code[start..end]) is not { Success: true } found || !MayStand(code[open.Start..start], open, found))
                continue;
            Close(start);
            var part = new CellPart(NameOf(found.Groups[1].Value), found.Groups[2].Value, line, start);
            open = new(Magic.CSharp, "", line + 1, end);
            // A language opens a piece of its own; behind every other line comes C#.
            if (!part.IsCode && !part.IsProse)
                parts.Add(part);
            else if (part.Text.Length == 0)
                open = open with { Name = part.Name };
            else
                parts.Add(part with { Name = found.Groups[1].Value });
        }

        Close(code.Length);
        return parts.ToImmutable();

        void Close(int at)
        {
            if (!string.IsNullOrWhiteSpace(code[open.Start..at]))
                parts.Add(open with { Text = code[open.Start..at] });
        }
    }

    private static bool MayHaveMagics(string code) =>
        code.Contains("#!", StringComparison.Ordinal) || code.Contains("#i", StringComparison.Ordinal) || code.StartsWith('%') || code.Contains("\n%", StringComparison.Ordinal);

    private static string NameOf(string written) => written == "#i" ? Magic.Source : Magic.Named(Bare(written))?.Name ?? written;

    private static string Bare(string written) => written.TrimStart('#', '!', '%');

    /// <summary>Whether a line is a magic where it stands.</summary>
    /// <param name="before">The text of the open piece up to the line.</param>
    /// <param name="open">The open piece.</param>
    /// <param name="line">The line.</param>
    private static bool MayStand(string before, CellPart open, Match line)
    {
        // Prose ends where C# or other prose begins; what else looks like a magic is prose as well.
        if (open.IsProse)
            return line.Value[0] == '#' && Magic.Named(Bare(line.Groups[1].Value)) is not null;
        if (string.IsNullOrWhiteSpace(before))
            return true;
        var tree = CSharpSyntaxTree.ParseText(before, ScriptDirectives.ParseOptions);
        if (tree.GetDiagnostics().Any(Completeness.IsUnclosed))
            return false;
        // A percent sign continues a calculation unless the statement before it has ended.
        var last = tree.GetRoot().DescendantTokens().LastOrDefault(token => token.Span.Length > 0);
        return line.Value[0] == '#' || last.Kind() is SyntaxKind.None or SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken;
    }

    [GeneratedRegex(@"^(#!\p{L}[\w#.-]*|%%?\p{L}\w*|#i(?=\s))[ \t]*(.*?)\s*$")]
    private static partial Regex MagicLine();
}
