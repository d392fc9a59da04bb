using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Reads nbformat 4.x, any minor version.</summary>
internal static class NotebookReader
{
    private const string Remedy = "Open it in Jupyter or VS Code and save it again, or restore it from version control.";

    public static NotebookDocument Read(string json, string path)
    {
        var root = Parse(json, path);
        var format = root["nbformat"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : (int?)null;
        if (format is null || root["cells"] is not JsonArray && format == 4)
            throw new NotebookFormatException($"{path} is JSON, but no notebook: it has no \"{(format is null ? "nbformat" : "cells")}\". {Remedy}");
        if (format != 4)
            throw new NotebookFormatException($"{path} is a notebook of nbformat {format}; this program reads nbformat 4. Convert it with `jupyter nbconvert --to notebook --nbformat 4`.");

        var ids = new HashSet<string>();
        var cells = root["cells"]!.AsArray().Select((cell, index) => ReadCell(cell, index + 1, ids, path));
        return new NotebookDocument([.. cells]) { Metadata = Copy(root["metadata"]) ?? [] };
    }

    private static JsonObject Parse(string json, string path)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject
                ?? throw new NotebookFormatException($"{path} is JSON, but no notebook: a notebook is an object {{...}}. {Remedy}");
        }
        catch (JsonException error)
        {
            // "LineNumber: ... Path: ..." at the end of the message counts from 0; it is said in words here.
            var reason = error.Message.Split([" LineNumber:", " Path:"], StringSplitOptions.None)[0].TrimEnd('.', ' ');
            throw new NotebookFormatException(string.Create(CultureInfo.InvariantCulture,
                $"{path} is not valid JSON at line {error.LineNumber + 1}, position {error.BytePositionInLine + 1}: {reason}. {Remedy}"));
        }
    }

    private static NotebookCell ReadCell(JsonNode? node, int number, HashSet<string> ids, string path)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException($"{path}: cell {number} is not an object. {Remedy}");
        var type = Text(cell["cell_type"]);
        var kind = type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw new NotebookFormatException($"{path}: cell {number} has cell_type \"{type}\"; the types are code, markdown and raw. {Remedy}"),
        };
        var source = Text(cell["source"]) ?? throw new NotebookFormatException($"{path}: cell {number} has no \"source\". {Remedy}");
        return new NotebookCell(kind, UniqueId(Text(cell["id"]), number, ids), source.ReplaceLineEndings("\n"))
        {
            Metadata = Copy(cell["metadata"]) ?? [],
            Attachments = Copy(cell["attachments"]),
            ExecutionCount = cell["execution_count"] is JsonValue count && count.TryGetValue<int>(out var executed) ? executed : null,
            Outputs = kind == CellKind.Code && cell["outputs"] is JsonArray outputs ? [.. outputs.Select(Copy).OfType<JsonObject>()] : [],
        };
    }

    /// <summary>The identifier in the file; where it has none (before nbformat 4.5) one that follows from the place of the cell.</summary>
    private static string UniqueId(string? id, int number, HashSet<string> ids)
    {
        var candidate = id ?? string.Create(CultureInfo.InvariantCulture, $"cell-{number}");
        for (var copy = 2; !ids.Add(candidate); copy++)
            candidate = string.Create(CultureInfo.InvariantCulture, $"cell-{number}-{copy}");
        return candidate;
    }

    /// <summary>A text, written as one string or as an array of lines.</summary>
    internal static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => null,
    };

    private static JsonObject? Copy(JsonNode? node) => (node as JsonObject)?.DeepClone() as JsonObject;
}
