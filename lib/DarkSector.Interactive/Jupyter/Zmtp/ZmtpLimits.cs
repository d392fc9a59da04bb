namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>How much one peer may ask of the process. What goes beyond ends that peer's connection and nobody else's.</summary>
internal sealed record ZmtpLimits
{
    public static ZmtpLimits Default { get; } = new();

    /// <summary>Largest sum of the frames of one message [bytes].</summary>
    public long MessageBytes { get; init; } = 256L << 20;

    /// <summary>Most frames in one message.</summary>
    public int MessageFrames { get; init; } = 1024;

    /// <summary>Largest command frame [bytes]: READY, PING, SUBSCRIBE are short.</summary>
    public int CommandBytes { get; init; } = 8192;

    /// <summary>Most subscriptions of one subscriber.</summary>
    public int Subscriptions { get; init; } = 1024;

    /// <summary>Most connections to one socket at a time; further ones are closed at once.</summary>
    public int Connections { get; init; } = 1024;

    /// <summary>A sender waits while more than this is on its way to a peer [bytes].</summary>
    public long QueuedBytes { get; init; } = 32L << 20;

    /// <summary>A peer must have introduced itself within this time.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A peer that takes nothing for this long is given up.</summary>
    public TimeSpan Stalled { get; init; } = TimeSpan.FromSeconds(10);
}
