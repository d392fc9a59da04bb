using System.Buffers.Binary;
using System.Text;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>A command: a name of 1 to 255 bytes behind its length, then data that depend on the name.</summary>
/// <param name="Name">READY, ERROR, PING, PONG, SUBSCRIBE, CANCEL; others are ignored by their receiver.</param>
/// <param name="Data">What follows the name.</param>
internal readonly record struct ZmtpCommand(string Name, byte[] Data)
{
    /// <summary>Reads the body of a command frame.</summary>
    /// <exception cref="ZmtpException">The name is missing or cut off.</exception>
    public static ZmtpCommand Parse(byte[] body)
    {
        if (body.Length == 0 || body[0] == 0 || body.Length < 1 + body[0])
            throw new ZmtpException("A command has no name.");
        var end = 1 + body[0];
        return new(Encoding.ASCII.GetString(body, 1, body[0]), body[end..]);
    }

    /// <summary>The command as a frame.</summary>
    public byte[] ToFrame() => ZmtpFrameWriter.Command([(byte)Name.Length, .. Encoding.ASCII.GetBytes(Name), .. Data]);

    /// <summary>The command that introduces a peer.</summary>
    /// <param name="socketType">ROUTER, PUB, REP and so on.</param>
    /// <param name="identity">How a ROUTER shall call the peer; empty leaves it to the ROUTER.</param>
    public static ZmtpCommand Ready(string socketType, byte[] identity) =>
        new("READY", [.. Property("Socket-Type", Encoding.ASCII.GetBytes(socketType)), .. Property("Identity", identity)]);

    /// <summary>Why a peer is sent away.</summary>
    public static ZmtpCommand Error(string reason) =>
        new("ERROR", [(byte)Math.Min(reason.Length, byte.MaxValue), .. Encoding.ASCII.GetBytes(reason[..Math.Min(reason.Length, byte.MaxValue)])]);

    /// <summary>The properties of a READY command; names do not distinguish capitals.</summary>
    /// <exception cref="ZmtpException">A property is cut off.</exception>
    public Dictionary<string, byte[]> Properties()
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        var rest = Data.AsSpan();
        while (!rest.IsEmpty)
        {
            var name = Take(ref rest, Take(ref rest, 1)[0]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref rest, 4));
            properties[Encoding.ASCII.GetString(name)] = Take(ref rest, length).ToArray();
        }

        return properties;
    }

    private static ReadOnlySpan<byte> Take(ref Span<byte> rest, uint length)
    {
        if (length > rest.Length)
            throw new ZmtpException("A property of a READY command is cut off.");
        var taken = rest[..(int)length];
        rest = rest[(int)length..];
        return taken;
    }

    private static byte[] Property(string name, byte[] value)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }
}
