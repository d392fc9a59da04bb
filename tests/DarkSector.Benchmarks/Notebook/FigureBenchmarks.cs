using BenchmarkDotNet.Attributes;
using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Benchmarks.Notebook;

/// <summary>A figure of a search: three stacked backgrounds, data, signal and pulls, 88 bins, logarithmic.</summary>
[MemoryDiagnoser]
public class FigureBenchmarks
{
    private static readonly Axis Axis = Axis.Regular(88, -3, 85, "$M_{recoil}^2$", "GeV^2/c^4");
    private readonly Figure _figure = Build();

    [Benchmark(Description = "stack with pulls, SVG")]
    public string Svg() => _figure.ToSvg();

    private static Figure Build()
    {
        var (low, middle, high) = (Shape(3e3, 0, 2), Shape(500, 45, 22), Shape(300, 20, 15));
        var total = low + middle + high;
        var counts = total.Values.Select((value, bin) => Math.Floor(value) + bin % 3).ToArray();
        return Figure.Stack([(@"$\mu^+\mu^-(\gamma)$", low), (@"$\tau^+\tau^-$", middle), (@"$e^+e^-\mu^+\mu^-$", high)],
                new Histogram(Axis, counts, counts), [("$Z'$, 5 GeV", Shape(90, 25, 1.2))])
            .WithLogY().WithLabels("toy simulation").WithLuminosity(79.7).WithPulls();
    }

    private static Histogram Shape(double height, double mean, double sigma)
    {
        var values = Enumerable.Range(0, Axis.Bins)
            .Select(bin => (Axis.Center(bin) - mean) / sigma).Select(x => height * Math.Exp(-x * x / 2) + 0.1).ToArray();
        return new Histogram(Axis, values, [.. values.Select(value => 0.02 * value)]);
    }
}
