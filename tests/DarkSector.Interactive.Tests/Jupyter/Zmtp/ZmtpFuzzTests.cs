using System.Buffers.Binary;
using System.Text;
using DarkSector.Interactive.Jupyter.Zmtp;
using DarkSector.Numerics.Random;

namespace DarkSector.Interactive.Tests.Jupyter.Zmtp;

/// <summary>Byte streams of a peer, damaged at random: each ends in order, and none makes the reader take more memory than it sent.</summary>
public class ZmtpFuzzTests
{
    /// <summary>30,000 in every run; DARKSECTOR_FUZZ=100000 and more for a long one.</summary>
    private static readonly int Streams = int.TryParse(Environment.GetEnvironmentVariable("DARKSECTOR_FUZZ"), out var number) ? number : 30_000;

    private static readonly byte[] Healthy =
    [
        .. ZmtpGreeting.Ours.ToArray(), .. ZmtpCommand.Ready("DEALER", "client"u8.ToArray()).ToFrame(),
        .. new ZmtpCommand("PING", [0, 1, 42]).ToFrame(),
        .. ZmtpFrameWriter.Message([Encoding.ASCII.GetBytes("<IDS|MSG>"), new byte[64], new byte[300], "{}"u8.ToArray()]),
        .. new ZmtpCommand("SUBSCRIBE", [1]).ToFrame(), .. ZmtpFrameWriter.Message([[], [1, 2, 3]]),
    ];

    [Fact]
    public async Task HealthyStream_GivesItsMessages() => Assert.Equal(2, await ReadAsync(Healthy, []));

    [Fact]
    public async Task DamagedStreams_EndInOrderAndLeaveNoMemory()
    {
        var rng = RandomStream.FromSeed(20261121);
        var messages = 0;
        var kept = new List<WeakReference>(Streams);
        for (var i = 0; i < Streams; i++)
            messages += await ReadAsync(Damaged(rng["stream"][i]), kept);
        // Damage behind the first message leaves it whole; zeros of a body that lost its header read as empty messages.
        Assert.True(messages > Streams / 10, $"Only {messages} messages survived.");
        // Whoever kept a connection would keep its stream for ever. The last ones may still be on a stack, or end their writing.
        for (var attempt = 0; attempt < 200 && kept.Count(stream => stream.IsAlive) > 10; attempt++)
        {
            await Task.Delay(50);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.InRange(kept.Count(stream => stream.IsAlive), 0, 10);
    }

    private static byte[] Damaged(RandomStream rng)
    {
        var bytes = Healthy.ToList();
        var changes = 1 + rng.Index(6);
        for (var i = 0; i < changes && bytes.Count > 0; i++)
        {
            // Behind the greeting more often than in it: most of the reader is there.
            var at = Math.Min(bytes.Count - 1, rng.Index(4) == 0 ? rng.Index(64) : 64 + rng.Index(bytes.Count));
            switch (rng.Index(5))
            {
                case 0: bytes[at] ^= (byte)(1 << rng.Index(8)); break;
                case 1: bytes[at] = (byte)rng.Index(256); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + rng.Index(16))); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 40))); break;
                default: bytes.InsertRange(at, LongHeader(rng)); break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The beginning of a frame that announces any number of bytes, up to 2^64.</summary>
    private static byte[] LongHeader(RandomStream rng)
    {
        var header = new byte[9];
        header[0] = (byte)rng.Index(8);
        BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(1), ulong.MaxValue >> rng.Index(64));
        return header;
    }

    private static async Task<int> ReadAsync(byte[] bytes, List<WeakReference> opened)
    {
        using var stream = new OneSided(bytes);
        opened.Add(new WeakReference(stream));
        var messages = 0;
        try
        {
            using var connection = await ZmtpConnection.OpenAsync(stream, "ROUTER", ZmtpLimits.Default);
            for (; ; messages++)
                await connection.ReceiveAsync();
        }
        catch (Exception end) when (end is ZmtpException or EndOfStreamException)
        {
            return messages;
        }
    }

    /// <summary>Gives what a peer sent, and forgets what is sent to it.</summary>
    private sealed class OneSided(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
