using System.Text.Json.Nodes;
using DarkSector.Interactive.Scripting;
using DarkSector.Interactive.Scripting.Editing;

namespace DarkSector.Interactive.Jupyter;

/// <summary>A Jupyter kernel for C#: takes requests, runs cells in one <see cref="ScriptEngine"/>, publishes what they say.</summary>
/// <remarks>Messaging protocol 5.3. Requests run one after the other; interrupt and shutdown come on the control channel at any time.</remarks>
internal sealed class JupyterKernel : IDisposable
{
    private readonly KernelSockets sockets;
    private readonly ScriptEngine engine;
    private readonly CellRequests cells;
    private readonly CellEditor editor;
    private readonly Comms comms;
    private readonly CancellationTokenSource ending = new();
    private readonly Dictionary<string, Func<JupyterMessage, JsonObject>> questions;

    /// <param name="connection">Where to listen.</param>
    /// <param name="folder">Folder of the notebook, where relative paths of cells start.</param>
    /// <param name="historyFile">Keeps cells from session to session; null for a session without past.</param>
    public JupyterKernel(ConnectionFile connection, string folder, HistoryFile? historyFile = null)
    {
        var history = new CellHistory(historyFile);
        sockets = new KernelSockets(connection);
        var input = new UserInput(sockets);
        engine = new ScriptEngine(folder, []) { LineReader = interrupt => input.ReadLine(cells!.Running!, cells.TakePrompt(), interrupt) };
        cells = new CellRequests(engine, sockets, history);
        editor = new CellEditor(engine);
        comms = new Comms((type, content, message) => sockets.Publish(type, content, message.Header));
        questions = new()
        {
            ["kernel_info_request"] = _ => KernelInfo.Describe(),
            ["is_complete_request"] = IsComplete,
            ["complete_request"] = Complete,
            ["inspect_request"] = Inspect,
            ["history_request"] = history.Answer,
            ["comm_info_request"] = request => comms.Info(request),
            ["connect_request"] = _ => KernelInfo.Ports(sockets.Connection),
            ["interrupt_request"] = _ => Interrupt(),
            ["shutdown_request"] = Shutdown,
        };
    }

    /// <summary>Where the kernel listens.</summary>
    public ConnectionFile Connection => sockets.Connection;

    /// <summary>Messages dropped because they were malformed, wrongly signed or repeated.</summary>
    public int Refused => sockets.Refused;

    /// <summary>Serves front ends until one of them asks for the end, or the token does.</summary>
    public async Task RunAsync(CancellationToken cancellation = default)
    {
        using var stop = cancellation.Register(ending.Cancel);
        sockets.Publish("status", State("starting"), null);
        sockets.Start();
        var requests = Task.Run(ServeRequestsAsync, CancellationToken.None);
        await ServeCommandsAsync().ConfigureAwait(false);
        cells.Interrupt();
        await Task.WhenAny(requests, Task.Delay(TimeSpan.FromSeconds(3), CancellationToken.None)).ConfigureAwait(false);
        await sockets.FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Stops the running cell, if there is one.</summary>
    public JsonObject Interrupt()
    {
        cells.Interrupt();
        return [];
    }

    public void Dispose()
    {
        sockets.Dispose();
        engine.Dispose();
    }

    private async Task ServeCommandsAsync()
    {
        try
        {
            await foreach (var command in sockets.Commands.ReadAllAsync(ending.Token).ConfigureAwait(false))
                await ServeAsync(command, onControl: true).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task ServeRequestsAsync()
    {
        try
        {
            await foreach (var request in sockets.Requests.ReadAllAsync(ending.Token).ConfigureAwait(false))
                await ServeAsync(request, onControl: false).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(JupyterMessage request, bool onControl)
    {
        sockets.Publish("status", State("busy"), request.Header);
        try
        {
            var answer = await AnswerAsync(request, onControl).ConfigureAwait(false);
            if (answer is not null)
                sockets.Reply(request, onControl, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), answer);
        }
        finally
        {
            sockets.Publish("status", State("idle"), request.Header);
        }

        if (request.Type == "shutdown_request")
            await ending.CancelAsync().ConfigureAwait(false);
    }

    /// <returns>The content of the reply; null for messages that have none.</returns>
    private async Task<JsonObject?> AnswerAsync(JupyterMessage request, bool onControl)
    {
        try
        {
            if (request.Type == "execute_request" && !onControl)
                return await cells.RunAsync(request).ConfigureAwait(false);
            if (questions.TryGetValue(request.Type, out var answer))
            {
                var content = answer(request);
                content.TryAdd("status", "ok");
                return content;
            }

            Notify(request);
            return null;
        }
        catch (Exception fault)
        {
            // Nothing a front end sends may end the session: it is told what went wrong and goes on.
            var content = PublishedOutputs.Describe(new ScriptError(fault.GetType().Name, fault.Message, null, null, [$"{fault.GetType().Name}: {fault.Message}"]));
            content["status"] = "error";
            content["execution_count"] = cells.Count;
            return content;
        }
    }

    private void Notify(JupyterMessage message)
    {
        switch (message.Type)
        {
            case "comm_open":
                comms.Opened(message);
                break;
            case "comm_msg":
                comms.Said(message);
                break;
            case "comm_close":
                comms.Closed(message);
                break;
        }
    }

    private static JsonObject IsComplete(JupyterMessage request)
    {
        var status = Completeness.Of(request.Text("code"));
        return status == "incomplete" ? new() { ["status"] = status, ["indent"] = "    " } : new() { ["status"] = status };
    }

    private JsonObject Complete(JupyterMessage request)
    {
        var code = request.Text("code");
        var cursor = request.Content.Number("cursor_pos", int.MaxValue);
        var found = editor.Complete(code, CodePoints.ToUtf16(code, cursor));
        var start = CodePoints.FromUtf16(code, found.Start);
        var end = CodePoints.FromUtf16(code, CodePoints.ToUtf16(code, cursor));
        return new JsonObject
        {
            ["matches"] = new JsonArray([.. found.Names.Select(name => (JsonNode)name.Name)]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Names.Select(name =>
                    (JsonNode)new JsonObject { ["start"] = start, ["end"] = end, ["text"] = name.Name, ["type"] = name.Kind })]),
            },
        };
    }

    private JsonObject Inspect(JupyterMessage request)
    {
        var code = request.Text("code");
        var found = editor.Inspect(code, CodePoints.ToUtf16(code, request.Content.Number("cursor_pos", int.MaxValue)));
        return new JsonObject
        {
            ["found"] = found is not null,
            ["data"] = found is null ? [] : new JsonObject { ["text/plain"] = found },
            ["metadata"] = new JsonObject(),
        };
    }

    private JsonObject Shutdown(JupyterMessage request)
    {
        cells.Interrupt();
        return new JsonObject { ["restart"] = request.Content.Flag("restart", false) };
    }

    private static JsonObject State(string state) => new() { ["execution_state"] = state };
}
