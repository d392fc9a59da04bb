using System.Diagnostics;
using System.Globalization;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Tests.Likelihoods;

namespace DarkSector.Benchmarks.Statistics;

/// <summary>Processor time of the template benchmarks without the benchmark host (for a busy machine), and the fits of random models.</summary>
internal static class ProcessorTimes
{
    /// <summary>Best of several, after one that compiles.</summary>
    internal static void Print()
    {
        foreach (var bins in new[] { 40, 720 })
        {
            var benchmark = new TemplateModelBenchmarks { Bins = bins };
            benchmark.Read();
            Console.WriteLine($"{bins} bins: {benchmark.UpperLimit()}");
            Line("10 times limits", 10, () => Repeat(10, () => benchmark.UpperLimit()));
            Line("50 free fits", 10, () => Repeat(50, () => benchmark.Fit()));
            if (bins == 40)
                Line("1000 + 1000 toys", 5, () => benchmark.Toys());
        }

        var counting = new CountingBenchmarks();
        Console.WriteLine($"counting: {counting.Cls()}");
        Line("100 CLs limits", 5, () => Repeat(100, () => counting.Cls()));
        Line("100 Feldman-Cousins intervals", 5, () => Repeat(100, () => counting.FeldmanCousinsInterval()));
        Line("100 limits with a flat prior", 5, () => Repeat(100, () => counting.FlatPrior()));
        Line("100 times 1000 + 1000 toys", 5, () => Repeat(100, () => counting.Toys()));

        var fits = new FitBenchmarks();
        fits.Build();
        Console.WriteLine(fits.MassScan().ToString().Split('\n')[0]);
        Line("20 scans of 80 masses", 10, () => Repeat(20, () => fits.MassScan()));
    }

    /// <summary>Fits random models; a failure is an exit code.</summary>
    internal static int Fits(IReadOnlyList<int> numbers)
    {
        var start = Process.GetCurrentProcess().UserProcessorTime;
        var result = RandomTemplateFits.Run(numbers, RandomStream.FromSeed(20230607));
        Console.WriteLine(result);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time {(Process.GetCurrentProcess().UserProcessorTime - start).TotalSeconds:F1} s"));
        return result.Valid >= 0.999 * numbers.Count ? 0 : 1;
    }

    // Processor time is counted in steps of 10 ms.
    private static void Repeat(int times, Action run)
    {
        for (var i = 0; i < times; i++)
            run();
    }

    private static void Line(string what, int repetitions, Action run)
    {
        run();
        var best = double.PositiveInfinity;
        for (var i = 0; i < repetitions; i++)
        {
            var process = Process.GetCurrentProcess();
            var start = process.UserProcessorTime;
            run();
            process.Refresh();
            best = Math.Min(best, (process.UserProcessorTime - start).TotalSeconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what}: {best:G3} s"));
    }
}
