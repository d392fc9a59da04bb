using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Intervals;

/// <summary>The CLs test of one signal strength with toys.</summary>
/// <param name="Strength">The tested strength mu.</param>
/// <param name="Statistic">The observed test statistic.</param>
/// <param name="Observed">CLs = CLs+b / CLb of the data, with its statistical error.</param>
/// <param name="SignalPlusBackground">CLs+b.</param>
/// <param name="BackgroundOnly">CLb.</param>
/// <param name="Expected">CLs expected without signal: 2 and 1 standard deviations towards exclusion, median, and 1 and 2 away from it.</param>
/// <param name="WithSignal">The toys with signal.</param>
/// <param name="WithoutSignal">The toys without.</param>
public sealed record ToyClsValue(
    double Strength, double Statistic, Estimate Observed, Estimate SignalPlusBackground, Estimate BackgroundOnly,
    IReadOnlyList<double> Expected, ToyDistribution WithSignal, ToyDistribution WithoutSignal)
{
    // 1 - Phi(N) for N = 2, 1, 0, -1, -2: how many background toys are at least as signal-like.
    private static readonly double[] Quantiles = [0.022750131948179, 0.158655253931457, 0.5, 0.841344746068543, 0.977249868051821];

    /// <summary>Toys that failed, of both hypotheses.</summary>
    public int Failed => WithSignal.Failed.Count + WithoutSignal.Failed.Count;

    /// <summary>One line: CLs and failed toys.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"strength {Strength:G4}: CLs = {Observed.Value:G3} +- {Observed.Error:G2} (expected {Expected[2]:G3}; CLs+b {SignalPlusBackground.Value:G3}, CLb {BackgroundOnly.Value:G3})")
        + (Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Failed} toys FAILED"));

    /// <summary>Observed CLs for 0, expected ones for 1 to 5.</summary>
    internal double Cls(int which) => which == 0 ? Observed.Value : Expected[which - 1];

    internal static ToyClsValue From(double strength, double observed, ToyDistribution with, ToyDistribution without)
    {
        var (signal, background) = (with.PValue(observed), without.PValue(observed));

        // CLs of a background toy falls with its statistic: its quantiles are those of the statistic.
        double[] sorted = [.. without.Values.OrderDescending()];
        var expected = Quantiles.Select(quantile => sorted.Length == 0
            ? double.NaN
            : Ratio(with.PValue(At(sorted, quantile)), without.PValue(At(sorted, quantile))).Value);
        return new ToyClsValue(strength, observed, Ratio(signal, background), signal, background, [.. expected], with, without);
    }

    private static double At(double[] sorted, double quantile) => sorted[Math.Min((int)(quantile * sorted.Length), sorted.Length - 1)];

    private static Estimate Ratio(Estimate above, Estimate below)
    {
        var ratio = above.Value / below.Value;
        var (first, second) = (above.Error / below.Value, ratio * below.Error / below.Value);
        return new Estimate(ratio, Math.Sqrt(first * first + second * second));
    }
}
