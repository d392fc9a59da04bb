using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using static System.FormattableString;

namespace DarkSector.Statistics.Testing;

/// <summary>The significance of the largest excess of a scan, given that it could have been anywhere.</summary>
/// <remarks>Use <see cref="ByToys"/> where toys of the whole scan can be afforded, and Gross and Vitells' bound for significances beyond
/// them: the mean number of up-crossings is measured at a low level, with few toys or the data, and falls as exp(-q/2) towards the observed
/// one. E. Gross and O. Vitells, Eur. Phys. J. C 70 (2010) 525, Eq. 3, for one degree of freedom.</remarks>
public static class LookElsewhere
{
    /// <summary>How often a scan rises from below a level to or above it.</summary>
    /// <param name="scan">Test statistic q0 (or Z) along the scan.</param>
    /// <param name="level">Level, in the same quantity.</param>
    public static int UpCrossings(IReadOnlyList<double> scan, double level)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var crossings = 0;
        for (var i = 1; i < scan.Count; i++)
            crossings += scan[i - 1] < level && scan[i] >= level ? 1 : 0;
        return crossings;
    }

    /// <summary>Mean number of up-crossings in toys without signal, with its error.</summary>
    /// <param name="scan">Makes the q0 of one scan without signal.</param>
    /// <param name="level">Low level of q0, such as 0.5 or 1.</param>
    /// <param name="toys">Number of scans; some 20 to 100 suffice.</param>
    /// <param name="rng">Random numbers.</param>
    public static Estimate MeanUpCrossings(Func<RandomStream, IReadOnlyList<double>> scan, double level, int toys, RandomStream rng)
    {
        var counts = Toys(scan, toys, values => UpCrossings(values, level), rng).Results;
        if (counts.Length < 2)
            throw new InvalidOperationException($"Only {counts.Length} of {toys} scans succeeded; at least 2 are needed.");
        var mean = counts.Average();
        return new Estimate(mean, Math.Sqrt(Math.Max(mean, counts.Sum(n => (n - mean) * (n - mean)) / (counts.Length - 1)) / counts.Length));
    }

    /// <summary>Gross and Vitells' bound: p(global) &lt;= p(local) + N(u0) exp(-(u - u0)/2).</summary>
    /// <param name="statistic">Largest q0 of the scan, u.</param>
    /// <param name="upCrossings">Mean number of up-crossings at the low level, N(u0).</param>
    /// <param name="level">The low level u0.</param>
    public static GlobalSignificance GrossVitells(double statistic, Estimate upCrossings, double level)
    {
        if (!(statistic >= 0 && double.IsFinite(statistic)))
            throw new ArgumentOutOfRangeException(nameof(statistic), Invariant($"statistic = {statistic}; q0 is a finite number of at least 0."));
        if (!(level >= 0 && level <= statistic))
            throw new ArgumentOutOfRangeException(nameof(level), Invariant($"level = {level}; it lies between 0 and the largest q0 of {statistic}."));
        if (!(upCrossings.Value >= 0 && upCrossings.Error >= 0))
            throw new ArgumentOutOfRangeException(nameof(upCrossings), $"upCrossings = {upCrossings}; a mean number and its error are at least 0.");
        var local = StandardNormal.Survival(Math.Sqrt(statistic));
        var factor = Math.Exp(-0.5 * (statistic - level));
        var bound = local + upCrossings.Value * factor;
        return new GlobalSignificance(local, new Estimate(bound, upCrossings.Error * factor), "Gross-Vitells up-crossings")
        {
            Warnings = bound > 0.1 ? [Invariant($"the bound of {bound:G3} is no probability any more: use toys for small excesses")] : [],
        };
    }

    /// <summary>The fraction of scans without signal whose largest significance is at least the observed one.</summary>
    /// <param name="scan">Makes the local significances (or q0) of one scan without signal.</param>
    /// <param name="observed">Largest significance of the data.</param>
    /// <param name="localPValue">Its local p-value.</param>
    /// <param name="toys">Number of scans.</param>
    /// <param name="rng">Random numbers.</param>
    public static GlobalSignificance ByToys(
        Func<RandomStream, IReadOnlyList<double>> scan, double observed, double localPValue, int toys, RandomStream rng)
    {
        if (!double.IsFinite(observed))
            throw new ArgumentOutOfRangeException(nameof(observed), Invariant($"observed = {observed}; it has to be a finite number."));
        if (!(localPValue is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(localPValue), Invariant($"localPValue = {localPValue}; it has to lie between 0 and 1."));
        var (largest, failed) = Toys(scan, toys, values => values.Max(), rng);
        if (largest.Length == 0)
            throw new InvalidOperationException($"None of {toys} scans succeeded: the first says \"{failed[0]}\".");
        var above = largest.Count(z => z >= observed);
        var fraction = above / (double)largest.Length;
        var error = above == 0 ? 1.0 / largest.Length : Math.Sqrt(fraction * (1 - fraction) / largest.Length);
        List<string> warnings = [];
        if (above == 0)
            warnings.Add(Invariant($"no toy of {largest.Length} reaches the data: p(global) < {-Math.Log(0.1) / largest.Length:G3} at 90 %"));
        if (failed.Count > 0)
            warnings.Add($"{failed.Count} of {toys} scans failed and are left out: \"{failed[0]}\"");
        return new GlobalSignificance(localPValue, new Estimate(fraction, error), Invariant($"{largest.Length} toys")) { Warnings = warnings };
    }

    /// <summary>Something of each scan; one that throws is left out and reported.</summary>
    private static (double[] Results, IReadOnlyList<string> Failed) Toys(
        Func<RandomStream, IReadOnlyList<double>> scan, int toys, Func<IReadOnlyList<double>, double> summary, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(rng);
        if (toys < 1)
            throw new ArgumentOutOfRangeException(nameof(toys), $"toys = {toys}; at least 1 is needed.");
        var trials = Trials.Run(toys, stream => summary(scan(stream)), rng);
        return (trials.Values, trials.Failures);
    }
}
