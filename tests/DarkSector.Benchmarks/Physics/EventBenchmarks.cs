using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Unweighted events after the integration: every kind of signal, and the backgrounds with photons and electrons. To be run on one core.</summary>
[OperationsPerSecond]
public class EventBenchmarks
{
    private const int Events = 20_000;
    private const double SqrtS = 10.58;

    private static readonly Dictionary<string, Func<Process>> Backgrounds = new()
    {
        ["e e"] = () => new BhabhaPairs(SqrtS, 17 * deg),
        ["e e gamma"] = () => new RadiativeBhabhaPairs(SqrtS, photonEnergy: 0.5, electronEnergy: 0.5, smallestAngle: 17 * deg, separation: 0.2),
        ["gamma gamma"] = () => new PhotonPairs(SqrtS, Math.Cos(17 * deg)),
        ["gamma gamma gamma"] = () => new PhotonTriples(SqrtS, 0.5, Math.Cos(17 * deg)),
    };

    private static readonly string[] Signals =
    [
        "mu mu Z', 3", "mu mu A', 3", "mu mu S, muonphilic, 3", "mu mu a, 3", "tau tau phi, 3", "tau tau a, 3",
        "gamma A', 3", "gamma A', A' -> mu mu, 3", "gamma chi1 chi2, 1, 1.4 of A' 3", "A' h', h' invisible, 3, 1", "A' h', h' -> A' A', 1, 3",
        "h' A', 1.5, A' 3 -> chi1 chi2, 1, 1.4", "gamma a, 3", "B -> K S, 2", "B -> K* S, 2", "B -> K a, 2", "tau -> mu alpha, 1",
    ];

    private Generator _generator = null!;

    [ParamsSource(nameof(Names))]
    public string Sample { get; set; } = "";

    public static IEnumerable<string> Names => [.. Signals, .. Backgrounds.Keys];

    [GlobalSetup]
    public void Integrate() => _generator = Generator.For(Named(Sample), new IntegrationOptions(20_000), RandomStream.FromSeed(1));

    [Benchmark(OperationsPerInvoke = Events, Description = "events")]
    public EventSample Generate() => _generator.Generate(Events, Collider.Symmetric(_generator.Process.SqrtS), RandomStream.FromSeed(2));

    internal static Process Named(string sample) => Backgrounds.TryGetValue(sample, out var background) ? background() : SignalProcesses.Named(sample);
}
