using System.Collections;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Scripting;

/// <summary>One value in several representations, best first; the front end shows the richest one it knows.</summary>
/// <remarks>Text types hold a string; JSON types such as <c>application/vnd.plotly.v1+json</c> hold a real JSON object.</remarks>
public sealed class MimeBundle : IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly List<KeyValuePair<string, JsonNode>> representations = [];

    /// <summary>The MIME types, in the order offered.</summary>
    public IEnumerable<string> MimeTypes => representations.Select(representation => representation.Key);

    /// <summary>The representation of one type, or null when the bundle has none.</summary>
    /// <param name="mimeType">The MIME type.</param>
    public JsonNode? this[string mimeType] => representations.Find(representation => representation.Key == mimeType).Value;

    /// <summary>What a terminal shows: the <c>text/plain</c> representation, else the first one that is text, else an empty string.</summary>
    public string Text => (this["text/plain"] ?? representations.Find(found => found.Key.StartsWith("text/", StringComparison.Ordinal)).Value)?.GetValue<string>() ?? "";

    /// <summary>A bundle with one text representation.</summary>
    /// <param name="mimeType">The MIME type.</param>
    /// <param name="content">The content.</param>
    public static MimeBundle Of(string mimeType, string content)
    {
        var bundle = new MimeBundle();
        bundle.Add(mimeType, content);
        return bundle;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => representations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a representation while the bundle is being built; a type already there keeps its first content.</summary>
    internal void Add(string mimeType, string content)
    {
        if (this[mimeType] is null)
            representations.Add(new(mimeType, IsJson(mimeType) ? JsonNode.Parse(content)! : JsonValue.Create(content)));
    }

    internal void Remove(string mimeType) => representations.RemoveAll(representation => representation.Key == mimeType);

    private static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
}
