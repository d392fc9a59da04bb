using DarkSector.Numerics.Random;

namespace DarkSector.Physics.Searches;

/// <summary>Pseudo-experiments of the whole plane without signal: events drawn from the simulation, counted in all windows at once.</summary>
/// <remarks>The windows of each simulated event are looked up once, and the significance of each count in each window is tabulated; a pseudo-experiment only draws
/// and counts. Overlapping windows share their events, so that their correlation is in. The normalisation fluctuates with the systematic uncertainty of the
/// background, all windows together.</remarks>
internal sealed class DarkHiggsToys
{
    private readonly double[] _cumulative;
    private readonly int[] _offsets;
    private readonly int[] _windows;
    private readonly double[][] _significances;
    private readonly double _uncertainty;

    public DarkHiggsToys(DarkHiggsScan scan, WindowBackground simulation)
    {
        var count = simulation.Weights.Count;
        var containing = new IReadOnlyList<int>[count];
        Parallel.For(0, count, i => containing[i] = scan.Windows.Containing(simulation.DimuonMassSquared[i], simulation.RecoilMassSquared[i]));
        (_cumulative, _offsets) = (new double[count], new int[count + 1]);
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            _cumulative[i] = total += containing[i].Count > 0 ? simulation.Weights[i] : 0;
            _offsets[i + 1] = _offsets[i] + containing[i].Count;
        }
        _windows = [.. containing.SelectMany(list => list)];
        _significances = new double[scan.Expected.Count][];
        Parallel.For(0, _significances.Length, i => _significances[i] = Table(scan, i));
        _uncertainty = Enumerable.Range(0, scan.Expected.Count).Sum(i => scan.Expected[i].Value * scan.BackgroundUncertainty(i)) / scan.Expected.Sum(e => e.Value);
    }

    /// <summary>The largest local significance of one pseudo-experiment.</summary>
    public double LargestSignificance(RandomStream rng)
    {
        var total = _cumulative.Length == 0 ? 0 : _cumulative[^1];
        var counts = new int[_significances.Length];
        for (var left = rng.Poisson(total * Math.Max(0, 1 + _uncertainty * rng.Gaussian())); left > 0; left--)
        {
            var drawn = Array.BinarySearch(_cumulative, rng.Uniform() * total);
            var i = drawn >= 0 ? drawn : ~drawn;
            for (var k = _offsets[i]; k < _offsets[i + 1]; k++)
                counts[_windows[k]]++;
        }
        var largest = double.NegativeInfinity;
        for (var window = 0; window < counts.Length; window++)
        {
            var table = _significances[window];
            largest = Math.Max(largest, table[Math.Min(counts[window], table.Length - 1)]);
        }
        return largest;
    }

    // Up to ten standard deviations; what is beyond counts as much.
    private static double[] Table(DarkHiggsScan scan, int window)
    {
        var background = scan.Background(window);
        var largest = (int)Math.Ceiling(background.Value + 10 * Math.Sqrt(background.Value + background.Error * background.Error)) + 10;
        return [.. Enumerable.Range(0, largest + 1).Select(n => Statistics.Testing.Significance.FromPValue(scan.LocalPValue(window, n)))];
    }
}
