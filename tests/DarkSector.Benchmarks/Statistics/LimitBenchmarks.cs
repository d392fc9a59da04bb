using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Benchmarks.Statistics;

/// <summary>One limit of the size met in a recoil-mass fit: a narrow signal on three backgrounds from simulation, with eight normalisations.</summary>
public class LimitBenchmarks
{
    private const double WindowInResolutions = 10;
    private TemplateModel _model = null!;
    private Dataset _data = null!;

    [Params(40, 200)]
    public int Bins { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _model = TemplateModel.Signal("signal", Yields(x => 0.4 * Math.Exp(-x * x / 2)));
        foreach (var (name, level, slope) in new[] { ("mumu(gamma)", 30.0, -0.02), ("tautau", 80.0, 0.03), ("eemumu", 10.0, -0.05) })
        {
            var yields = Yields(x => level * (1 + slope * x));
            _model = _model.Background(name, yields, [.. yields.Select(y => 0.02 * y * y)])
                .WithNormalisation($"{name} normalisation", 0.086, name);
        }
        _model = _model.WithNormalisation("luminosity", 0.01).WithNormalisation("selection efficiency", 0.01, "signal")
            .WithNormalisation("suppression efficiency", 0.064, "signal").WithNormalisation("signal statistics", 0.01, "signal")
            .WithNormalisation("photon veto", 0.05, "mumu(gamma)");
        var rng = RandomStream.FromSeed(1);
        _data = _model.Data([.. _model.Expected(0).Select(expected => (double)rng.Poisson(expected))]);
    }

    [Benchmark(Description = "90 % CL, observed and expected bands")]
    public UpperLimit UpperLimit() => AsymptoticCls.UpperLimit(_model, _data, level: 0.90);

    // The density at a distance from the signal in resolutions, times the width of a bin.
    private double[] Yields(Func<double, double> density) => [.. Enumerable.Range(0, Bins).Select(bin =>
        density(WindowInResolutions * ((2 * bin + 1.0) / Bins - 1)) * 2 * WindowInResolutions / Bins)];
}
