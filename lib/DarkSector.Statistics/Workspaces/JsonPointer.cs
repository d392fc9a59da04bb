using System.Globalization;
using System.Text.Json.Nodes;

namespace DarkSector.Statistics.Workspaces;

/// <summary>A place in a JSON document: RFC 6901.</summary>
internal sealed class JsonPointer
{
    private readonly string text;
    private readonly string[] tokens;

    internal JsonPointer(string text, string path)
    {
        if (text.Length > 0 && text[0] != '/')
            throw new WorkspaceException(path, $"'{text}' is no JSON pointer; it has to be empty or start with '/'.");
        this.text = text;
        tokens = text.Length == 0 ? [] : [.. text[1..].Split('/').Select(token => Unescape(token, text, path))];
    }

    internal bool IsRoot => tokens.Length == 0;

    /// <summary>True when the other place lies inside this one.</summary>
    internal bool Contains(JsonPointer other) => other.tokens.Length > tokens.Length && tokens.SequenceEqual(other.tokens.Take(tokens.Length));

    /// <summary>The value there.</summary>
    internal JsonNode? Get(JsonNode? root)
    {
        var node = root;
        foreach (var token in tokens)
            node = Child(node, token);
        return node;
    }

    /// <summary>Adds a value; in an array the later entries move up.</summary>
    internal JsonNode? Add(JsonNode? root, JsonNode? value)
    {
        if (IsRoot)
            return value;
        switch (Parent(root))
        {
            case JsonObject parent:
                parent[tokens[^1]] = value;
                break;
            case JsonArray parent:
                parent.Insert(tokens[^1] == "-" ? parent.Count : Index(tokens[^1], parent.Count + 1), value);
                break;
            default:
                throw Missing();
        }

        return root;
    }

    /// <summary>Removes the value there.</summary>
    internal JsonNode? Remove(JsonNode? root)
    {
        if (IsRoot)
            throw new WorkspaceException(text, "the whole document cannot be removed.");
        switch (Parent(root))
        {
            case JsonObject parent when parent.Remove(tokens[^1]):
                break;
            case JsonArray parent:
                parent.RemoveAt(Index(tokens[^1], parent.Count));
                break;
            default:
                throw Missing();
        }

        return root;
    }

    private static string Unescape(string token, string text, string path)
    {
        for (var at = token.IndexOf('~', StringComparison.Ordinal); at >= 0; at = token.IndexOf('~', at + 1))
        {
            if (at + 1 >= token.Length || token[at + 1] is not ('0' or '1'))
                throw new WorkspaceException(path, $"'{text}' is no JSON pointer; '~' has to be followed by 0 or 1.");
        }

        return token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private JsonNode? Parent(JsonNode? root)
    {
        var node = root;
        foreach (var token in tokens.SkipLast(1))
            node = Child(node, token);
        return node;
    }

    private JsonNode? Child(JsonNode? node, string token) => node switch
    {
        JsonObject parent when parent.ContainsKey(token) => parent[token],
        JsonArray parent => parent[Index(token, parent.Count)],
        _ => throw Missing(),
    };

    private int Index(string token, int count)
    {
        var isPlain = token == "0" || (token.Length is > 0 and < 10 && token[0] is >= '1' and <= '9' && token.All(char.IsAsciiDigit));
        if (!isPlain)
            throw new WorkspaceException(text, $"'{token}' is no index of an array.");
        var index = int.Parse(token, CultureInfo.InvariantCulture);
        return index < count ? index : throw new WorkspaceException(text, $"the index {index} is outside of an array of {count}.");
    }

    private WorkspaceException Missing() => new(text, "there is nothing at this place of the document.");
}
