using System.Net;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>A REP socket that answers every request with the request itself: a heartbeat.</summary>
internal sealed class EchoSocket(IPEndPoint endpoint, ZmtpLimits limits) : ZmtpSocket("REP", endpoint, limits)
{
    protected override void Received(ZmtpConnection connection, IReadOnlyList<byte[]> parts) =>
        connection.Send(ZmtpFrameWriter.Message(parts));
}
