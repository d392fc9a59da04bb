using System.Text.Json.Nodes;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Workspaces;

namespace DarkSector.Statistics.Tests;

/// <summary>A case of tests/reference/stats; its pyhf model comes as a workspace.</summary>
internal sealed class Case
{
    private readonly JsonNode root;

    private Case(JsonNode root) => this.root = root;

    internal JsonNode Inputs => root["inputs"]!;

    internal JsonNode Expected => root["expected"]!;

    internal static Case Load(string name) => new(JsonNode.Parse(Text(name))!);

    internal static string Text(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "stats", name + ".json"));

    internal double Tolerance(string name) => (double)root["tolerance"]![name]!;

    internal static double[] Numbers(JsonNode node) => [.. node.AsArray().Select(number => (double)number!)];

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
