using System.Text;
using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Publishes what a running cell says. Text is gathered for a moment, so that a loop of short writes does not flood the notebook.</summary>
internal sealed class PublishedOutputs : IDisposable
{
    private const int Piece = 1 << 16;
    private const int LongestPrompt = 1000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private readonly Action<string, JsonObject> publish;
    private readonly int executionCount;
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();
    private readonly Timer timer;
    private readonly StringBuilder line = new();
    private string stream = "stdout";

    /// <param name="publish">Sends a message of a type.</param>
    /// <param name="executionCount">Number of the cell.</param>
    public PublishedOutputs(Action<string, JsonObject> publish, int executionCount)
    {
        (this.publish, this.executionCount) = (publish, executionCount);
        timer = new Timer(_ => Flush());
    }

    /// <summary>The value of the cell as text, for the history.</summary>
    public string? Result { get; private set; }

    public void Add(CellOutput output)
    {
        if (output is StreamOutput written)
        {
            Append(written);
            return;
        }

        Flush();
        if (output is ValueOutput value)
            Result = value.Data.Text;
        var (type, content) = Message(output);
        publish(type, content);
    }

    /// <summary>Sends the text gathered so far.</summary>
    public void Flush()
    {
        lock (gate)
        {
            if (text.Length == 0)
                return;
            publish("stream", new JsonObject { ["name"] = stream, ["text"] = text.ToString() });
            text.Clear();
        }
    }

    /// <summary>The unfinished last line of the text so far. What of it is not sent yet will not be: the question to the user shows it.</summary>
    public string TakePrompt()
    {
        lock (gate)
        {
            var prompt = line.ToString();
            line.Clear();
            text.Length -= Math.Min(text.Length, prompt.Length);
            Flush();
            return prompt;
        }
    }

    public void Dispose()
    {
        timer.Dispose();
        Flush();
    }

    /// <summary>The error of a cell as replies and outputs have it.</summary>
    public static JsonObject Describe(ScriptError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
    };

    /// <summary>Representations of a value: texts, and JSON types as JSON.</summary>
    public static JsonObject Representations(MimeBundle data) => new(data.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.DeepClone())));

    private void Append(StreamOutput written)
    {
        lock (gate)
        {
            if (written.Name != stream)
                Flush();
            stream = written.Name;
            if (text.Length == 0)
                timer.Change(Moment, Timeout.InfiniteTimeSpan);
            text.Append(written.Text);
            Follow(written.Text);
            if (text.Length >= Piece)
                Flush();
        }
    }

    /// <summary>Keeps the last line in mind, or its end where it is very long.</summary>
    private void Follow(string written)
    {
        var lineBreak = written.LastIndexOf('\n');
        if (lineBreak >= 0)
            line.Clear();
        line.Append(written, lineBreak + 1, written.Length - lineBreak - 1);
        if (line.Length > LongestPrompt)
            line.Remove(0, line.Length - LongestPrompt);
    }

    private (string Type, JsonObject Content) Message(CellOutput output) => output switch
    {
        DisplayOutput shown => ("display_data", Shown(shown.Data, shown.DisplayId)),
        DisplayUpdate update => ("update_display_data", Shown(update.Data, update.DisplayId)),
        ValueOutput value => ("execute_result", Value(value.Data)),
        OutputCleared cleared => ("clear_output", new JsonObject { ["wait"] = cleared.Wait }),
        ErrorOutput failed => ("error", Describe(failed.Error)),
        _ => throw new InvalidOperationException($"A cell said {output.GetType().Name}, which no front end understands."),
    };

    private static JsonObject Shown(MimeBundle data, string displayId) => new()
    {
        ["data"] = Representations(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    private JsonObject Value(MimeBundle data) => new()
    {
        ["execution_count"] = executionCount,
        ["data"] = Representations(data),
        ["metadata"] = new JsonObject(),
    };
}
