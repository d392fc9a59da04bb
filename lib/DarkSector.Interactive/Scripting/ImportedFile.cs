using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Scripting;

/// <summary>The cells of a file named by <c>#!import</c>.</summary>
internal static class ImportedFile
{
    /// <summary>The code of a file, cell by cell; prose of notebooks is left out.</summary>
    /// <param name="file">Full path of the file.</param>
    /// <param name="part">The line that asks for it, for errors.</param>
    /// <param name="path">Full path of the cell that line stands in.</param>
    /// <returns>Each cell with its full path.</returns>
    /// <exception cref="DirectiveException">The file cannot be imported.</exception>
    public static IEnumerable<(string Source, string Path)> Cells(string file, CellPart part, string path)
    {
        DirectiveException Refused(string why) => new($"#!import {part.Text}: {why}", path, part.Line);
        if (!File.Exists(file))
            throw Refused($"there is no file {file}; write the path relative to the notebook or file that names it.");
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".cs" or ".csx" => [(File.ReadAllText(file), file)],
            ".dib" => [(WithoutMeta(File.ReadAllText(file)), file)],
            ".ipynb" => Notebook(File.ReadAllText(file), file) ?? throw Refused($"{file} is not a notebook of nbformat 4; save it again in Jupyter or VS Code."),
            ".md" => [($"#!{Magic.Markdown}\n{File.ReadAllText(file)}", file)],
            ".html" => [($"#!{Magic.Html}\n{File.ReadAllText(file)}", file)],
            var other => throw Refused($"files ending with \"{other}\" cannot be imported; .cs, .csx, .ipynb, .dib, .md and .html can."),
        };
    }

    /// <summary>A .dib file is one long cell whose pieces begin with <c>#!csharp</c> or <c>#!markdown</c>; it may begin with a description of itself.</summary>
    private static string WithoutMeta(string dib)
    {
        const string Meta = "#!meta";
        if (!dib.TrimStart('\ufeff').StartsWith(Meta, StringComparison.Ordinal))
            return dib;
        var next = dib.IndexOf("\n#!", Meta.Length, StringComparison.Ordinal);
        // Blank lines keep the line numbers.
        return next < 0 ? "" : new string('\n', dib[..next].Count(c => c == '\n')) + dib[next..];
    }

    private static List<(string Source, string Path)>? Notebook(string json, string file)
    {
        try
        {
            if ((JsonNode.Parse(json) as JsonObject)?["cells"] is not JsonArray cells)
                return null;
            var code = cells.OfType<JsonObject>().Where(cell => Text(cell["cell_type"]) == "code");
            return [.. code.Select((cell, index) => (InItsLanguage(cell), string.Create(CultureInfo.InvariantCulture, $"{file}[{index + 1}]")))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Notebooks of .NET Interactive may have cells in other languages; they say so in their metadata.</summary>
    private static string InItsLanguage(JsonObject cell)
    {
        var language = Text(cell["metadata"]?["polyglot_notebook"]?["kernelName"]) ?? Text(cell["metadata"]?["dotnet_interactive"]?["language"]) ?? Magic.CSharp;
        return (language == Magic.CSharp ? "" : $"#!{language}\n") + Text(cell["source"]);
    }

    private static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => null,
    };
}
