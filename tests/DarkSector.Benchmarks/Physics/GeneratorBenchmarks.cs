using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

namespace DarkSector.Benchmarks.Physics;

/// <summary>The generators of the invisible Z' search: the signal unweighted, the backgrounds with the importance of the search.</summary>
public abstract class GeneratorSetting
{
    protected static ZPrimeInvisible Search { get; } = new();

    [Params("Z', 3 GeV", "mu mu gamma", "tau tau", "two-photon")]
    public string Sample { get; set; } = "";

    protected Generator Prepare()
    {
        var (options, rng) = (new IntegrationOptions(PointsPerIteration: 20_000), RandomStream.FromSeed(1));
        if (Sample == "Z', 3 GeV")
            return Generator.For(new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 1), Search.Collider.SqrtS), options, rng);
        var process = Search.BackgroundProcesses()[Sample switch { "mu mu gamma" => 0, "tau tau" => 1, _ => 2 }];
        return Generator.For(process, new SurvivalImportance(Search, ZPrimeSelection.Cuts, process.FinalState).Of, options, rng);
    }
}

/// <summary>Drawing of events, after the integration.</summary>
[OperationsPerSecond]
public class GeneratorBenchmarks : GeneratorSetting
{
    private const int Events = 20_000;
    private Generator _generator = null!;

    [GlobalSetup]
    public void Integrate() => _generator = Prepare();

    [Benchmark(OperationsPerInvoke = Events, Description = "events")]
    public EventSample Generate() => _generator.Generate(Events, Search.Collider, RandomStream.FromSeed(2));
}

/// <summary>What comes before the first event: the integral (default iterations of 20 000 points) and the maximum (40 000 points).</summary>
public class GeneratorPreparationBenchmarks : GeneratorSetting
{
    [Benchmark(Description = "integration and maximum")]
    public Generator Integrate() => Prepare();
}
