using BenchmarkDotNet.Attributes;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>Training 100 trees of depth 3 on 100,000 events of 12 features, and scoring them, on one thread; scoring beside a walk through the trees.</summary>
public class TreeBenchmarks
{
    private const int Events = 100_000;
    private const int Features = 12;
    private readonly BoostingOptions _options = new() { Trees = 100, Threads = 1 };
    private EventTable _signal = null!;
    private LearningSample _sample = null!;
    private BoostedTrees _trees = null!;

    [GlobalSetup]
    public void Draw()
    {
        _signal = Cloud("signal", 0.3);
        _sample = LearningSample.Of(_signal.ColumnNames, _signal, Cloud("background", 0));
        _trees = Train();
    }

    [Benchmark(Description = "training")]
    public BoostedTrees Train() => BoostedTrees.Train(_sample, _options, RandomStream.FromSeed(1));

    [Benchmark(Baseline = true, Description = "scoring, a walk per event and tree")]
    public double[] Walk()
    {
        var rounds = _trees.ToContent().Rounds;
        var columns = _signal.ColumnNames.Select(name => _signal[name]).ToArray();
        var scores = new double[_signal.Count];
        Span<float> features = stackalloc float[Features];
        for (var i = 0; i < scores.Length; i++)
        {
            for (var f = 0; f < Features; f++)
                features[f] = (float)columns[f][i];
            foreach (var round in rounds)
                scores[i] += round[0].Value[round[0].Leaf(features)];
        }
        return scores;
    }

    [Benchmark(Description = "scoring")]
    public IReadOnlyList<double> Score() => _trees.Score(_signal);

    private static EventTable Cloud(string name, double shift)
    {
        var rng = RandomStream.FromSeed(1)[name];
        return EventTable.FromColumns(name, [.. Enumerable.Range(0, Features).Select(f => ($"x{f}", Enumerable.Range(0, Events / 2).Select(_ => rng.Gaussian(shift / (f + 1), 1)).ToArray()))]);
    }
}
