using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Notebooks of .NET Interactive in its own text format: cells begin with a line such as <c>#!csharp</c> or <c>#!markdown</c>.</summary>
/// <remarks>
/// A first block <c>#!meta</c> may hold JSON with the default kernel. A cell of another language keeps its magic line as the first line of a
/// code cell, so that nothing is lost on the way to an <c>.ipynb</c> file and back; an unknown <c>#!name</c> is part of its cell. There are no outputs.
/// </remarks>
internal static class DibFormat
{
    private const string Meta = "meta";
    private const string CSharp = "csharp";

    private static readonly string[] CSharpNames = ["csharp", "c#", "C#", "CSharp"];
    private static readonly string[] MarkdownNames = ["markdown", "md"];
    private static readonly string[] OtherNames = ["fsharp", "f#", "F#", "pwsh", "powershell", "html", "javascript", "js", "mermaid", "kql", "sql", "http", "value"];

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="NotebookFormatException">Its <c>#!meta</c> block is no JSON.</exception>
    public static NotebookDocument Read(string text, string path)
    {
        var language = CSharp;
        var cells = new List<NotebookCell>();
        foreach (var (kernel, content) in Blocks(text))
        {
            if (kernel == Meta)
                language = DefaultLanguage(content, path) ?? language;
            else if (content.Length > 0)
                cells.Add(Cell(kernel ?? language, content, cells.Count + 1));
        }

        return new NotebookDocument([.. cells]) { Metadata = NotebookMetadata() };
    }

    /// <summary>The text of a <c>.dib</c> file; outputs are left out, and so is what only an <c>.ipynb</c> file can hold.</summary>
    public static string Write(NotebookDocument notebook)
    {
        var text = new StringBuilder("#!meta\n\n")
            .Append("""{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"languageName":"csharp","name":"csharp"}]}}""").Append('\n');
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind != CellKind.Raw))
        {
            var (kernel, content) = cell.Kind == CellKind.Markdown ? ("markdown", cell.Source) : Split(cell.Source);
            text.Append(CultureInfo.InvariantCulture, $"\n#!{kernel}\n\n{content.Trim('\n')}\n");
        }

        return text.ToString();
    }

    private static IEnumerable<(string? Kernel, string Content)> Blocks(string text)
    {
        string? kernel = null;
        var lines = new List<string>();
        foreach (var line in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            if (KernelOf(line) is not { } next)
            {
                lines.Add(line);
                continue;
            }

            yield return (kernel, string.Join('\n', lines).Trim('\n', ' '));
            kernel = next;
            lines.Clear();
        }

        yield return (kernel, string.Join('\n', lines).Trim('\n', ' '));
    }

    /// <summary>The kernel that a line switches to; null for a line of the cell.</summary>
    private static string? KernelOf(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) && line[2..] is var name
        && (name == Meta || CSharpNames.Contains(name) || MarkdownNames.Contains(name) || OtherNames.Contains(name)) ? name : null;

    private static NotebookCell Cell(string kernel, string content, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"cell-{number}");
        if (MarkdownNames.Contains(kernel))
            return new NotebookCell(CellKind.Markdown, id, content);
        return new NotebookCell(CellKind.Code, id, CSharpNames.Contains(kernel) ? content : $"#!{kernel}\n{content}");
    }

    /// <summary>The magic line of a cell of another language, as kernel; C# without one.</summary>
    private static (string Kernel, string Content) Split(string source)
    {
        var first = source.Split('\n', 2);
        return KernelOf(first[0].Trim()) is { } kernel && kernel != Meta ? (kernel, first.Length > 1 ? first[1] : "") : (CSharp, source);
    }

    private static string? DefaultLanguage(string json, string path)
    {
        try
        {
            return NotebookReader.Text(JsonNode.Parse(json)?["kernelInfo"]?["defaultKernelName"]);
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException($"{path}: the #!meta block is not valid JSON: {error.Message} Mend it, or leave the block out.");
        }
    }

    private static JsonObject NotebookMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" },
        ["language_info"] = new JsonObject { ["name"] = "C#" },
    };
}
