namespace DarkSector.Interactive.Jupyter.Zmtp;

/// <summary>One frame of a connection: part of a message, or a command.</summary>
/// <param name="IsCommand">True for a command, which is never part of a message.</param>
/// <param name="HasMore">True when the message goes on in the next frame.</param>
/// <param name="Body">The content.</param>
internal readonly record struct ZmtpFrame(bool IsCommand, bool HasMore, byte[] Body);
