using System.Buffers.Binary;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Writes messages and commands as frames.</summary>
internal static class ZmtpFrameWriter
{
    /// <summary>A message of one or more parts, ready to be sent to any number of peers.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> parts)
    {
        var bytes = new byte[parts.Sum(part => (long)HeaderLength(part.Length) + part.Length)];
        var rest = bytes.AsSpan();
        for (var i = 0; i < parts.Count; i++)
            rest = Append(rest, i < parts.Count - 1 ? 1 : 0, parts[i]);
        return bytes;
    }

    /// <summary>A command frame.</summary>
    public static byte[] Command(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[HeaderLength(body.Length) + body.Length];
        Append(bytes, 4, body);
        return bytes;
    }

    private static int HeaderLength(int length) => length > byte.MaxValue ? 9 : 2;

    private static Span<byte> Append(Span<byte> destination, int flags, ReadOnlySpan<byte> body)
    {
        var header = HeaderLength(body.Length);
        destination[0] = (byte)(flags | (header > 2 ? 2 : 0));
        if (header > 2)
            BinaryPrimitives.WriteUInt64BigEndian(destination[1..], (ulong)body.Length);
        else
            destination[1] = (byte)body.Length;
        body.CopyTo(destination[header..]);
        return destination[(header + body.Length)..];
    }
}
