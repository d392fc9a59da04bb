using DarkSector.Numerics;
using DarkSector.Statistics.Scans;
using DarkSector.Statistics.Testing;

namespace DarkSector.Physics.Searches;

/// <summary>Scans of pseudo-data without signal: how large an excess somewhere is to be expected.</summary>
/// <param name="Significances">The local significances of each scan, in the order of the masses.</param>
public sealed record AlpToys(IReadOnlyList<IReadOnlyList<double>> Significances)
{
    /// <summary>How often a scan rises through a low level of q0 = Z^2, the input of Gross and Vitells' bound.</summary>
    /// <param name="level">The level.</param>
    public Estimate UpCrossings(double level)
    {
        double[] counts = [.. Significances.Select(scan => (double)LookElsewhere.UpCrossings([.. scan.Select(z => z * z)], level))];
        var mean = counts.Average();
        return new Estimate(mean, Math.Sqrt(Math.Max(mean, counts.Sum(n => (n - mean) * (n - mean)) / Math.Max(1, counts.Length - 1)) / counts.Length));
    }

    /// <summary>The largest excess of a scan, given that it could have been anywhere: Gross and Vitells' bound with the crossings of the toys.</summary>
    /// <param name="scan">The scan of the data.</param>
    /// <param name="level">The low level of q0; the largest excess must reach it.</param>
    public GlobalSignificance ByUpCrossings(AlpScanResult scan, double level = 0.5)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return scan.Scan.ByUpCrossings(UpCrossings(level), level);
    }

    /// <summary>The same by the share of toys whose largest excess is at least that of the data.</summary>
    /// <param name="scan">The scan of the data.</param>
    public GlobalSignificance ByToys(AlpScanResult scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var (observed, count) = (scan.LargestExcess.Significance, Significances.Count);
        var share = Significances.Count(toy => toy.Max() >= observed) / (double)count;
        return new GlobalSignificance(Significance.ToPValue(observed), new Estimate(share, share is 0 or 1 ? 1.0 / count : Math.Sqrt(share * (1 - share) / count)), $"{count} toys")
        {
            Warnings = share == 0 ? [$"no toy of {count} reaches the data: use the up-crossings, or more toys"] : [],
        };
    }
}
