using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Testing;
using static System.FormattableString;

namespace DarkSector.Statistics.Scans;

/// <summary>The significance of the largest excess of a scan, given that it could have been at any of its points.</summary>
public static class ScanSignificance
{
    /// <summary>Gross and Vitells' bound with the up-crossings of the scan itself, taken in the order of the masses.</summary>
    /// <remarks>One scan has few crossings: the error is the root of their number, of one at least. See
    /// <see cref="LookElsewhere.GrossVitells"/>.</remarks>
    /// <param name="scan">A scan along one line, with points closer than the resolution.</param>
    /// <param name="level">The low level of q0 = Z^2 at which crossings are counted.</param>
    /// <exception cref="InvalidOperationException">No point has a local significance, or the largest is below the level.</exception>
    public static GlobalSignificance ByUpCrossings(this ScanResult<double> scan, double level = 0.5)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var crossings = LookElsewhere.UpCrossings([.. scan.Tested.OrderBy(point => point.Point).Select(point => Q0(point.Outcome!.LocalZ!.Value))], level);
        return scan.ByUpCrossings(new Estimate(crossings, Math.Sqrt(Math.Max(1, crossings))), level);
    }

    /// <summary>Gross and Vitells' bound with a mean number of up-crossings from toys, see <see cref="LookElsewhere.MeanUpCrossings"/>.</summary>
    /// <param name="scan">The scan of the data.</param>
    /// <param name="upCrossings">Mean number of up-crossings without signal.</param>
    /// <param name="level">The low level of q0 = Z^2 at which they were counted.</param>
    /// <exception cref="InvalidOperationException">No point has a local significance, or the largest is below the level.</exception>
    public static GlobalSignificance ByUpCrossings(this ScanResult<double> scan, Estimate upCrossings, double level = 0.5)
    {
        var q = Q0(Largest(scan));
        if (q < level)
        {
            throw new InvalidOperationException(
                Invariant($"The largest q0 of the scan is {q:G3}, below the level of {level} at which crossings are counted. There is no excess to judge; use toys."));
        }

        return WithFailures(LookElsewhere.GrossVitells(q, upCrossings, level), scan);
    }

    /// <summary>The fraction of scans without signal whose largest local significance is at least that of the data; for windows of any shape.</summary>
    /// <typeparam name="TPoint">What the points are.</typeparam>
    /// <param name="scan">The scan of the data.</param>
    /// <param name="toy">Makes the local significances of one scan without signal: a data set from the background, the same points.</param>
    /// <param name="toys">Number of scans.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">No point has a local significance.</exception>
    public static GlobalSignificance ByToys<TPoint>(
        this ScanResult<TPoint> scan, Func<RandomStream, IReadOnlyList<double>> toy, int toys, RandomStream rng)
    {
        var largest = Largest(scan);
        return WithFailures(LookElsewhere.ByToys(toy, largest, Significance.ToPValue(largest), toys, rng), scan);
    }

    private static double Q0(double z) => z > 0 ? z * z : 0;

    private static double Largest<TPoint>(ScanResult<TPoint> scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return scan.LargestExcess?.Outcome!.LocalZ
            ?? throw new InvalidOperationException($"No point of the scan '{scan.Name}' has a local significance; set LocalZ in its outcomes.");
    }

    private static GlobalSignificance WithFailures<TPoint>(GlobalSignificance global, ScanResult<TPoint> scan) =>
        scan.Failed.Count + scan.NotRun is > 0 and var missing
            ? global with { Warnings = [.. global.Warnings, $"{missing} of {scan.Points.Count} points of the scan have no result: the largest excess may be among them"] }
            : global;
}
