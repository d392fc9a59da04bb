using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Workspaces;

/// <summary>Writes pyhf's JSON, schema 1.0.0.</summary>
internal static class WorkspaceWriter
{
    internal static string Write(Workspace workspace, bool indented)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            Array(json, "channels", workspace.Channels, Write);
            Array(json, "observations", workspace.Observations, Write);
            Array(json, "measurements", workspace.Measurements, Write);
            json.WriteString("version", WorkspaceReader.Version);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> entries, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var entry in entries)
            write(json, entry);
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double>? numbers)
    {
        if (numbers is not null)
            Array(json, name, numbers, (writer, number) => writer.WriteNumberValue(number));
    }

    private static void Write(Utf8JsonWriter json, Channel channel)
    {
        json.WriteStartObject();
        json.WriteString("name", channel.Name);
        Array(json, "samples", channel.Samples, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Sample sample)
    {
        json.WriteStartObject();
        json.WriteString("name", sample.Name);
        Numbers(json, "data", sample.Yields);
        Array(json, "modifiers", sample.Modifiers, Write);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Modifier modifier)
    {
        json.WriteStartObject();
        json.WriteString("name", modifier.Name);
        json.WriteString("type", modifier.Type);
        switch (modifier)
        {
            case NormSys norm:
                json.WriteStartObject("data");
                json.WriteNumber("hi", norm.High);
                json.WriteNumber("lo", norm.Low);
                json.WriteEndObject();
                break;
            case HistoSys shape:
                json.WriteStartObject("data");
                Numbers(json, "hi_data", shape.High);
                Numbers(json, "lo_data", shape.Low);
                json.WriteEndObject();
                break;
            case ShapeSys own:
                Numbers(json, "data", own.Uncertainties);
                break;
            case StatError statistical:
                Numbers(json, "data", statistical.Uncertainties);
                break;
            default:
                json.WriteNull("data");
                break;
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Observation observation)
    {
        json.WriteStartObject();
        json.WriteString("name", observation.Channel);
        Numbers(json, "data", observation.Counts);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Measurement measurement)
    {
        json.WriteStartObject();
        json.WriteString("name", measurement.Name);
        json.WriteStartObject("config");
        json.WriteString("poi", measurement.ParameterOfInterest);
        Array(json, "parameters", measurement.Parameters, Write);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ParameterSetting setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        Numbers(json, "inits", setting.Inits);
        if (setting.Bounds is { } bounds)
        {
            Array(json, "bounds", bounds, (writer, bound) =>
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(bound.Lower);
                writer.WriteNumberValue(bound.Upper);
                writer.WriteEndArray();
            });
        }

        Numbers(json, "auxdata", setting.AuxData);
        Numbers(json, "factors", setting.Factors);
        Numbers(json, "sigmas", setting.Sigmas);
        if (setting.Fixed is { } isFixed)
            json.WriteBoolean("fixed", isFixed);
        json.WriteEndObject();
    }
}
