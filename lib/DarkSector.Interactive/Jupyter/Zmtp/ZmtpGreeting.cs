namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>The 64 bytes that each side sends first.</summary>
/// <remarks>Signature FF 00*8 7F, version 3.0, mechanism NULL padded to 20 bytes, as-server 0, 31 bytes of filler. ZeroMQ RFC 23.</remarks>
internal static class ZmtpGreeting
{
    public const int Length = 64;
    private const int SignatureLength = 10;
    private const int MechanismLength = 20;

    /// <summary>What we send.</summary>
    public static ReadOnlyMemory<byte> Ours { get; } = Build();

    /// <summary>Reads and checks the peer's greeting.</summary>
    /// <exception cref="ZmtpException">The peer speaks something else, an older version, or asks for another security mechanism.</exception>
    public static async Task ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var greeting = new byte[Length];
        // Signature and version first: a web browser or an old peer is sent away before it has sent 64 bytes.
        await stream.ReadExactlyAsync(greeting.AsMemory(0, SignatureLength + 1), cancellation).ConfigureAwait(false);
        if (greeting[0] != 0xFF || (greeting[SignatureLength - 1] & 1) == 0)
            throw new ZmtpException("The peer does not begin with the signature of ZMTP.");
        if (greeting[SignatureLength] < 3)
            throw new ZmtpException($"The peer speaks version {greeting[SignatureLength]} of ZMTP; version 3 is needed.");
        await stream.ReadExactlyAsync(greeting.AsMemory(SignatureLength + 1), cancellation).ConfigureAwait(false);
        var mechanism = greeting.AsSpan(SignatureLength + 2, MechanismLength);
        if (!mechanism.TrimEnd((byte)0).SequenceEqual("NULL"u8))
            throw new ZmtpException("The peer asks for a security mechanism other than NULL.");
    }

    private static byte[] Build()
    {
        var greeting = new byte[Length];
        greeting[0] = 0xFF;
        greeting[SignatureLength - 1] = 0x7F;
        greeting[SignatureLength] = 3;
        "NULL"u8.CopyTo(greeting.AsSpan(SignatureLength + 2));
        return greeting;
    }
}
