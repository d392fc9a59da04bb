using System.Net;
using System.Net.Sockets;
using DarkSector.Interactive.Jupyter.Zmtp;

namespace DarkSector.Interactive.Tests.Jupyter.Zmtp;

/// <summary>The other end of a socket under test.</summary>
internal sealed class ZmtpClient : IDisposable
{
    private readonly TcpClient tcp;

    private ZmtpClient(TcpClient tcp, ZmtpConnection connection) => (this.tcp, Connection) = (tcp, connection);

    public static IPEndPoint AnyPort { get; } = new(IPAddress.Loopback, 0);

    public ZmtpConnection Connection { get; }

    public static async Task<ZmtpClient> ConnectAsync(int port, string socketType, string identity = "")
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        return new(tcp, await ZmtpConnection.OpenAsync(tcp.GetStream(), socketType, ZmtpLimits.Default, System.Text.Encoding.ASCII.GetBytes(identity)));
    }

    public void Send(params byte[][] parts) => Connection.Send(ZmtpFrameWriter.Message(parts));

    public Task<IReadOnlyList<byte[]>> ReceiveAsync() => Connection.ReceiveAsync().WaitAsync(TimeSpan.FromSeconds(20));

    public void Dispose()
    {
        Connection.Dispose();
        tcp.Dispose();
    }
}
