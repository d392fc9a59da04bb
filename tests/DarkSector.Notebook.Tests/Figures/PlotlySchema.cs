using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>The schema of plotly.js, reduced to what figures use: see tests/reference/plotly/reduce-schema.py.</summary>
internal static partial class PlotlySchema
{
    private static readonly JsonObject s_schema = Read();

    /// <summary>What is not as the schema wants it, a sentence each.</summary>
    public static IEnumerable<string> Faults(JsonObject figure)
    {
        foreach (var key in figure.Select(member => member.Key).Where(key => key is not ("data" or "layout" or "frames")))
            yield return $"A figure has no '{key}'.";
        foreach (var fault in Traces(figure["data"]!.AsArray(), "data").Concat(Object(figure["layout"]!, s_schema["layout"]!, "layout")))
            yield return fault;
        foreach (var frame in figure["frames"]?.AsArray() ?? [])
        {
            var faults = Object(frame!, s_schema["frames"]!, "frames").Concat(Traces(frame!["data"]!.AsArray(), "frames.data"));
            foreach (var fault in frame["layout"] is { } layout ? faults.Concat(Object(layout, s_schema["layout"]!, "frames.layout")) : faults)
                yield return fault;
        }
    }

    private static IEnumerable<string> Traces(JsonArray data, string where) => data.SelectMany((trace, i) =>
        s_schema["traces"]![(string)trace!["type"]!] is { } attributes ? Object(trace, attributes, $"{where}[{i}]") : [$"{where}[{i}]: no trace '{trace["type"]}'."]);

    private static IEnumerable<string> Object(JsonNode node, JsonNode schema, string where)
    {
        if (node is not JsonObject members)
            return [$"{where} is {node.ToJsonString()}, not an object."];
        return members.SelectMany(member => Attribute(schema, member.Key) is { } attribute
            ? Value(member.Value, attribute, $"{where}.{member.Key}") : [$"{where} has no '{member.Key}'."]);
    }

    // xaxis2, yaxis3 and so on are like the first one.
    private static JsonNode? Attribute(JsonNode schema, string name) => schema[name] ?? (NumberedAxis().Match(name) is { Success: true } axis ? schema[axis.Groups[1].Value] : null);

    private static IEnumerable<string> Value(JsonNode? value, JsonNode schema, string where)
    {
        if (schema["valType"] is null)
            return schema["items"] is JsonObject items && value is JsonArray list ? list.SelectMany((one, i) => Object(one!, items.First().Value!, $"{where}[{i}]")) : Object(value!, schema, where);
        if (value is JsonArray array && (bool?)schema["arrayOk"] == true)
            return array.SelectMany((one, i) => Value(one, schema, $"{where}[{i}]"));
        return IsValid(value, schema) ? [] : [$"{where} = {value?.ToJsonString() ?? "null"}; wanted {schema.ToJsonString()}."];
    }

    private static bool IsValid(JsonNode? value, JsonNode schema) => (string)schema["valType"]! switch
    {
        "any" => true,
        "data_array" => value is JsonArray,
        "enumerated" => schema["values"]!.AsArray().Any(allowed => Matches(value, allowed)),
        "boolean" => value is JsonValue one && one.TryGetValue<bool>(out _),
        "number" or "integer" => value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.Number && InRange(value.GetValue<object>(), schema),
        "angle" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "color" => value is not null && Color().IsMatch((string)value!),
        "colorlist" => value is JsonArray colors && colors.All(color => Color().IsMatch((string)color!)),
        "colorscale" => value is JsonArray scale && scale.All(pair => pair is JsonArray { Count: 2 } && (double)pair[0]! is >= 0 and <= 1 && Color().IsMatch((string)pair[1]!)),
        "subplotid" => value is not null && NumberedAxis().IsMatch((string)value!) || value is not null && (string)value! is "x" or "y" or "legend",
        "flaglist" => ((string)value!).Split('+') is var flags && (flags.All(flag => schema["flags"]!.AsArray().Any(allowed => (string)allowed! == flag))
            || schema["extras"]?.AsArray().Any(extra => (string)extra! == (string)value!) == true),
        "info_array" => value is JsonArray list && (schema["items"] is not JsonArray items || ((bool?)schema["freeLength"] == true || list.Count == items.Count)
            && list.Zip(items).All(pair => !Value(pair.First, pair.Second!, "").Any())),
        var other => throw new NotSupportedException($"The schema has a kind of value that the test does not know: {other}."),
    };

    private static bool InRange(object number, JsonNode schema) => Convert.ToDouble(number.ToString(), CultureInfo.InvariantCulture) is var value
        && double.IsFinite(value) && !(value < (double?)schema["min"]) && !(value > (double?)schema["max"]);

    private static bool Matches(JsonNode? value, JsonNode? allowed)
    {
        if (allowed?.GetValueKind() == System.Text.Json.JsonValueKind.String && ((string)allowed!) is ['/', ..] pattern)
            return value?.GetValueKind() == System.Text.Json.JsonValueKind.String && Regex.IsMatch((string)value!, pattern.Trim('/'));
        return JsonNode.DeepEquals(value, allowed);
    }

    private static JsonObject Read()
    {
        using var stream = typeof(PlotlySchema).Assembly.GetManifestResourceStream("plot-schema.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    [GeneratedRegex(@"^([xy]axis)([2-9]|[1-9][0-9]+)$|^[xy]([2-9]|[1-9][0-9]+)$")]
    private static partial Regex NumberedAxis();

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|rgba?\([0-9,. ]+\)|none|white|black)$")]
    private static partial Regex Color();
}
