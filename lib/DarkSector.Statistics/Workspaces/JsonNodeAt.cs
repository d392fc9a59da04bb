using System.Text.Json;
using DarkSector.Numerics.Tables;

namespace DarkSector.Statistics.Workspaces;

/// <summary>A value in a JSON document together with its path: reads what a schema asks for, and says where something else was found.</summary>
internal readonly record struct JsonNodeAt(JsonElement Element, string Path)
{
    /// <summary>Parses a text; comments, trailing commas and repeated names are refused.</summary>
    internal static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            throw new WorkspaceException(exception.Path ?? "$", $"This is no valid JSON: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new WorkspaceException("$", "The text holds characters that no UTF-8 text can hold.", exception);
        }
    }

    internal bool IsNull => Element.ValueKind == JsonValueKind.Null;

    internal WorkspaceException Error(string problem) => new(Path, problem);

    /// <summary>The properties of an object, which may have no others than those named.</summary>
    internal Dictionary<string, JsonNodeAt> Object(IReadOnlyList<string> required, IReadOnlyList<string> optional, bool othersAllowed = false)
    {
        if (Element.ValueKind != JsonValueKind.Object)
            throw Error($"an object is needed; found {Found}.");
        var properties = new Dictionary<string, JsonNodeAt>(StringComparer.Ordinal);
        foreach (var property in Element.EnumerateObject())
        {
            var name = Name(property);
            if (!othersAllowed && !required.Contains(name) && !optional.Contains(name))
            {
                throw Error(
                    $"'{name}' is not known here. Nearest: {string.Join(", ", NearestNames.To(name, required.Concat(optional)))}.");
            }

            properties.Add(name, new JsonNodeAt(property.Value, $"{Path}.{name}"));
        }

        foreach (var name in required.Where(name => !properties.ContainsKey(name)))
            throw Error($"'{name}' is missing; required: {string.Join(", ", required)}.");
        return properties;
    }

    /// <summary>The entries of an array.</summary>
    internal IReadOnlyList<JsonNodeAt> Array(int atLeast = 0)
    {
        if (Element.ValueKind != JsonValueKind.Array)
            throw Error($"an array is needed; found {Found}.");
        var path = Path;
        JsonNodeAt[] entries = [.. Element.EnumerateArray().Select((entry, i) => new JsonNodeAt(entry, $"{path}[{i}]"))];
        return entries.Length >= atLeast ? entries : throw Error($"at least {atLeast} entries are needed; found {entries.Length}.");
    }

    internal double[] Numbers() => [.. Array(atLeast: 1).Select(entry => entry.Number())];

    internal double Number()
    {
        if (Element.ValueKind != JsonValueKind.Number)
            throw Error($"a number is needed; found {Found}.");
        return Element.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Error($"{Element.GetRawText()} is beyond the range of a number in double precision.");
    }

    internal string Text()
    {
        if (Element.ValueKind != JsonValueKind.String)
            throw Error($"a text is needed; found {Found}.");
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new WorkspaceException(Path, "the text holds half of a surrogate pair, which is no character.", exception);
        }
    }

    internal bool Boolean() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error($"true or false is needed; found {Found}."),
    };

    private string Found => Element.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? $"an {Element.ValueKind.ToString().ToLowerInvariant()}"
        : Element.GetRawText() is { Length: > 40 } text ? text[..40] + "..." : Element.GetRawText();

    private string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException exception)
        {
            throw new WorkspaceException(Path, "a property name holds half of a surrogate pair, which is no character.", exception);
        }
    }
}
