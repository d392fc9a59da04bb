using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Makes messages of one kernel session.</summary>
/// <param name="signature">Signs them.</param>
internal sealed class MessageWriter(MessageSignature signature)
{
    /// <summary>Version of the protocol.</summary>
    public const string Protocol = "5.3";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 128 };
    private int messages;

    /// <summary>Stands between the addresses of a message and its content.</summary>
    public static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>Names this run of the kernel. Chosen by the system, for two kernels must not share it.</summary>
    public string Session { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The frames of a message.</summary>
    /// <param name="addresses">Identities of the receiver, or the topic.</param>
    /// <param name="type">What it is, such as <c>execute_reply</c>.</param>
    /// <param name="content">The content.</param>
    /// <param name="parentHeader">Header of the message it answers; null when it answers none.</param>
    /// <param name="metadata">Its metadata; may be null.</param>
    public IReadOnlyList<byte[]> Write(IEnumerable<byte[]> addresses, string type, JsonObject content, byte[]? parentHeader, JsonObject? metadata = null)
    {
        byte[][] parts = [Bytes(Header(type)), parentHeader ?? "{}"u8.ToArray(), metadata is null ? "{}"u8.ToArray() : Bytes(metadata), Bytes(content)];
        return [.. addresses, Delimiter.ToArray(), signature.Sign(parts), .. parts];
    }

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Json));

    private JsonObject Header(string type) => new()
    {
        ["msg_id"] = string.Create(CultureInfo.InvariantCulture, $"{Session}_{Interlocked.Increment(ref messages)}"),
        ["session"] = Session,
        ["username"] = "darksector",
        ["date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["msg_type"] = type,
        ["version"] = Protocol,
    };
}
