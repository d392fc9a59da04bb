using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;
using DarkSector.Statistics.Workspaces;

namespace DarkSector.Benchmarks.Statistics;

/// <summary>The workspaces pyhf and a likelihood compiled with numba were timed with: signal and three backgrounds, each with two histosys, a normsys and
/// a shared staterror.</summary>
public class TemplateModelBenchmarks
{
    private TemplateModel _model = null!;
    private Dataset _data = null!;

    [Params(40, 720)]
    public int Bins { get; set; }

    [GlobalSetup]
    public void Read()
    {
        var workspace = Workspace.Parse(Text(Bins));
        _model = workspace.Model();
        _data = workspace.Data(_model);
    }

    [Benchmark(Description = "90 % CL, observed and five expected")]
    public UpperLimit UpperLimit() => AsymptoticCls.UpperLimit(_model, _data, level: 0.90);

    [Benchmark(Description = "1000 + 1000 toys at strength 1")]
    public ToyClsValue Toys() => ToyCls.Test(_model, _data, 1, new ToyOptions(1000) { Threads = 1 }, RandomStream.FromSeed(1));

    [Benchmark(Description = "free fit")]
    public double Fit() => _model.Fit(_data).HalfDeviance;

    internal static string Text(int bins)
    {
        using var stream = typeof(TemplateModelBenchmarks).Assembly.GetManifestResourceStream($"template{bins}.json")!;
        var root = JsonNode.Parse(stream)!;
        return (root["inputs"]?["workspace"] ?? root).ToJsonString();
    }
}
