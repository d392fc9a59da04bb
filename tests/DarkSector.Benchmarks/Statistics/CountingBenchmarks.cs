using BenchmarkDotNet.Attributes;
using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Benchmarks.Statistics;

/// <summary>Limits of one counting experiment: 5 events observed, 10 in a control region ten times as large.</summary>
public class CountingBenchmarks
{
    private const double Observed = 5;
    private static readonly CountingModel OnOff = CountingModel.OnOff(control: 10, tau: 10);
    private static readonly CountingModel Known = CountingModel.Known(1);

    [Benchmark(Description = "CLs, on/off, exact sums")]
    public Interval Cls() => CountingCls.UpperLimit(OnOff, Observed, 0.90);

    [Benchmark(Description = "Feldman-Cousins, known background")]
    public Interval FeldmanCousinsInterval() => FeldmanCousins.Interval(Known, Observed, 0.90);

    [Benchmark(Description = "Bayesian with a flat prior, on/off")]
    public Interval FlatPrior() => Bayesian.UpperLimit(OnOff, Observed, 0.90);

    [Benchmark(Description = "CLs at strength 5 with 1000 + 1000 toys, on/off")]
    public Estimate Toys() => CountingToys.Cls(OnOff, Observed, 5, 1000, RandomStream.FromSeed(1)).Cls;
}
