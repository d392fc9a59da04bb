using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Benchmarks.Numerics;

/// <summary>Lambdas bound by name against loops over the columns written by hand, on a million events.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TableBenchmarks
{
    private const int Events = 1_000_000;
    private static readonly FourVector Beams = new(0.456, 0, 2.999, 11.0);

    private readonly Dictionary<string, double[]> _columns = [];
    private EventTable _events = null!;
    private EventTable _view = null!;

    [GlobalSetup]
    public void Draw()
    {
        var rng = RandomStream.FromSeed(1);
        foreach (var name in new[] { "recoilTheta", "mu1Px", "mu1Py", "mu1Pz", "mu2Px", "mu2Py", "mu2Pz" })
            _columns[name] = [.. Enumerable.Range(0, Events).Select(_ => rng.Gaussian(1, 1))];
        foreach (var mu in new[] { "mu1", "mu2" })
            _columns[mu + "E"] = [.. Enumerable.Range(0, Events).Select(i =>
                FourVector.FromMass(new(_columns[mu + "Px"][i], _columns[mu + "Py"][i], _columns[mu + "Pz"][i]), 0.10566).E)];
        _events = EventTable.FromColumns("events", [.. _columns.Select(column => (column.Key, column.Value))]);
        _view = _events.Where(recoilTheta => recoilTheta > 1);
    }

    [BenchmarkCategory("cut on a column"), Benchmark(Baseline = true, Description = "by hand")]
    public int[] CutColumnByHand()
    {
        var (theta, kept, found) = (_columns["recoilTheta"], new int[Events], 0);
        for (var i = 0; i < Events; i++)
            if (0.57 < theta[i] && theta[i] < 2.23)
                kept[found++] = i;
        return kept[..found];
    }

    [BenchmarkCategory("cut on a column"), Benchmark(Description = "lambda")]
    public EventTable CutColumn() => _events.Where(recoilTheta => 0.57 < recoilTheta && recoilTheta < 2.23);

    [BenchmarkCategory("cut on two particles"), Benchmark(Baseline = true, Description = "by hand")]
    public int[] CutParticlesByHand()
    {
        var (x1, y1, x2, y2) = (_columns["mu1Px"], _columns["mu1Py"], _columns["mu2Px"], _columns["mu2Py"]);
        var (kept, found) = (new int[Events], 0);
        for (var i = 0; i < Events; i++)
        {
            var (x, y) = (x1[i] + x2[i], y1[i] + y2[i]);
            if (Math.Sqrt(x * x + y * y) > 1)
                kept[found++] = i;
        }
        return kept[..found];
    }

    [BenchmarkCategory("cut on two particles"), Benchmark(Description = "lambda")]
    public EventTable CutParticles() => _events.Where((mu1, mu2) => (mu1 + mu2).Pt > 1);

    [BenchmarkCategory("cut on two particles, view"), Benchmark(Description = "lambda")]
    public EventTable CutParticlesOfView() => _view.Where((mu1, mu2) => (mu1 + mu2).Pt > 1);

    [BenchmarkCategory("recoil mass squared"), Benchmark(Baseline = true, Description = "by hand")]
    public double[] RecoilByHand()
    {
        var (x1, y1, z1, e1) = (_columns["mu1Px"], _columns["mu1Py"], _columns["mu1Pz"], _columns["mu1E"]);
        var (x2, y2, z2, e2) = (_columns["mu2Px"], _columns["mu2Py"], _columns["mu2Pz"], _columns["mu2E"]);
        var squared = new double[Events];
        for (var i = 0; i < Events; i++)
        {
            var (x, y) = (Beams.Px - (x1[i] + x2[i]), Beams.Py - (y1[i] + y2[i]));
            var (z, e) = (Beams.Pz - (z1[i] + z2[i]), Beams.E - (e1[i] + e2[i]));
            squared[i] = e * e - x * x - y * y - z * z;
        }
        return squared;
    }

    [BenchmarkCategory("recoil mass squared"), Benchmark(Description = "lambda")]
    public EventTable Recoil() => _events.With("recoilMassSquared", (mu1, mu2) => (Beams - (mu1 + mu2)).MassSquared);
}
