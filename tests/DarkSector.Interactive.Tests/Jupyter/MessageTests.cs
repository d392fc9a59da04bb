using System.Text;
using DarkSector.Interactive.Jupyter;
using DarkSector.Numerics.Random;

namespace DarkSector.Interactive.Tests.Jupyter;

public class MessageTests
{
    private static readonly byte[][] Parts = [.. new[] { "{\"msg_id\":\"1\",\"msg_type\":\"execute_request\",\"session\":\"s\"}", "{}", "{}", "{\"code\":\"1\"}" }.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Signature_IsTheHmacOfPython()
    {
        // Python: hmac.new(b"key", b"{}{}{}{}", "sha256").hexdigest()
        byte[][] empty = [.. Enumerable.Repeat("{}"u8.ToArray(), 4)];
        Assert.Equal("ca767b02c5bc061ed184a9a029e7f93a7f2f7ed4e8fe74120fc1212f0b008fa3", Encoding.ASCII.GetString(new MessageSignature("key").Sign(empty)));
    }

    [Fact]
    public void Message_IsReadOnce()
    {
        var signature = new MessageSignature("key");
        var frames = Frames(signature);
        var message = JupyterMessage.Read(frames, signature);
        Assert.Equal(("execute_request", "s", "1"), (message!.Type, message.Session, message.Text("code")));
        Assert.Equal([7], Assert.Single(message.Identities));
        Assert.Null(JupyterMessage.Read(frames, signature));
    }

    [Fact]
    public void Message_WithAnotherKey_IsRefused() => Assert.Null(JupyterMessage.Read(Frames(new MessageSignature("other")), new MessageSignature("key")));

    [Fact]
    public void Message_WithoutSignature_IsRefused() => Assert.Null(JupyterMessage.Read(Frames(new MessageSignature("")), new MessageSignature("key")));

    /// <summary>Without a key the damage reaches the parser; each message is read or refused, and none throws.</summary>
    [Fact]
    public void DamagedMessages_NeverThrow()
    {
        var rng = RandomStream.FromSeed(20261122);
        var (open, closed) = (new MessageSignature(""), new MessageSignature("key"));
        var read = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var frames = Damaged(Frames(open), rng["message"][i]);
            if (JupyterMessage.Read(frames, open) is { } message)
            {
                read++;
                _ = message.Text("code") + message.Content.Number("cursor_pos", 0) + message.Content.Flag("silent", false);
            }

            Assert.Null(JupyterMessage.Read(frames, closed));
        }

        Assert.InRange(read, 100, 9900);
    }

    [Theory]
    [InlineData("a\U0001f600b", 2, 3)]
    [InlineData("a\U0001f600b", 99, 4)]
    [InlineData("abc", 2, 2)]
    [InlineData("a\ud83d", 2, 2)]
    public void CursorPositions_CountCodePoints(string text, int codePoints, int utf16) => Assert.Equal(utf16, CodePoints.ToUtf16(text, codePoints));

    private static IReadOnlyList<byte[]> Frames(MessageSignature signature) => [[7], MessageWriter.Delimiter.ToArray(), signature.Sign(Parts), .. Parts];

    private static List<byte[]> Damaged(IReadOnlyList<byte[]> frames, RandomStream rng)
    {
        List<byte[]> damaged = [.. frames.Select(frame => (byte[])frame.Clone())];
        for (var changes = 1 + rng.Index(3); changes > 0 && damaged.Count > 0; changes--)
        {
            var frame = rng.Index(damaged.Count);
            if (rng.Index(8) == 0)
                damaged.RemoveAt(frame);
            else if (damaged[frame].Length > 0)
                damaged[frame][rng.Index(damaged[frame].Length)] = (byte)rng.Index(256);
        }

        return damaged;
    }
}
