using System.Globalization;
using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Answers <c>execute_request</c>: runs cells, numbers them, remembers them.</summary>
/// <param name="engine">Runs the cells.</param>
/// <param name="sockets">Where their output goes.</param>
/// <param name="history">Remembers them.</param>
internal sealed class CellRequests(ScriptEngine engine, KernelSockets sockets, CellHistory history)
{
    private readonly Lock gate = new();
    private CancellationTokenSource? interrupt;
    private PublishedOutputs? published;

    /// <summary>The number of the last cell.</summary>
    public int Count { get; private set; }

    /// <summary>The request that runs a cell now.</summary>
    public JupyterMessage? Running { get; private set; }

    /// <summary>Stops the running cell, if there is one.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? running;
        lock (gate)
            running = interrupt;
        running?.Cancel();
    }

    /// <summary>What the running cell wrote on its unfinished last line: the question to a user it asks.</summary>
    public string TakePrompt() => published?.TakePrompt() ?? "";

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>The content of the reply.</returns>
    public async Task<JsonObject> RunAsync(JupyterMessage request)
    {
        var silent = request.Content.Flag("silent", false);
        var code = request.Text("code");
        if (!silent)
        {
            Count++;
            sockets.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = Count }, request.Header);
        }

        var (error, output) = await RunAsync(request, code, silent).ConfigureAwait(false);
        if (!silent && request.Content.Flag("store_history", true))
            history.Add(Count, code, output);
        if (error is not null && request.Content.Flag("stop_on_error", true))
            AbortWaiting();
        return error is null ? await SucceededAsync(request).ConfigureAwait(false) : Failed(error);
    }

    private async Task<(ScriptError? Error, string? Output)> RunAsync(JupyterMessage request, string code, bool silent)
    {
        using var token = new CancellationTokenSource();
        lock (gate)
            (interrupt, Running) = (token, request);
        // What silent cells write is not shown; their display updates would have nowhere to go.
        using var outputs = new PublishedOutputs(
            (type, content) =>
            {
                if (!silent)
                    sockets.Publish(type, content, request.Header);
            },
            Count);
        published = outputs;
        try
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"Cell[{Count}]");
            var result = await engine.RunAsync(code, name, outputs.Add, token.Token).ConfigureAwait(false);
            return (result.Error, outputs.Result);
        }
        finally
        {
            lock (gate)
                (interrupt, Running) = (null, null);
        }
    }

    /// <summary>After an error, requests that already wait are not run: they were written for the case that all goes well.</summary>
    private void AbortWaiting()
    {
        List<JupyterMessage> others = [];
        while (sockets.Requests.TryRead(out var waiting))
        {
            if (waiting.Type == "execute_request")
                Abort(waiting);
            else
                others.Add(waiting);
        }

        foreach (var other in others)
            sockets.Again(other);
    }

    private void Abort(JupyterMessage waiting)
    {
        sockets.Publish("status", new JsonObject { ["execution_state"] = "busy" }, waiting.Header);
        sockets.Reply(waiting, onControl: false, "execute_reply", new JsonObject { ["status"] = "aborted", ["execution_count"] = Count });
        sockets.Publish("status", new JsonObject { ["execution_state"] = "idle" }, waiting.Header);
    }

    private async Task<JsonObject> SucceededAsync(JupyterMessage request)
    {
        var values = new JsonObject();
        if (request.Content["user_expressions"] is JsonObject wanted)
        {
            foreach (var (name, expression) in wanted)
                values[name] = await ValueAsync(expression).ConfigureAwait(false);
        }

        return new JsonObject
        {
            ["status"] = "ok", ["execution_count"] = Count, ["user_expressions"] = values, ["payload"] = new JsonArray(),
        };
    }

    private async Task<JsonObject> ValueAsync(JsonNode? expression)
    {
        var code = expression is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        var result = await engine.RunAsync(code, "user expression", _ => { }).ConfigureAwait(false);
        if (result.Error is { } error)
        {
            var failed = PublishedOutputs.Describe(error);
            failed["status"] = "error";
            return failed;
        }

        return new JsonObject
        {
            ["status"] = "ok", ["data"] = PublishedOutputs.Representations(ValueRenderer.Render(result.Value)), ["metadata"] = new JsonObject(),
        };
    }

    private JsonObject Failed(ScriptError error)
    {
        var content = PublishedOutputs.Describe(error);
        content["status"] = "error";
        content["execution_count"] = Count;
        return content;
    }
}
