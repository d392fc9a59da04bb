using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Notebooks;

/// <summary>Gathers what a running cell says as nbformat 4.5 outputs.</summary>
/// <param name="executionCount">The number of the cell in the order of execution.</param>
internal sealed class CellOutputs(int executionCount)
{
    private readonly List<JsonObject> outputs = [];
    private readonly Dictionary<string, JsonObject> displayed = [];
    private readonly Dictionary<JsonObject, StringBuilder> streams = [];

    private bool clearing;

    public void Add(CellOutput output)
    {
        if (output is OutputCleared { Wait: var wait })
        {
            clearing = wait;
            if (!wait)
                Clear();
            return;
        }

        if (clearing)
            Clear();
        switch (output)
        {
            case StreamOutput stream:
                AddText(stream);
                break;
            case DisplayOutput display:
                outputs.Add(displayed[display.DisplayId] = Data("display_data", display.Data));
                break;
            case DisplayUpdate update when displayed.TryGetValue(update.DisplayId, out var shown):
                shown["data"] = Representations(update.Data);
                break;
            case ValueOutput value:
                var result = Data("execute_result", value.Data);
                result.Insert(1, "execution_count", executionCount);
                outputs.Add(result);
                break;
            case ErrorOutput { Error: var error }:
                outputs.Add(Error(error));
                break;
        }
    }

    private void Clear()
    {
        clearing = false;
        outputs.Clear();
        displayed.Clear();
        streams.Clear();
    }

    public ImmutableArray<JsonObject> ToOutputs()
    {
        foreach (var (output, text) in streams)
            output["text"] = NotebookWriter.Lines(text.ToString());
        return [.. outputs];
    }

    /// <summary>Consecutive writes to one stream are one output, as a reader sees them.</summary>
    private void AddText(StreamOutput stream)
    {
        if (outputs.LastOrDefault() is not { } last || !streams.ContainsKey(last) || last["name"]!.GetValue<string>() != stream.Name)
        {
            last = new JsonObject { ["name"] = stream.Name, ["output_type"] = "stream" };
            outputs.Add(last);
            streams[last] = new StringBuilder();
        }

        streams[last].Append(stream.Text);
    }

    private static JsonObject Data(string type, MimeBundle data) => new()
    {
        ["data"] = Representations(data),
        ["metadata"] = new JsonObject(),
        ["output_type"] = type,
    };

    private static JsonObject Representations(MimeBundle data) => new(data.Select(representation =>
        KeyValuePair.Create(representation.Key, representation.Value is JsonValue value && value.TryGetValue<string>(out var text)
            ? NotebookWriter.Lines(text)
            : representation.Value.DeepClone()))!);

    private static JsonObject Error(ScriptError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["output_type"] = "error",
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };
}
