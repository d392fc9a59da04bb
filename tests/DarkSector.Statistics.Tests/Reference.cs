using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Workspaces;

namespace DarkSector.Statistics.Tests;

/// <summary>A table of expected values from tests/reference/statistics; its pyhf model comes as a workspace.</summary>
internal sealed class Reference
{
    private readonly JsonNode root;

    private Reference(JsonNode root) => this.root = root;

    internal JsonNode Inputs => root["inputs"]!;

    internal JsonNode Expected => root["expected"]!;

    internal double Tolerance(string name) => (double)root["tolerance"]![name]!;

    internal static Reference Load(string name) => new(JsonNode.Parse(Text(name))!);

    internal static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "statistics", name + ".json"));

    internal static double[] Numbers(JsonNode node) => [.. node.AsArray().Select(number => (double)number!)];

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

    internal static (TemplateModel Model, Dataset Data) Model(Workspace workspace)
    {
        var model = workspace.Model();
        return (model, workspace.Data(model));
    }

    internal (TemplateModel Model, Dataset Data) Model()
    {
        var workspace = Workspace();
        var codes = Inputs["interpcodes"];
        var normSys = codes?["normsys"] is { } entry ? (string?)((entry as JsonObject)?["interpcode"] ?? entry) : "code4";

        // pyhf takes code 0 for histosys when codes are given without one for it.
        var histoSys = codes is null || (string?)codes["histosys"] == "code4p" ? InterpolationCode.PolynomialLinear : InterpolationCode.PiecewiseLinear;
        var model = workspace.Model(
            normSys == "code1" ? InterpolationCode.PiecewiseExponential : InterpolationCode.PolynomialExponential, histoSys);
        return (model, workspace.Data(model));
    }

    /// <summary>The model as a workspace; observations follow the channels in alphabetical order, as pyhf takes them.</summary>
    internal Workspace Workspace()
    {
        if (Inputs["workspace"] is { } whole)
            return DarkSector.Statistics.Workspaces.Workspace.Parse(whole.ToJsonString());
        var spec = Inputs["spec"]!;
        var observations = new JsonArray();
        var at = 0;
        foreach (var channel in spec["channels"]!.AsArray().OrderBy(channel => (string)channel!["name"]!, StringComparer.Ordinal))
        {
            var bins = channel!["samples"]![0]!["data"]!.AsArray().Count;
            var counts = Numbers(Inputs["observations"]!).Skip(at).Take(bins).Select(count => (JsonNode)count).ToArray();
            observations.Add((JsonNode)new JsonObject { ["name"] = (string)channel["name"]!, ["data"] = new JsonArray(counts) });
            at += bins;
        }

        return DarkSector.Statistics.Workspaces.Workspace.Parse(new JsonObject
        {
            ["channels"] = spec["channels"]!.DeepClone(),
            ["observations"] = observations,
            ["measurements"] = new JsonArray(new JsonObject
            {
                ["name"] = "m",
                ["config"] = new JsonObject { ["poi"] = "mu", ["parameters"] = spec["parameters"]?.DeepClone() ?? new JsonArray() },
            }),
            ["version"] = "1.0.0",
        }.ToJsonString());
    }
}
