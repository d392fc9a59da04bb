using System.Security.Cryptography;
using System.Text;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Signs and checks messages: HMAC-SHA256 over header, parent header, metadata and content, in lower-case hexadecimal.</summary>
/// <param name="key">The key of the connection file; with an empty key nothing is signed and nothing is refused.</param>
internal sealed class MessageSignature(string key)
{
    /// <summary>Its name in connection files.</summary>
    public const string Scheme = "hmac-sha256";

    // As many as the reference client remembers.
    private const int Remembered = 1 << 16;

    private readonly byte[] keyBytes = Encoding.UTF8.GetBytes(key);
    private readonly HashSet<string> seen = [];
    private readonly Queue<string> order = [];

    public byte[] Sign(ReadOnlySpan<byte[]> frames)
    {
        if (keyBytes.Length == 0)
            return [];
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keyBytes);
        foreach (var frame in frames)
            hmac.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset()));
    }

    /// <summary>True when the frames were signed with our key and have not come before.</summary>
    public bool Accepts(byte[] signature, ReadOnlySpan<byte[]> frames) =>
        keyBytes.Length == 0 || (CryptographicOperations.FixedTimeEquals(signature, Sign(frames)) && IsNew(Encoding.ASCII.GetString(signature)));

    /// <summary>A message heard on the wire must not work a second time.</summary>
    private bool IsNew(string signature)
    {
        lock (seen)
        {
            if (!seen.Add(signature))
                return false;
            order.Enqueue(signature);
            if (order.Count > Remembered)
                seen.Remove(order.Dequeue());
            return true;
        }
    }
}
