using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Writes nbformat 4.5 the way Jupyter does: keys in order, one space of indentation, texts as arrays of lines.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(NotebookDocument notebook)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(WriteCell)]),
            ["metadata"] = notebook.Metadata.DeepClone(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
            root.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>A text as an array of lines, each with its line end.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }

    private static JsonNode WriteCell(NotebookCell cell)
    {
        var node = new JsonObject();
        if (cell.Attachments is not null)
            node["attachments"] = cell.Attachments.DeepClone();
        node["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };
        if (cell.Kind == CellKind.Code)
            node["execution_count"] = cell.ExecutionCount;
        node["id"] = cell.Id;
        node["metadata"] = cell.Metadata.DeepClone();
        if (cell.Kind == CellKind.Code)
            node["outputs"] = new JsonArray([.. cell.Outputs.Select(output => output.DeepClone())]);
        node["source"] = Lines(cell.Source);
        return node;
    }
}
