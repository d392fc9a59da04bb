using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DarkSector.Interactive.Jupyter;
using DarkSector.Interactive.Tests.Jupyter.Zmtp;

namespace DarkSector.Interactive.Tests.Jupyter;

/// <summary>A kernel in this process.</summary>
internal sealed class KernelSession : IAsyncDisposable
{
    public const string Key = "a key";

    private readonly JupyterKernel kernel;
    private readonly Task running;

    private KernelSession()
    {
        Folder = Directory.CreateTempSubdirectory("darksector-").FullName;
        kernel = new JupyterKernel(new ConnectionFile(IPAddress.Loopback, 0, 0, 0, 0, 0, Key), Folder);
        running = kernel.RunAsync();
    }

    public static KernelSession Start() => new();

    /// <summary>Folder of the notebook.</summary>
    public string Folder { get; }

    public int Refused => kernel.Refused;

    public async Task<KernelFrontEnd> ConnectAsync(string name = "front-end") => await (await ConnectAsync(name, Key)).ListeningAsync();

    public Task<KernelFrontEnd> ConnectAsync(string name, string key) => KernelFrontEnd.ConnectAsync(kernel.Connection, name, key);

    /// <summary>Waits for the end that a front end asked for.</summary>
    public Task EndedAsync() => running.WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        if (!running.IsCompleted)
        {
            using var last = await ConnectAsync("the last one");
            await last.AskAsync("shutdown_request", onControl: true);
        }

        await EndedAsync();
        kernel.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>A front end: asks, and hears what all front ends hear.</summary>
internal sealed class KernelFrontEnd : IDisposable
{
    private readonly MessageSignature signature;
    private readonly ZmtpClient shell;
    private readonly ZmtpClient control;
    private readonly ZmtpClient stdin;
    private readonly ZmtpClient iopub;
    private readonly string name;
    private readonly Dictionary<string, JsonObject> replies = [];
    private int messages;

    private KernelFrontEnd(string name, string key, ZmtpClient shell, ZmtpClient control, ZmtpClient stdin, ZmtpClient iopub) =>
        (this.name, signature, this.shell, this.control, this.stdin, this.iopub) = (name, new MessageSignature(key), shell, control, stdin, iopub);

    public static async Task<KernelFrontEnd> ConnectAsync(ConnectionFile at, string name, string key)
    {
        var iopub = await ZmtpClient.ConnectAsync(at.IopubPort, "SUB");
        iopub.Send([1]);
        return new(name, key, await ZmtpClient.ConnectAsync(at.ShellPort, "DEALER", name), await ZmtpClient.ConnectAsync(at.ControlPort, "DEALER", name),
            await ZmtpClient.ConnectAsync(at.StdinPort, "DEALER", name), iopub);
    }

    /// <summary>Waits until what the kernel publishes is heard here: a subscription takes a moment to be known.</summary>
    public async Task<KernelFrontEnd> ListeningAsync()
    {
        var heard = iopub.ReceiveAsync();
        while (!heard.IsCompleted)
        {
            await AskAsync("kernel_info_request");
            await Task.WhenAny(heard, Task.Delay(50));
        }

        return this;
    }

    /// <summary>Sends a message.</summary>
    /// <returns>Its id.</returns>
    public string Send(string type, JsonObject? content = null, bool onControl = false, string? parent = null)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{++messages}");
        var header = new JsonObject { ["msg_id"] = id, ["msg_type"] = type, ["session"] = name, ["username"] = "u", ["version"] = "5.3" };
        byte[][] parts =
        [
            Bytes(header), Bytes(parent is null ? [] : new JsonObject { ["msg_id"] = parent }), Bytes([]), Bytes(content ?? []),
        ];
        var channel = type == "input_reply" ? stdin : onControl ? control : shell;
        channel.Send([MessageWriter.Delimiter.ToArray(), signature.Sign(parts), .. parts]);
        return id;
    }

    /// <summary>Asks and waits for the answer.</summary>
    public async Task<JsonObject> AskAsync(string type, JsonObject? content = null, bool onControl = false)
    {
        var id = Send(type, content, onControl);
        return await ReplyAsync(id, onControl);
    }

    /// <summary>Waits for the answer to a message.</summary>
    public async Task<JsonObject> ReplyAsync(string id, bool onControl = false)
    {
        JsonObject? answer;
        while (!replies.Remove(id, out answer))
        {
            var reply = Read(await (onControl ? control : shell).ReceiveAsync());
            replies[reply.Parent] = reply.Content;
        }

        return answer;
    }

    /// <summary>The next question to the user.</summary>
    public async Task<JsonObject> QuestionAsync() => Read(await stdin.ReceiveAsync()).Content;

    /// <summary>What was published in answer to a message, up to the idle that ends it.</summary>
    public async Task<List<(string Type, JsonObject Content)>> PublishedAsync(string id)
    {
        List<(string, JsonObject)> published = [];
        while (true)
        {
            var message = Read(await iopub.ReceiveAsync());
            if (message.Parent != id)
                continue;
            published.Add((message.Type, message.Content));
            if (message.Type == "status" && message.Content["execution_state"]!.GetValue<string>() == "idle")
                return published;
        }
    }

    /// <summary>Runs a cell to its end.</summary>
    public async Task<(JsonObject Reply, List<(string Type, JsonObject Content)> Published)> RunAsync(string code, params (string Name, JsonNode Value)[] options)
    {
        var id = Execute(code, options);
        return (await ReplyAsync(id), await PublishedAsync(id));
    }

    /// <summary>Begins to run a cell.</summary>
    public string Execute(string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject { ["code"] = code };
        foreach (var (option, value) in options)
            content[option] = value;
        return Send("execute_request", content);
    }

    public void Dispose()
    {
        foreach (var channel in new[] { shell, control, stdin, iopub })
            channel.Dispose();
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    /// <summary>The kernel's messages are read as anybody's: the signature must be right.</summary>
    private (string Type, string Parent, JsonObject Content) Read(IReadOnlyList<byte[]> frames)
    {
        var message = JupyterMessage.Read(frames, signature) ?? throw new InvalidOperationException("A message of the kernel is malformed or wrongly signed.");
        return (message.Type, message.Parent, message.Content);
    }
}
