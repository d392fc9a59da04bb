using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Likelihoods;
using static System.FormattableString;

namespace DarkSector.Physics.SignalModels;

/// <summary>The width of a peak, by two definitions.</summary>
/// <param name="Fit">Binned likelihood fit of two Crystal Balls with one centre and tails on opposite sides.</param>
/// <param name="Sigma68">Half of the central 68.27 %, whatever the shape.</param>
public sealed record PeakWidth(FitResult Fit, Estimate Sigma68)
{
    // Powers of the tails: they and where the tails begin describe the same thing, and a fit cannot tell them apart.
    private const double TailPower = 5;
    private const double LowerShare = 0.158655;
    private const double HalfRangeInWidths = 6;
    private const int Bins = 120;

    /// <summary>sigma_W = sqrt(f sigma_1^2 + (1 - f) sigma_2^2) with f the share of the first Crystal Ball (L. Corona, Belle II physics week 2024); NaN when the fit did not converge.</summary>
    public Estimate SigmaW => Fit.IsValid
        ? Fit.Derived((fraction, sigma1, sigma2) => Math.Sqrt(fraction * sigma1 * sigma1 + (1 - fraction) * sigma2 * sigma2)) : new Estimate(double.NaN, double.NaN);

    /// <summary>The centre of the peak; NaN when the fit did not converge.</summary>
    public Estimate Centre => Fit.IsValid ? new Estimate(Fit["mean"].Value, Fit["mean"].Error) : new Estimate(double.NaN, double.NaN);

    /// <summary>The width of the peak of a column: binned over six widths to either side of its median, what lies beyond is left out of the fit.</summary>
    /// <param name="events">Events, weighted or not, at least 100.</param>
    /// <param name="column">The column.</param>
    public static PeakWidth Of(EventTable events, string column)
    {
        ArgumentNullException.ThrowIfNull(events);
        var known = events.WhereNumbers(column);
        if (known.Count < 100)
            throw new ArgumentException($"'{events.Name}' has {known.Count} events with a number in {column}; a width needs at least 100. Generate more.", nameof(events));
        var (median, sigma) = Quantiles(known, column);
        var histogram = known.Histogram(column, Axis.Regular(Bins, median - HalfRangeInWidths * sigma.Value, median + HalfRangeInWidths * sigma.Value, column));
        return new PeakWidth(FitTo(histogram, median, sigma.Value), sigma);
    }

    /// <summary>Half of the central 68.27 % of a column, with its error.</summary>
    /// <param name="events">Events, weighted or not.</param>
    /// <param name="column">The column.</param>
    public static Estimate CentralHalfWidth(EventTable events, string column)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Quantiles(events.WhereNumbers(column), column).Sigma68;
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"sigma_W = {SigmaW.Value:G4} +- {SigmaW.Error:G2}, sigma_68 = {Sigma68.Value:G4} +- {Sigma68.Error:G2}, centre {Centre.Value:G4} +- {Centre.Error:G2}");

    private static FitResult FitTo(Histogram histogram, double median, double sigma) => Likelihood.Binned(histogram, Density.CrystalBallPair(
        new Parameter("fraction", 0.6), new Parameter("mean", median),
        new Parameter("sigma1", 0.85 * sigma, 0.2 * sigma, 5 * sigma), new Parameter("alpha1", 2, 1.5, 5), TailPower,
        new Parameter("sigma2", 1.2 * sigma, 0.2 * sigma, 5 * sigma), new Parameter("alpha2", 2, 1.5, 5), TailPower)).Fit();

    // Error of the difference of two quantiles, from the density of events at both.
    private static (double Median, Estimate Sigma68) Quantiles(EventTable events, string column)
    {
        var (values, weights) = (events[column].ToArray(), events.Weights());
        Array.Sort(values, weights);
        var total = weights.Sum();
        var effective = total * total / weights.Sum(w => w * w);
        var (low, high) = (At(LowerShare), At(1 - LowerShare));
        var (densityLow, densityHigh) = (Density(LowerShare), Density(1 - LowerShare));
        var variance = (LowerShare * (1 - LowerShare) * (1 / (densityLow * densityLow) + 1 / (densityHigh * densityHigh))
            - 2 * LowerShare * LowerShare / (densityLow * densityHigh)) / (4 * effective);
        return (At(0.5), new Estimate((high - low) / 2, Math.Sqrt(variance)));

        double At(double share)
        {
            var (i, sum) = (0, weights[0] / 2);
            while (i < values.Length - 1 && sum < share * total)
                sum += (weights[i] + weights[++i]) / 2;
            return values[i];
        }

        double Density(double share) => 0.04 / (At(share + 0.02) - At(share - 0.02));
    }
}
