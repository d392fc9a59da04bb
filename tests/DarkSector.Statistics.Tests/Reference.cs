using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests;

/// <summary>A table of expected values from tests/reference/statistics; pyhf models in it become template models.</summary>
internal sealed class Reference
{
    private readonly JsonNode root;

    private Reference(JsonNode root) => this.root = root;

    internal JsonNode Inputs => root["inputs"]!;

    internal JsonNode Expected => root["expected"]!;

    internal double Tolerance(string name) => (double)root["tolerance"]![name]!;

    internal static Reference Load(string name) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "statistics", name + ".json")))!);

    internal static double[] Numbers(JsonNode node) => [.. node.AsArray().Select(number => (double)number!)];

    internal Dataset Data(TemplateModel model) => model.Data(Numbers(Inputs["observations"]!));

    /// <summary>Channels become one row of bins, in the alphabetical order in which pyhf concatenates observations.</summary>
    internal TemplateModel Model()
    {
        var samples = new List<(string Name, double[] Yields, JsonArray Modifiers, int Offset)>();
        var channels = Inputs["spec"]!["channels"]!.AsArray().OrderBy(channel => (string)channel!["name"]!, StringComparer.Ordinal);
        var bins = 0;
        foreach (var channel in channels)
        {
            foreach (var sample in channel!["samples"]!.AsArray())
            {
                var name = $"{(string)channel["name"]!}/{(string)sample!["name"]!}";
                samples.Add((name, Numbers(sample["data"]!), sample["modifiers"]!.AsArray(), bins));
            }

            bins += samples[^1].Yields.Length;
        }

        var signal = samples.Single(sample => sample.Modifiers.Any(modifier => (string)modifier!["type"]! == "normfactor"));
        var model = TemplateModel.Signal(signal.Name, Padded(signal.Yields, signal.Offset, bins));
        foreach (var sample in samples.Where(sample => sample.Name != signal.Name))
            model = model.Background(sample.Name, Padded(sample.Yields, sample.Offset, bins));
        foreach (var sample in samples)
        {
            foreach (var modifier in sample.Modifiers)
                model = Modified(model, sample.Name, modifier!, sample.Offset);
        }

        return model;
    }

    /// <summary>A case of template_limits.json.</summary>
    internal static (TemplateModel Model, Dataset Data, JsonNode Expected) Exact(int index)
    {
        var entry = Load("template_limits").root["cases"]![index]!;
        var inputs = entry["inputs"]!;
        var samples = inputs["samples"]!.AsObject().Select(sample => (Name: sample.Key, Yields: Numbers(sample.Value!))).ToArray();
        var model = TemplateModel.Signal(samples[0].Name, samples[0].Yields);
        foreach (var (name, yields) in samples.Skip(1))
            model = inputs["stat"]?[name] is { } variances ? model.Background(name, yields, Numbers(variances)) : model.Background(name, yields);
        foreach (var (name, uncertainties) in inputs["shape"]?.AsObject() ?? [])
            model = model.WithUncorrelatedBins(name, Numbers(uncertainties!));
        foreach (var norm in inputs["norms"]!.AsArray())
        {
            var (nuisance, sample, up) = ((string)norm![0]!, (string)norm[1]!, (double)norm[3]!);
            model = norm[2]!.GetValueKind() == JsonValueKind.String
                ? model.WithNormalisation(nuisance, up - 1, sample)
                : model.WithAsymmetricNormalisation(nuisance, (double)norm[2]!, up, sample);
        }

        return (model, model.Data(Numbers(inputs["observations"]!)), entry["expected"]!);
    }

    private static TemplateModel Modified(TemplateModel model, string sample, JsonNode modifier, int offset) => (string)modifier["type"]! switch
    {
        "normfactor" => model,
        "normsys" => model.WithAsymmetricNormalisation(
            (string)modifier["name"]!, (double)modifier["data"]!["lo"]!, (double)modifier["data"]!["hi"]!, sample),
        "shapesys" => model.WithUncorrelatedBins(sample, Padded(Numbers(modifier["data"]!), offset, model.Bins)),
        var type => throw new NotSupportedException($"The template model has no '{type}'."),
    };

    private static double[] Padded(double[] values, int offset, int bins)
    {
        var padded = new double[bins];
        values.CopyTo(padded, offset);
        return padded;
    }
}
