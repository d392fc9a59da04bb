using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Generation.Channels;
using static DarkSector.Physics.Units;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Unweighted four-lepton events on one core, after the integration. Times are per event; 200 us is 5000 events per second.</summary>
public class FourLeptonBenchmarks
{
    private const int Events = 10_000;
    private const double SqrtS = 10.58;

    private readonly TaskScheduler _oneCore = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;
    private Generator _generator = null!;

    [Params("4 mu", "mu mu tau tau", "e e mu mu", "e e mu mu, both electrons at 17 to 163 deg", "e e mu mu, both muons at 17 to 150 deg")]
    public string Process { get; set; } = "";

    [GlobalSetup]
    public void Integrate() => _generator = Generator.For(Process switch
    {
        "4 mu" => FourLeptons.FourMuons(SqrtS),
        "mu mu tau tau" => FourLeptons.MuonPairTauPair(SqrtS),
        "e e mu mu" => new ElectronPairMuonPair(SqrtS),
        "e e mu mu, both muons at 17 to 150 deg" => new ElectronPairMuonPair(SqrtS, muons: new MuonPairCuts(17 * deg, 150 * deg)),
        _ => new ElectronPairMuonPair(SqrtS, new PolarAngles(17 * deg, 163 * deg), new PolarAngles(17 * deg, 163 * deg)),
    }, new IntegrationOptions(20_000), RandomStream.FromSeed(1));

    [Benchmark(OperationsPerInvoke = Events)]
    public Task<EventSample> Generate() => Task.Factory.StartNew(
        () => _generator.Generate(Events, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2)), CancellationToken.None, TaskCreationOptions.None, _oneCore);
}
