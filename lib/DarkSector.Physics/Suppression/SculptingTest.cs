using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Testing;
using MathNet.Numerics;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>Whether a cut on a score shapes the mass distribution of the background, so that it could look like a peak.</summary>
/// <param name="Mass">Column of the mass.</param>
/// <param name="Score">Column of the score.</param>
/// <param name="Correlation">Weighted linear correlation of score and mass, in [-1, 1].</param>
/// <param name="RankCorrelation">The same of their ranks (Spearman): any monotone relation.</param>
/// <param name="PassingAgainstFailing">Kolmogorov-Smirnov test of the mass of events that pass against those that fail.</param>
/// <param name="Axis">Bins of the mass.</param>
/// <param name="Efficiencies">Share of the background that passes, per bin; NaN in an empty bin.</param>
/// <param name="ChiSquare">Sum of squared pulls of the efficiencies from that of all bins.</param>
/// <param name="DegreesOfFreedom">Bins with events, less one.</param>
public sealed record SculptingTest(string Mass, string Score, double Correlation, double RankCorrelation, GoodnessOfFitResult PassingAgainstFailing,
    Axis Axis, IReadOnlyList<Estimate> Efficiencies, double ChiSquare, int DegreesOfFreedom)
{
    /// <summary>Probability of a chi^2 as large or larger when the efficiency does not depend on the mass.</summary>
    public double PValue => DegreesOfFreedom > 0 ? SpecialFunctions.GammaUpperRegularized(0.5 * DegreesOfFreedom, 0.5 * ChiSquare) : double.NaN;

    /// <summary>Largest efficiency over smallest among the bins with events: 1 without sculpting, infinite where a bin loses all events.</summary>
    public double LargestRatio
    {
        get
        {
            double[] known = [.. Efficiencies.Select(e => e.Value).Where(e => !double.IsNaN(e)).DefaultIfEmpty(double.NaN)];
            return known.Max() / known.Min();
        }
    }

    /// <summary>Tests a cut on background events.</summary>
    /// <param name="background">Scored background, not the events trained on; weights are not negative.</param>
    /// <param name="mass">Column of the mass.</param>
    /// <param name="point">The cut.</param>
    /// <param name="axis">Bins of the mass.</param>
    public static SculptingTest Of(EventTable background, string mass, WorkingPoint point, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(axis);
        background.RefuseTraining("a test of sculpting");
        var events = background.WhereNumbers(mass, point.Column);
        bool[] passes = [.. events[point.Column].Select(score => score > point.Threshold)];
        var (passing, failing) = (events.WhereMarked(passes), events.WhereMarked(Array.ConvertAll(passes, p => !p)));
        if (passing.Count == 0 || failing.Count == 0)
            throw new ArgumentException($"Of the {events.Count} events of '{background.Name}' {passing.Count} pass {point.Column} > {point.Threshold}; the test needs some that pass and some that fail.", nameof(point));
        var (pass, fail) = (passing.Histogram(mass, axis), failing.Histogram(mass, axis));
        var (chiSquare, bins) = Flatness(pass, fail);
        var (m, s) = (events[mass].ToArray(), events[point.Column].ToArray());
        return new SculptingTest(mass, point.Column, WeightedCorrelation(m, s, events.Weights()), WeightedCorrelation(Ranks(m), Ranks(s), events.Weights()),
            KolmogorovSmirnovTest.TwoSamples(passing[mass], passing.Weights(), failing[mass], failing.Weights()), axis, Efficiency(pass, fail), chiSquare, bins - 1);
    }

    /// <summary>The verdicts in one line.</summary>
    public override string ToString() => Invariant(
        $"{Score} against {Mass}: correlation {Correlation:F3}, of ranks {RankCorrelation:F3}; pass against fail p = {PassingAgainstFailing.PValue:G3}; flat efficiency chi2/ndf = {ChiSquare:F1}/{DegreesOfFreedom}, p = {PValue:G3}, largest over smallest {LargestRatio:F2}");

    private static Estimate[] Efficiency(Histogram pass, Histogram fail) => [.. Enumerable.Range(0, pass.Axis.Bins).Select(bin =>
    {
        var total = pass.Values[bin] + fail.Values[bin];
        var share = pass.Values[bin] / total;
        return new Estimate(share, Math.Sqrt((1 - share) * (1 - share) * pass.Variances[bin] + share * share * fail.Variances[bin]) / total);
    })];

    // The variance of a bin is that of the common efficiency, so that a bin without passing events counts too.
    private static (double ChiSquare, int Bins) Flatness(Histogram pass, Histogram fail)
    {
        var common = pass.Sum / (pass.Sum + fail.Sum);
        var (chiSquare, bins) = (0.0, 0);
        for (var bin = 0; bin < pass.Axis.Bins; bin++)
        {
            var (total, squares) = (pass.Values[bin] + fail.Values[bin], pass.Variances[bin] + fail.Variances[bin]);
            if (!(total > 0))
                continue;
            chiSquare += Math.Pow(pass.Values[bin] - common * total, 2) / (common * (1 - common) * squares);
            bins++;
        }
        return (chiSquare, bins);
    }

    private static double WeightedCorrelation(double[] x, double[] y, double[] weights)
    {
        var total = weights.Sum();
        double Mean(Func<int, double> of) => Enumerable.Range(0, x.Length).Sum(i => weights[i] * of(i)) / total;
        var (meanX, meanY) = (Mean(i => x[i]), Mean(i => y[i]));
        return Mean(i => (x[i] - meanX) * (y[i] - meanY)) / Math.Sqrt(Mean(i => Math.Pow(x[i] - meanX, 2)) * Mean(i => Math.Pow(y[i] - meanY, 2)));
    }

    // Equal values share their mean rank.
    private static double[] Ranks(double[] values)
    {
        double[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            for (next = first; next < sorted.Length && sorted[next] == sorted[first];)
                next++;
            for (var i = first; i < next; i++)
                ranks[order[i]] = 0.5 * (first + next - 1);
        }
        return ranks;
    }
}
