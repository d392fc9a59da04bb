using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;

namespace DarkSector.Benchmarks.Physics;

/// <summary>Cross-sections of all signals to 1 % by Monte Carlo, from nothing: the number of points is doubled until the statistical error is reached, and all of it is counted.
/// To be run on one core; 500 ms is what users are promised.</summary>
public class SignalIntegrationBenchmarks
{
    private const int FirstPoints = 500;
    private const double Precision = 0.01;

    private Process _process = null!;

    [ParamsSource(nameof(Names))]
    public string Signal { get; set; } = "";

    public static IEnumerable<string> Names => SignalProcesses.Names;

    [GlobalSetup]
    public void Make() => _process = SignalProcesses.Named(Signal);

    [Benchmark(Description = "to 1 %")]
    public Integral Integrate() => Integrate(_process);

    internal static Integral Integrate(Process process)
    {
        var rng = RandomStream.FromSeed(1);
        for (var points = FirstPoints; ; points *= 2)
        {
            var (integral, _) = AdaptiveIntegrator.Integrate(process.Dimensions, point =>
            {
                Span<FourVector> momenta = stackalloc FourVector[process.FinalState.Count];
                return process.Evaluate(point, momenta);
            }, new IntegrationOptions(points), rng[points]);
            if (integral.RelativeError <= Precision)
                return integral;
        }
    }
}
