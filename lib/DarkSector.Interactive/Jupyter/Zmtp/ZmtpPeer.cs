using System.Text;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Who is at the other end, by its own account.</summary>
/// <param name="SocketType">DEALER, SUB, REQ and so on.</param>
/// <param name="Identity">How it wants a ROUTER to call it; may be empty.</param>
internal sealed record ZmtpPeer(string SocketType, byte[] Identity)
{
    private const int IdentityBytes = 255;

    /// <summary>Exchanges greetings and READY commands.</summary>
    /// <param name="reader">The peer's bytes.</param>
    /// <param name="writer">Bytes to the peer.</param>
    /// <param name="socketType">What we are.</param>
    /// <param name="limits">What the peer may send.</param>
    /// <param name="identity">How a ROUTER shall call us.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ZmtpException">The peer is not one we can talk to.</exception>
    public static async Task<ZmtpPeer> MeetAsync(
        Stream reader, Stream writer, string socketType, ZmtpLimits limits, byte[] identity, CancellationToken cancellation)
    {
        await writer.WriteAsync(ZmtpGreeting.Ours, cancellation).ConfigureAwait(false);
        await ZmtpGreeting.ReadAsync(reader, cancellation).ConfigureAwait(false);
        await writer.WriteAsync(ZmtpCommand.Ready(socketType, identity).ToFrame(), cancellation).ConfigureAwait(false);
        var frame = await new ZmtpFrameReader(reader, limits).ReadAsync(limits.CommandBytes, cancellation).ConfigureAwait(false);
        if (!frame.IsCommand || ZmtpCommand.Parse(frame.Body) is not { Name: "READY" } ready)
            throw new ZmtpException("The peer did not introduce itself by a READY command.");
        return await AcceptedAsync(ready.Properties(), writer, socketType, cancellation).ConfigureAwait(false);
    }

    private static async Task<ZmtpPeer> AcceptedAsync(Dictionary<string, byte[]> properties, Stream writer, string socketType, CancellationToken cancellation)
    {
        var peer = new ZmtpPeer(
            Encoding.ASCII.GetString(properties.GetValueOrDefault("Socket-Type") ?? []), properties.GetValueOrDefault("Identity") ?? []);
        if (peer.Identity.Length <= IdentityBytes && Partners(socketType).Contains(peer.SocketType))
            return peer;
        var reason = $"{socketType} talks to {string.Join(", ", Partners(socketType))} with identities up to {IdentityBytes} bytes.";
        await writer.WriteAsync(ZmtpCommand.Error(reason).ToFrame(), cancellation).ConfigureAwait(false);
        throw new ZmtpException(reason);
    }

    private static string[] Partners(string socketType) => socketType switch
    {
        "ROUTER" => ["DEALER", "REQ", "ROUTER"],
        "PUB" => ["SUB", "XSUB"],
        "REP" => ["REQ", "DEALER"],
        "DEALER" => ["ROUTER", "REP", "DEALER"],
        "SUB" => ["PUB", "XPUB"],
        _ => ["REP", "ROUTER"],
    };
}
