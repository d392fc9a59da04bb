using System.Threading.Channels;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>A connection to one peer: messages in, messages out, until either side ends it.</summary>
/// <remarks>Sending puts a message into a queue; it waits only while much is on its way already, and gives the peer up if nothing moves.</remarks>
internal sealed class ZmtpConnection : IDisposable
{
    private const int ReadBuffer = 1 << 14;

    private readonly Stream stream;
    private readonly BufferedStream received;
    private readonly ZmtpLimits limits;
    private readonly ZmtpFrameReader frames;
    private readonly Channel<byte[]> queue = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly SemaphoreSlim taken = new(0);
    private readonly Task writing;
    private long queued;
    private bool closed;

    private ZmtpConnection(Stream stream, BufferedStream received, ZmtpPeer peer, ZmtpLimits limits)
    {
        (this.stream, this.received, Peer, this.limits) = (stream, received, peer, limits);
        frames = new ZmtpFrameReader(received, limits);
        writing = WriteAsync();
    }

    /// <summary>Who is at the other end.</summary>
    public ZmtpPeer Peer { get; }

    /// <summary>Told of every command but PING; a publisher learns of subscriptions here.</summary>
    public Action<ZmtpCommand>? Commanded { get; set; }

    /// <summary>Introduces both sides to each other.</summary>
    /// <exception cref="ZmtpException">The peer is not one we can talk to.</exception>
    public static async Task<ZmtpConnection> OpenAsync(
        Stream stream, string socketType, ZmtpLimits limits, byte[]? identity = null, CancellationToken cancellation = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.Handshake);
        var received = new BufferedStream(stream, ReadBuffer);
        var peer = await ZmtpPeer.MeetAsync(received, stream, socketType, limits, identity ?? [], patience.Token).ConfigureAwait(false);
        return new ZmtpConnection(stream, received, peer, limits);
    }

    /// <summary>The next message, part by part.</summary>
    /// <exception cref="ZmtpException">The peer broke the rules.</exception>
    /// <exception cref="IOException">The peer is gone.</exception>
    public async Task<IReadOnlyList<byte[]>> ReceiveAsync()
    {
        List<byte[]> parts = [];
        var allowed = limits.MessageBytes;
        while (true)
        {
            var frame = await frames.ReadAsync(allowed, closing.Token).ConfigureAwait(false);
            if (frame.IsCommand)
            {
                Obey(ZmtpCommand.Parse(frame.Body));
                continue;
            }

            parts.Add(frame.Body);
            allowed -= frame.Body.Length;
            if (!frame.HasMore)
                return parts;
            if (parts.Count == limits.MessageFrames)
                throw new ZmtpException($"A message has more than {limits.MessageFrames} frames.");
        }
    }

    /// <summary>Sends bytes made by <see cref="ZmtpFrameWriter"/>.</summary>
    public void Send(byte[] framed)
    {
        while (Interlocked.Read(ref queued) > limits.QueuedBytes)
        {
            if (closed)
                return;
            if (!taken.Wait(limits.Stalled))
                Dispose();
        }

        Interlocked.Add(ref queued, framed.Length);
        queue.Writer.TryWrite(framed);
    }

    /// <summary>Ends the connection once everything sent is on its way, or after a while.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        queue.Writer.TryComplete();
        await Task.WhenAny(writing, Task.Delay(patience)).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (closed)
                return;
            closed = true;
        }

        queue.Writer.TryComplete();
        closing.Cancel();
        stream.Dispose();
        taken.Release();
    }

    private void Obey(ZmtpCommand command)
    {
        if (command.Name == "PING" && command.Data.Length >= 2)
            Send(new ZmtpCommand("PONG", command.Data[2..]).ToFrame());
        else
            Commanded?.Invoke(command);
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (var framed in queue.Reader.ReadAllAsync(closing.Token).ConfigureAwait(false))
            {
                await stream.WriteAsync(framed, closing.Token).ConfigureAwait(false);
                Interlocked.Add(ref queued, -framed.Length);
                if (taken.CurrentCount == 0)
                    taken.Release();
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            Dispose();
        }
    }
}
