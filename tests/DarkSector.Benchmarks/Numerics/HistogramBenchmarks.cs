using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>Filling a histogram of 100 bins with a million numbers.</summary>
public class HistogramBenchmarks
{
    private readonly Axis _regular = Axis.Regular(100, -3, 3);
    private readonly Axis _variable = Axis.Variable([.. Enumerable.Range(0, 101).Select(i => 6 * Math.Pow(i / 100.0, 1.1) - 3)]);
    private double[] _values = null!;
    private double[] _weights = null!;

    [GlobalSetup]
    public void Draw()
    {
        var rng = RandomStream.FromSeed(1);
        _values = [.. Enumerable.Range(0, 1_000_000).Select(_ => rng.Gaussian())];
        _weights = [.. Enumerable.Range(0, 1_000_000).Select(_ => rng.Uniform())];
    }

    [Benchmark(Baseline = true, Description = "counts by hand, no checks")]
    public double[] ByHand()
    {
        var counts = new double[102];
        foreach (var value in _values)
            counts[Math.Clamp((int)Math.Floor((value + 3) * (100 / 6.0)), -1, 100) + 1]++;
        return counts;
    }

    [Benchmark(Description = "regular bins")]
    public Histogram Regular() => Histogram.Fill(_regular, _values);

    [Benchmark(Description = "regular bins, weights")]
    public Histogram RegularWeighted() => Histogram.Fill(_regular, _values, _weights);

    [Benchmark(Description = "variable bins, weights")]
    public Histogram Variable() => Histogram.Fill(_variable, _values, _weights);
}
