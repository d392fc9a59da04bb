using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>Boosted trees on the events of tests/peers/trees.py: processor times and area, as that script prints them.</summary>
internal static class TreeTimes
{
    private const int Features = 12;

    /// <summary>Best of five.</summary>
    internal static void Print(string directory)
    {
        var (signal, background) = (Read(directory, "train", 1), Read(directory, "train", 0));
        var (testSignal, testBackground) = (Read(directory, "test", 1), Read(directory, "test", 0));
        var all = Read(directory, "predict", null);
        var sample = LearningSample.Of(signal.ColumnNames, signal, background);
        var (training, trees) = BestOfFive(() => BoostedTrees.Train(sample, new BoostingOptions { Threads = 1 }, RandomStream.FromSeed(1)));
        var (scoring, _) = BestOfFive(() => trees.Score(all));
        var area = AreaUnderCurve.Of([.. trees.Score(testSignal), .. trees.Score(testBackground)],
            [.. Enumerable.Repeat(true, testSignal.Count), .. Enumerable.Repeat(false, testBackground.Count)], [.. Enumerable.Repeat(1.0, testSignal.Count + testBackground.Count)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"BoostedTrees: training {training:F2} s, scoring a million {scoring:F2} s, area {area:F5}"));
    }

    private static (double Seconds, T Result) BestOfFive<T>(Func<T> run)
    {
        var (best, result) = (double.PositiveInfinity, run());
        for (var i = 0; i < 5; i++)
        {
            var process = Process.GetCurrentProcess();
            var start = process.TotalProcessorTime;
            result = run();
            process.Refresh();
            best = Math.Min(best, (process.TotalProcessorTime - start).TotalSeconds);
        }
        return (best, result);
    }

    private static EventTable Read(string directory, string name, float? label)
    {
        var (x, y) = (Floats(Path.Combine(directory, name + "_x.f32")), Floats(Path.Combine(directory, name + "_y.f32")));
        int[] rows = [.. Enumerable.Range(0, y.Length).Where(i => label is null || y[i] == label)];
        return EventTable.FromColumns($"{name} {label}", [.. Enumerable.Range(0, Features).Select(f => ($"x{f}", rows.Select(i => (double)x[i * Features + f]).ToArray()))]);
    }

    private static float[] Floats(string path) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
}
