namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>Thrown when a peer does not speak ZMTP 3, or asks for more than it may; its connection ends.</summary>
/// <param name="message">What the peer did, and what is allowed.</param>
internal sealed class ZmtpException(string message) : Exception(message);
