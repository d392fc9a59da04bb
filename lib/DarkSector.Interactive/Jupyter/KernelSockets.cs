using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using DarkSector.Interactive.Jupyter.Zmtp;

namespace DarkSector.Interactive.Jupyter;

/// <summary>The five sockets of a kernel, and the messages that come and go through them.</summary>
internal sealed class KernelSockets : IDisposable
{
    private readonly MessageSignature signature;
    private readonly MessageWriter writer;
    private readonly RouterSocket shell;
    private readonly RouterSocket control;
    private readonly RouterSocket stdin;
    private readonly PublisherSocket iopub;
    private readonly EchoSocket heartbeat;
    private readonly Channel<JupyterMessage> requests = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterMessage> commands = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterMessage> answers = Channel.CreateUnbounded<JupyterMessage>();
    private int refused;

    public KernelSockets(ConnectionFile connection)
        : this(connection, ZmtpLimits.Default)
    {
    }

    public KernelSockets(ConnectionFile connection, ZmtpLimits limits)
    {
        signature = new MessageSignature(connection.Key);
        writer = new MessageWriter(signature);
        IPEndPoint At(int port) => new(connection.Address, port);
        shell = new RouterSocket(At(connection.ShellPort), limits);
        control = new RouterSocket(At(connection.ControlPort), limits);
        stdin = new RouterSocket(At(connection.StdinPort), limits);
        iopub = new PublisherSocket(At(connection.IopubPort), limits);
        heartbeat = new EchoSocket(At(connection.HeartbeatPort), limits);
        Connection = connection with
        {
            ShellPort = shell.Port, ControlPort = control.Port, StdinPort = stdin.Port, IopubPort = iopub.Port, HeartbeatPort = heartbeat.Port,
        };
        shell.Arrived = frames => Receive(frames, requests.Writer);
        control.Arrived = frames => Receive(frames, commands.Writer);
        stdin.Arrived = frames => Receive(frames, answers.Writer);
    }

    /// <summary>Where the sockets really listen.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>Requests, one after the other.</summary>
    public ChannelReader<JupyterMessage> Requests => requests.Reader;

    /// <summary>Interrupt and shutdown, which do not wait for requests.</summary>
    public ChannelReader<JupyterMessage> Commands => commands.Reader;

    /// <summary>What users typed when asked.</summary>
    public ChannelReader<JupyterMessage> Answers => answers.Reader;

    /// <summary>Messages dropped because they were malformed, wrongly signed or repeated.</summary>
    public int Refused => refused;

    private ZmtpSocket[] All => [shell, control, stdin, iopub, heartbeat];

    public void Start()
    {
        foreach (var socket in All)
            socket.Start();
    }

    /// <summary>Puts a request back in the line.</summary>
    public void Again(JupyterMessage request) => requests.Writer.TryWrite(request);

    /// <summary>Answers a request where it came from.</summary>
    public void Reply(JupyterMessage request, bool onControl, string type, JsonObject content) =>
        (onControl ? control : shell).Send(writer.Write(request.Identities, type, content, request.Header));

    /// <summary>Tells all front ends.</summary>
    public void Publish(string type, JsonObject content, byte[]? parentHeader, JsonObject? metadata = null) =>
        iopub.Send(writer.Write([System.Text.Encoding.ASCII.GetBytes(type)], type, content, parentHeader, metadata));

    /// <summary>Asks the user of the front end that sent a request.</summary>
    /// <returns>False when that front end has no channel for questions.</returns>
    public bool Ask(JupyterMessage request, JsonObject content) =>
        stdin.Send(writer.Write(request.Identities, "input_request", content, request.Header));

    /// <summary>Lets the last messages leave, then closes everything.</summary>
    public async Task FinishAsync()
    {
        await Task.WhenAll(All.Select(socket => socket.FinishAsync(TimeSpan.FromSeconds(2)))).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        foreach (var socket in All)
            socket.Dispose();
        requests.Writer.TryComplete();
        commands.Writer.TryComplete();
        answers.Writer.TryComplete();
    }

    private void Receive(IReadOnlyList<byte[]> frames, ChannelWriter<JupyterMessage> destination)
    {
        if (JupyterMessage.Read(frames, signature) is { } message)
            destination.TryWrite(message);
        else
            Interlocked.Increment(ref refused);
    }
}
