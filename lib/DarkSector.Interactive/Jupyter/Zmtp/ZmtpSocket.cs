using System.Net;
using System.Net.Sockets;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>A socket that peers connect to over TCP, on this machine only.</summary>
/// <remarks>What a peer does wrong ends its own connection; the socket and the other peers go on.</remarks>
internal abstract class ZmtpSocket : IDisposable
{
    private readonly TcpListener listener;
    private readonly string socketType;
    private readonly CancellationTokenSource closing = new();
    private readonly HashSet<ZmtpConnection> connections = [];
    private int accepted;

    /// <summary>Opens the socket.</summary>
    /// <param name="socketType">Its ZMTP name.</param>
    /// <param name="endpoint">Where it listens; port 0 lets the system choose.</param>
    /// <param name="limits">What a peer may ask for.</param>
    /// <exception cref="ArgumentException">The address can be reached from other machines.</exception>
    protected ZmtpSocket(string socketType, IPEndPoint endpoint, ZmtpLimits limits)
    {
        if (!IPAddress.IsLoopback(endpoint.Address))
            throw new ArgumentException($"{endpoint.Address} can be reached from other machines; the kernel listens on loopback addresses only (127.0.0.1, ::1).", nameof(endpoint));
        (this.socketType, Limits) = (socketType, limits);
        listener = new TcpListener(endpoint);
        listener.Start(backlog: 512);
    }

    /// <summary>The port it listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Peers connected now, those still introducing themselves included.</summary>
    public int Connections => Volatile.Read(ref accepted);

    protected ZmtpLimits Limits { get; }

    /// <summary>Begins to accept peers.</summary>
    public void Start() => _ = AcceptAsync();

    /// <summary>Lets what was sent leave, then closes.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        listener.Stop();
        await Task.WhenAll(Open().Select(connection => connection.FinishAsync(patience))).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        closing.Cancel();
        listener.Stop();
        foreach (var connection in Open())
            connection.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void Joined(ZmtpConnection connection)
    {
    }

    protected virtual void Left(ZmtpConnection connection)
    {
    }

    protected abstract void Received(ZmtpConnection connection, IReadOnlyList<byte[]> parts);

    protected ZmtpConnection[] Open()
    {
        lock (connections)
            return [.. connections];
    }

    private async Task AcceptAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token).ConfigureAwait(false);
                if (Interlocked.Increment(ref accepted) <= Limits.Connections)
                    _ = ServeAsync(client);
                else
                    Refuse(client);
            }
            catch (SocketException)
            {
                // A peer that was gone before we answered, or no descriptors left for a moment: others may still come.
                await Task.Delay(10).ConfigureAwait(false);
            }
            catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Refuse(TcpClient client)
    {
        client.Dispose();
        Interlocked.Decrement(ref accepted);
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            client.NoDelay = true;
            using var connection = await ZmtpConnection.OpenAsync(client.GetStream(), socketType, Limits, cancellation: closing.Token).ConfigureAwait(false);
            await ServeAsync(connection).ConfigureAwait(false);
        }
        catch (Exception end) when (end is ZmtpException or IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer left or broke the rules: its connection is over, which is all there is to do.
        }
        finally
        {
            Refuse(client);
        }
    }

    private async Task ServeAsync(ZmtpConnection connection)
    {
        lock (connections)
            connections.Add(connection);
        try
        {
            Joined(connection);
            while (!closing.IsCancellationRequested)
                Received(connection, await connection.ReceiveAsync().ConfigureAwait(false));
        }
        finally
        {
            lock (connections)
                connections.Remove(connection);
            Left(connection);
        }
    }
}
