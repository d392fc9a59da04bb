using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>An adaptive integral of a peak: 12 iterations of 100 000 points.</summary>
public class IntegrationBenchmarks
{
    [Params(1, 4)]
    public int Dimensions { get; set; }

    [Benchmark(Description = "peak of width 0.05, 1.2e6 points")]
    public Integral Peak() =>
        AdaptiveIntegrator.Integrate(Dimensions, Density, new IntegrationOptions(100_000), RandomStream.FromSeed(1)).Integral;

    private static double Density(ReadOnlySpan<double> x)
    {
        var squares = 0.0;
        foreach (var coordinate in x)
            squares += (coordinate - 0.37) * (coordinate - 0.37);
        return Math.Exp(-200 * squares);
    }
}
