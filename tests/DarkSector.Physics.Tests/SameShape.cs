using DarkSector.Numerics.Histograms;
using MathNet.Numerics.Distributions;

namespace DarkSector.Physics.Tests;

/// <summary>Chi-squared between the shapes of two histograms that both have statistical errors.</summary>
internal static class SameShape
{
    private const double FewestEntries = 20;

    /// <summary>Probability of a larger chi-squared, for two samples of one distribution.</summary>
    /// <remarks>Both are normalised to one; neighbouring bins are merged until either has the precision of 20 entries in each.</remarks>
    internal static double PValue(Histogram first, Histogram second)
    {
        Assert.True(first.Axis.SameBinsAs(second.Axis), "Both histograms have the same bins.");
        var boundaries = Boundaries(first, second);
        var (a, b) = (first.Merge(boundaries), second.Merge(boundaries));
        var (sumA, sumB) = (a.Sum, b.Sum);
        var chiSquared = 0.0;
        for (var bin = 0; bin < a.Axis.Bins; bin++)
        {
            var difference = a.Values[bin] / sumA - b.Values[bin] / sumB;
            chiSquared += difference * difference / (a.Variances[bin] / (sumA * sumA) + b.Variances[bin] / (sumB * sumB));
        }
        return 1 - ChiSquared.CDF(a.Axis.Bins - 1, chiSquared);
    }

    private static List<int> Boundaries(Histogram first, Histogram second)
    {
        var boundaries = new List<int> { 0 };
        for (var bin = 1; bin <= first.Axis.Bins; bin++)
        {
            if (Math.Min(Entries(first, boundaries[^1], bin), Entries(second, boundaries[^1], bin)) >= FewestEntries)
                boundaries.Add(bin);
        }
        boundaries[^1] = first.Axis.Bins; // what is left over joins the last bin
        return boundaries;
    }

    // Effective number of entries: that of an unweighted histogram with the same relative error.
    private static double Entries(Histogram histogram, int from, int to)
    {
        var bins = Enumerable.Range(from, to - from);
        var (sum, variance) = (bins.Sum(i => histogram.Values[i]), bins.Sum(i => histogram.Variances[i]));
        return variance > 0 ? sum * sum / variance : 0;
    }
}
