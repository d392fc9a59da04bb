using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Events of e+e- -> mu+mu- Z' at 3 GeV, made, written and read in batches; what is held at a time does not grow with their number.</summary>
[OperationsPerSecond]
public class EventStreamBenchmarks
{
    private const int Events = 8 * EventStream.BlockSize;

    private static readonly ZPrimeInvisible Search = new();
    private static readonly Dictionary<string, (int, int)> Codes = new() { ["zPrimeTrue"] = (32, 1) };

    private readonly string _folder = Directory.CreateTempSubdirectory("event-stream").FullName;
    private EventStream _stream = null!;

    [Params(".lhe", ".lhe.gz")]
    public string Format { get; set; } = "";

    private string FilePath => Path.Combine(_folder, "events" + Format);

    [GlobalSetup]
    public void Prepare()
    {
        var process = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 1), Search.Collider.SqrtS);
        _stream = Generator.For(process, new IntegrationOptions(PointsPerIteration: 20_000), RandomStream.FromSeed(1)).Stream(Events, Search.Collider, RandomStream.FromSeed(2));
        Write();
    }

    [GlobalCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [Benchmark(OperationsPerInvoke = Events, Description = "events written")]
    public void Write() => LesHouchesFile.Write(FilePath, _stream, Search.Collider, Codes);

    [Benchmark(OperationsPerInvoke = Events, Description = "events opened and read")]
    public double Read() => LesHouchesFile.Open(FilePath)
        .Stream(Search.Collider, (13, TrueParticle.NegativeMuon), (-13, TrueParticle.PositiveMuon), (32, TrueParticle.Invisible("zPrimeTrue")))
        .Sum(batch => batch.Events.SumOfWeights);
}
