using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.SignalModels;
using DarkSector.Statistics.Likelihoods;
using static System.FormattableString;

namespace DarkSector.Physics.Searches;

/// <summary>The peak of a simulated ALP: a double Crystal Ball in the squared mass, and the share of produced events in it.</summary>
/// <param name="Mass">ALP mass [GeV].</param>
/// <param name="Efficiency">Selected events, with the right photon beside the ALP and within eight widths of the peak, over produced ones.</param>
/// <param name="Shift">Centre of the core minus the squared mass [GeV^2].</param>
/// <param name="Sigma">Width of the core [GeV^2].</param>
/// <param name="AlphaLow">Where the lower tail begins, in widths.</param>
/// <param name="AlphaHigh">Where the upper tail begins, in widths.</param>
/// <param name="Sigma68">Half of the central 68.27 % [GeV^2].</param>
public sealed record AlpSignalPoint(double Mass, Estimate Efficiency, Estimate Shift, Estimate Sigma, Estimate AlphaLow, Estimate AlphaHigh, Estimate Sigma68)
{
    /// <summary>Power of both tails: it and where they begin describe nearly the same thing.</summary>
    public const double TailPower = 4;

    private const double HalfRangeInWidths = 8;
    private const int Bins = 160;
    private const int FewestEvents = 200;

    /// <summary>The peak of a sample.</summary>
    /// <param name="range">Range of masses: its selection is applied, its observable taken.</param>
    /// <param name="mass">The ALP mass of the sample [GeV].</param>
    /// <param name="produced">All events, of equal weights.</param>
    public static AlpSignalPoint Of(AlpMassRange range, double mass, EventTable produced)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(produced);
        double[] residuals = [.. RightCombinations(range, produced).Select(squared => squared - mass * mass)];
        if (residuals.Length < FewestEvents)
            throw new InvalidOperationException(Invariant($"Only {residuals.Length} of {produced.Count} ALPs of {mass} GeV are selected; at least {FewestEvents} are needed for the shape of the peak. Generate more."));
        var width = PeakWidth.CentralHalfWidth(EventTable.FromColumns("signal", ("residual", residuals)), "residual");
        var median = residuals.Order().ElementAt(residuals.Length / 2);
        var histogram = Histogram.Fill(Axis.Regular(Bins, median - HalfRangeInWidths * width.Value, median + HalfRangeInWidths * width.Value, "deviation", "GeV²"), residuals);
        var fit = Likelihood.Binned(histogram, Density.DoubleCrystalBall(
            new Parameter("mean", median), new Parameter("sigma", 0.9 * width.Value, 0.2 * width.Value, 3 * width.Value),
            new Parameter("alphaLow", 1.5, 0.2, 5), TailPower, new Parameter("alphaHigh", 1.5, 0.2, 5), TailPower)).Fit().Valid();
        var efficiency = histogram.Sum / produced.Count;
        return new AlpSignalPoint(mass, new Estimate(efficiency, Math.Sqrt(efficiency * (1 - efficiency) / produced.Count)),
            Of(fit["mean"]), Of(fit["sigma"]), Of(fit["alphaLow"]), Of(fit["alphaHigh"]), width);
    }

    /// <summary>Squared masses of selected signal events, each with the right photon beside the ALP [GeV^2].</summary>
    /// <param name="range">Range of masses.</param>
    /// <param name="produced">Signal events.</param>
    public static IReadOnlyList<double> RightCombinations(AlpMassRange range, EventTable produced)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(produced);
        var selected = range.Selection.Apply(produced);
        var right = selected["trueCombination"];
        Column[] masses = [.. Enumerable.Range(1, 3).Select(photon => selected[PhotonTriplets.Column(range.Observable, photon)])];
        return [.. Enumerable.Range(0, selected.Count).Where(row => right[row] > 0).Select(row => masses[(int)right[row] - 1][row])];
    }

    private static Estimate Of(FittedParameter parameter) => new(parameter.Value, parameter.Error);
}
