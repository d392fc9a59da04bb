using DarkSector.Interactive.Notebooks;
using DarkSector.Numerics.Tables;

namespace DarkSector.Interactive.Commands;

/// <summary>The files that an executed notebook becomes: <c>--format html,ipynb,md</c>.</summary>
internal static class PageFormats
{
    /// <summary>What is written unless the user says otherwise.</summary>
    public const string Default = "ipynb,html";

    private static readonly Dictionary<string, Action<NotebookDocument, string, string, string, string>> Writers = new(StringComparer.Ordinal)
    {
        ["ipynb"] = (notebook, _, target, name, _) => notebook.Save(Path.Combine(target, name + ".ipynb")),
        ["html"] = (notebook, source, target, name, provenance) => File.WriteAllText(Path.Combine(target, name + ".html"), HtmlPage.Render(notebook, source, name, provenance)),
        ["md"] = (notebook, _, target, name, provenance) => MarkdownExport.Write(notebook, target, name, provenance),
    };

    /// <summary>Reads a list such as <c>html,md</c>.</summary>
    /// <exception cref="CommandException">A format is not known.</exception>
    public static IReadOnlyList<string> Parse(string formats)
    {
        string[] wanted = [.. formats.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
        if (wanted.Length == 0)
            throw new CommandException($"--format is empty; give one or more of {string.Join(", ", Writers.Keys)}, separated by commas.");
        foreach (var format in wanted.Where(format => !Writers.ContainsKey(format)))
            throw new CommandException($"--format '{format}' is not known. Nearest: {NearestNames.To(format, Writers.Keys)[0]}. All: {string.Join(", ", Writers.Keys)}.");
        return wanted;
    }

    /// <summary>Writes the files of an executed notebook.</summary>
    /// <param name="formats">The formats, as parsed.</param>
    /// <param name="notebook">The notebook with its outputs.</param>
    /// <param name="source">Folder of the notebook, for pictures of its prose.</param>
    /// <param name="target">Folder for the files.</param>
    /// <param name="name">Name of the files, without ending.</param>
    /// <param name="provenance">How the outputs came about.</param>
    public static void Write(IEnumerable<string> formats, NotebookDocument notebook, string source, string target, string name, string provenance)
    {
        foreach (var format in formats)
            Writers[format](notebook, source, target, name, provenance);
    }
}
