using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Receives messages from many peers and answers each by its identity.</summary>
/// <remarks>A peer that comes back under its old identity takes the place of its old connection.</remarks>
internal sealed class RouterSocket(IPEndPoint endpoint, ZmtpLimits limits) : ZmtpSocket("ROUTER", endpoint, limits)
{
    private readonly ConcurrentDictionary<string, ZmtpConnection> byIdentity = new();
    private readonly ConcurrentDictionary<ZmtpConnection, byte[]> identities = new();
    private int unnamed;

    /// <summary>Told of each message; the first part is the identity of the sender.</summary>
    public Action<IReadOnlyList<byte[]>>? Arrived { get; set; }

    /// <summary>Sends a message whose first part is the identity of the receiver.</summary>
    /// <returns>False when nobody of that identity is connected.</returns>
    public bool Send(IReadOnlyList<byte[]> parts)
    {
        if (!byIdentity.TryGetValue(Key(parts[0]), out var connection))
            return false;
        connection.Send(ZmtpFrameWriter.Message([.. parts.Skip(1)]));
        return true;
    }

    protected override void Joined(ZmtpConnection connection)
    {
        var identity = connection.Peer.Identity.Length > 0 ? connection.Peer.Identity : Unnamed();
        identities[connection] = identity;
        byIdentity[Key(identity)] = connection;
    }

    protected override void Left(ZmtpConnection connection)
    {
        if (identities.TryRemove(connection, out var identity))
            byIdentity.TryRemove(KeyValuePair.Create(Key(identity), connection));
    }

    protected override void Received(ZmtpConnection connection, IReadOnlyList<byte[]> parts) =>
        Arrived?.Invoke([identities[connection], .. parts]);

    private static string Key(byte[] identity) => Convert.ToHexString(identity);

    /// <summary>Names given by the ROUTER begin with a zero byte, which peers may not use.</summary>
    private byte[] Unnamed()
    {
        var identity = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref unnamed));
        return identity;
    }
}
