using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Selections;

namespace DarkSector.Benchmarks.Physics;

/// <summary>From generated to selected events: a million of e+e- -> mu+mu- Z', M = 3 GeV.</summary>
[MemoryDiagnoser]
[OperationsPerSecond]
public class ReconstructionBenchmarks
{
    private const int Events = 1_000_000;
    private readonly ZPrimeInvisible _search = new();
    private EventSample _sample = null!;
    private EventTable _events = null!;

    [GlobalSetup]
    public void Generate()
    {
        var process = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 1), _search.Collider.SqrtS);
        _sample = Generator.For(process, new IntegrationOptions(PointsPerIteration: 20_000), RandomStream.FromSeed(1))
            .Generate(Events, _search.Collider, RandomStream.FromSeed(2));
        _events = _search.Reconstruct(_sample, RandomStream.FromSeed(3));
    }

    [Benchmark(OperationsPerInvoke = Events, Description = "detector response")]
    public EventTable Respond() => _search.Detector.Respond(_sample, RandomStream.FromSeed(3));

    [Benchmark(OperationsPerInvoke = Events, Description = "response and reconstruction")]
    public EventTable Reconstruct() => _search.Reconstruct(_sample, RandomStream.FromSeed(3));

    [Benchmark(OperationsPerInvoke = Events, Description = "selection")]
    public EventTable Select() => ZPrimeInvisible.Selection.Apply(_events);

    [Benchmark(OperationsPerInvoke = Events, Description = "response, reconstruction, selection")]
    public EventTable All() => ZPrimeInvisible.Selection.Apply(_search.Reconstruct(_sample, RandomStream.FromSeed(3)));

    [Benchmark(OperationsPerInvoke = Events, Description = "cut flow")]
    public CutFlow CutFlow() => ZPrimeInvisible.Selection.CutFlow(_events);
}
