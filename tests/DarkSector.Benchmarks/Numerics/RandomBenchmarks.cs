using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using DarkSector.Numerics.Random;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>A million random numbers, against the generator of the base library.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class RandomBenchmarks
{
    private const int Draws = 1_000_000;
    private readonly System.Random _system = new(1);
    private readonly RandomStream _rng = RandomStream.FromSeed(1);

    [BenchmarkCategory("uniform"), Benchmark(Baseline = true, Description = "System.Random, seeded")]
    public double SystemUniform()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _system.NextDouble();
        return sum;
    }

    [BenchmarkCategory("uniform"), Benchmark(Description = "RandomStream")]
    public double Uniform()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _rng.Uniform();
        return sum;
    }

    [BenchmarkCategory("normal"), Benchmark(Baseline = true, Description = "System.Random, Box-Muller")]
    public double SystemGaussian()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += Math.Sqrt(-2 * Math.Log(1 - _system.NextDouble())) * Math.Cos(2 * Math.PI * _system.NextDouble());
        return sum;
    }

    [BenchmarkCategory("normal"), Benchmark(Description = "RandomStream")]
    public double Gaussian()
    {
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
            sum += _rng.Gaussian();
        return sum;
    }

    [BenchmarkCategory("Poisson"), Benchmark(Description = "RandomStream, mean 3")]
    public long PoissonFew() => Poisson(3);

    [BenchmarkCategory("Poisson"), Benchmark(Description = "RandomStream, mean 50")]
    public long PoissonMany() => Poisson(50);

    private long Poisson(double mean)
    {
        var sum = 0L;
        for (var i = 0; i < Draws; i++)
            sum += _rng.Poisson(mean);
        return sum;
    }
}
