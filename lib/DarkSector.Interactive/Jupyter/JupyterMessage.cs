using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>A message of the Jupyter protocol, as received.</summary>
/// <param name="Identities">Who sent it, for the answer to find its way back.</param>
/// <param name="Header">Its header, byte for byte, for answers repeat it as their parent.</param>
/// <param name="Type">What is asked, such as <c>execute_request</c>.</param>
/// <param name="Session">The session of the front end.</param>
/// <param name="Parent">Id of the message it answers; empty when it answers none.</param>
/// <param name="Content">The content.</param>
/// <param name="Metadata">The metadata.</param>
internal sealed record JupyterMessage(
    byte[][] Identities, byte[] Header, string Type, string Session, string Parent, JsonObject Content, JsonObject Metadata)
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 128 };

    /// <summary>Reads the frames of a message: identities, delimiter, signature, header, parent, metadata, content, buffers.</summary>
    /// <returns>The message; null when it is malformed, or its signature is wrong or has been seen.</returns>
    public static JupyterMessage? Read(IReadOnlyList<byte[]> frames, MessageSignature signature)
    {
        var delimiter = 0;
        while (delimiter < frames.Count && !frames[delimiter].AsSpan().SequenceEqual(MessageWriter.Delimiter))
            delimiter++;
        if (frames.Count < delimiter + 6)
            return null;
        byte[][] parts = [frames[delimiter + 2], frames[delimiter + 3], frames[delimiter + 4], frames[delimiter + 5]];
        return signature.Accepts(frames[delimiter + 1], parts) ? Read([.. frames.Take(delimiter)], parts) : null;
    }

    /// <summary>A text of the content, or a default where it is missing or something else.</summary>
    public string Text(string name, string otherwise = "") => Content.Text(name, otherwise);

    private static JupyterMessage? Read(byte[][] identities, byte[][] parts)
    {
        try
        {
            if (Parse(parts[0]) is not { } header || Parse(parts[1]) is not { } parent || Parse(parts[2]) is not { } metadata || Parse(parts[3]) is not { } content)
                return null;
            return new(identities, parts[0], header.Text("msg_type", ""), header.Text("session", ""), parent.Text("msg_id", ""), content, metadata);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonObject? Parse(byte[] json)
    {
        var parsed = JsonNode.Parse(json, documentOptions: Depth) as JsonObject;
        _ = parsed?.Count; // A name given twice shows here, and not later.
        return parsed;
    }
}

/// <summary>Reads fields of JSON that somebody else wrote: what is missing or of another kind becomes the default.</summary>
internal static class JsonFields
{
    public static string Text(this JsonObject fields, string name, string otherwise) => Value(fields, name, otherwise);

    public static bool Flag(this JsonObject fields, string name, bool otherwise) => Value(fields, name, otherwise);

    public static int Number(this JsonObject fields, string name, int otherwise) => Value(fields, name, otherwise);

    private static T Value<T>(JsonObject fields, string name, T otherwise)
    {
        try
        {
            return fields[name] is JsonValue value && value.TryGetValue<T>(out var found) ? found : otherwise;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // Half a surrogate pair is JSON, but no text; a repeated name is found out on the first look.
            return otherwise;
        }
    }
}
