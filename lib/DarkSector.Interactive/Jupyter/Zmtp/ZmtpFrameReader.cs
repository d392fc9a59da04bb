using System.Buffers.Binary;

namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Reads frames: a byte of flags (1 more, 2 long, 4 command), a length of 1 or 8 bytes, the body.</summary>
/// <param name="stream">The bytes of the peer, behind its greeting.</param>
/// <param name="limits">What the peer may send.</param>
internal sealed class ZmtpFrameReader(Stream stream, ZmtpLimits limits)
{
    private const int More = 1;
    private const int Long = 2;
    private const int Command = 4;

    // Memory follows what arrives, not what is announced.
    private const int FirstPiece = 1 << 16;

    private readonly byte[] header = new byte[8];

    /// <summary>The next frame.</summary>
    /// <param name="allowed">Bytes that the message may still have.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ZmtpException">The frame is malformed or too large.</exception>
    /// <exception cref="EndOfStreamException">The peer is gone.</exception>
    public async ValueTask<ZmtpFrame> ReadAsync(long allowed, CancellationToken cancellation)
    {
        await stream.ReadExactlyAsync(header.AsMemory(0, 1), cancellation).ConfigureAwait(false);
        var flags = header[0];
        if ((flags & ~(More | Long | Command)) != 0 || (flags & (More | Command)) == (More | Command))
            throw new ZmtpException($"A frame has the flags {flags:x2}; bits 0 to 2 are defined, and a command is one frame.");
        var isCommand = (flags & Command) != 0;
        var length = await ReadLengthAsync((flags & Long) != 0, cancellation).ConfigureAwait(false);
        var most = isCommand ? limits.CommandBytes : allowed;
        if (length > (ulong)Math.Min(most, Array.MaxLength))
            throw new ZmtpException($"A frame announces {length} bytes; {most} are allowed.");
        return new(isCommand, (flags & More) != 0, await ReadBodyAsync((int)length, cancellation).ConfigureAwait(false));
    }

    private async ValueTask<ulong> ReadLengthAsync(bool isLong, CancellationToken cancellation)
    {
        await stream.ReadExactlyAsync(header.AsMemory(0, isLong ? 8 : 1), cancellation).ConfigureAwait(false);
        return isLong ? BinaryPrimitives.ReadUInt64BigEndian(header) : header[0];
    }

    private async ValueTask<byte[]> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        if (length == 0)
            return [];
        var body = new byte[Math.Min(length, FirstPiece)];
        for (var filled = 0; ;)
        {
            await stream.ReadExactlyAsync(body.AsMemory(filled), cancellation).ConfigureAwait(false);
            filled = body.Length;
            if (filled == length)
                return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * filled));
        }
    }
}
