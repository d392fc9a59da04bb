using System.Globalization;
using System.Text.RegularExpressions;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Commands;

/// <summary>Something that <c>reproduce</c> can make: a whole search, one published figure of it, or a notebook page.</summary>
/// <param name="Name">Its name on the command line: <c>zprime-invisible</c>, <c>zprime-invisible/coupling-limit</c>, or <c>10-limits/01-counting</c> for a page.</param>
/// <param name="File">The file it is, or would be beside this program.</param>
/// <param name="Title">What it is about, in Markdown.</param>
/// <param name="Sentence">What one finds there, in Markdown; may be empty.</param>
internal sealed partial record Recipe(string Name, string File, string Title, string Sentence)
{
    /// <summary>True for a page, false for a script.</summary>
    public bool IsPage => File.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for one figure of a search: its script is in the folder of the search. The script of the search makes it too.</summary>
    public bool IsFigure => !IsPage && Name.Contains('/', StringComparison.Ordinal);

    /// <summary>The part of the gallery it belongs to: the folder of a page, in words.</summary>
    public string Section => !IsPage ? "Searches" : Words(Path.GetDirectoryName(Name) is { Length: > 0 } folder ? folder : "Pages");

    /// <summary>The recipe of a search, or of a figure; title and sentence are in the first line of its script, with a colon between them.</summary>
    public static Recipe OfSearch(string name, string code)
    {
        var comment = code.Split('\n')[0].TrimEnd() is ['/', '/', .. var text] ? text.Trim().Replace("->", "→", StringComparison.Ordinal) : "";
        var parts = comment.Split(": ", 2);
        var title = comment.Length > 0 ? parts[0].TrimEnd('.') : Words(name);
        return new Recipe(name, Path.Combine(AppContext.BaseDirectory, "scripts", name + ".csx"), title, parts.Length > 1 ? Capital(parts[1]) : "");
    }

    /// <summary>The pages below a folder, in the order of their names; none when there is no such folder.</summary>
    public static IReadOnlyList<Recipe> PagesIn(string? folder) => folder is null || !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.ipynb", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Select(file => OfPage(Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/'), file))
            .OrderBy(page => page.Name, StringComparer.Ordinal)];

    /// <summary>The recipe of a page: its first heading, and the first sentence that is printed in bold.</summary>
    private static Recipe OfPage(string name, string file)
    {
        var page = NotebookDocument.Load(file);
        var prose = string.Join('\n', page.Cells.Where(cell => cell.Kind == CellKind.Markdown).Take(2).Select(cell => cell.Source));
        return new Recipe(name, file, page.Title ?? Words(Path.GetFileName(name)), BoldSentence().Match(prose).Groups[1].Value);
    }

    /// <summary>A file name in words: without its number, with spaces.</summary>
    private static string Words(string name) => Capital(Number().Replace(name, "").Replace('-', ' ').Replace('_', ' '));

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    // "**Pages:**" begins a list of links; a sentence ends with a full stop or a question mark.
    [GeneratedRegex(@"^\*\*((?:(?!\*\*).)+[.?!])\*\*", RegexOptions.Multiline)]
    private static partial Regex BoldSentence();

    [GeneratedRegex(@"^\d+-")]
    private static partial Regex Number();
}
