using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Tests.Notebooks;

/// <summary>The rules of nbformat 4.5 (nbformat.v4.5.schema.json of the Jupyter project) for what this program writes.</summary>
internal static partial class NotebookSchema
{
    private static readonly Dictionary<string, string[]> CellKeys = new()
    {
        ["markdown"] = ["id", "cell_type", "metadata", "source"],
        ["raw"] = ["id", "cell_type", "metadata", "source"],
        ["code"] = ["id", "cell_type", "metadata", "source", "outputs", "execution_count"],
    };

    private static readonly Dictionary<string, string[]> OutputKeys = new()
    {
        ["stream"] = ["output_type", "name", "text"],
        ["display_data"] = ["output_type", "data", "metadata"],
        ["execute_result"] = ["output_type", "data", "metadata", "execution_count"],
        ["error"] = ["output_type", "ename", "evalue", "traceback"],
    };

    public static void Check(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        HasExactly(root, "metadata", "nbformat", "nbformat_minor", "cells");
        Assert.Equal((4, 5), (root["nbformat"]!.GetValue<int>(), root["nbformat_minor"]!.GetValue<int>()));
        var cells = root["cells"]!.AsArray().Select(cell => cell!.AsObject()).ToArray();
        Assert.All(cells, CheckCell);
        Assert.Equal(cells.Length, cells.Select(cell => cell["id"]!.GetValue<string>()).Distinct().Count());
    }

    private static void CheckCell(JsonObject cell)
    {
        var type = cell["cell_type"]!.GetValue<string>();
        HasExactly(cell, [.. CellKeys[type], .. cell.ContainsKey("attachments") && type != "code" ? ["attachments"] : Array.Empty<string>()]);
        Assert.Matches(Id(), cell["id"]!.GetValue<string>());
        IsMultilineText(cell["source"]);
        Assert.IsType<JsonObject>(cell["metadata"]);
        if (type != "code")
            return;
        Assert.True(cell["execution_count"] is null || cell["execution_count"]!.GetValue<int>() >= 0);
        Assert.All(cell["outputs"]!.AsArray(), output => CheckOutput(output!.AsObject()));
    }

    private static void CheckOutput(JsonObject output)
    {
        var type = output["output_type"]!.GetValue<string>();
        HasExactly(output, OutputKeys[type]);
        if (type == "stream")
            IsMultilineText(output["text"]);
        if (type == "error")
            Assert.All(output["traceback"]!.AsArray(), line => line!.GetValue<string>());
        if (output["data"] is not JsonObject data)
            return;
        Assert.IsType<JsonObject>(output["metadata"]);
        Assert.All(data, pair =>
        {
            if (!pair.Key.EndsWith("json", StringComparison.Ordinal))
                IsMultilineText(pair.Value);
        });
    }

    private static void HasExactly(JsonObject node, params string[] keys) =>
        Assert.Equal(keys.Order(StringComparer.Ordinal), node.Select(pair => pair.Key).Order(StringComparer.Ordinal));

    private static void IsMultilineText(JsonNode? node) => Assert.All(Assert.IsType<JsonArray>(node), line => line!.GetValue<string>());

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
