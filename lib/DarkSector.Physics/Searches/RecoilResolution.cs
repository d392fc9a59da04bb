using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Searches;

/// <summary>Resolution of the squared recoil mass in the simulation of Belle II: what a fast simulation has to reproduce.</summary>
/// <remarks>Weighted widths sigma_W = sqrt(f sigma1^2 + (1 - f) sigma2^2) of a double Crystal Ball, distributed with the Punzi network:
/// repository feichtip/punzinet, examples/width.txt (F. Abudinen et al., Eur. Phys. J. C 82, 121 (2022)).</remarks>
public static class RecoilResolution
{
    /// <summary>Z' masses [GeV].</summary>
    public static IReadOnlyList<double> PublishedMasses { get; } = [0.5, 1, 2, 3, 4, 5, 6, 7, 8, 8.7];

    /// <summary>Widths of the squared recoil mass [GeV^2].</summary>
    public static IReadOnlyList<double> PublishedWidths { get; } = [0.262, 0.287, 0.311, 0.271, 0.262, 0.243, 0.196, 0.158, 0.096, 0.063];

    /// <summary>Measured minus true squared recoil mass: the column of signal events that this class reads [GeV^2].</summary>
    public const string ResidualColumn = "recoilResidual";

    /// <summary>Width of the squared recoil mass of signal events, to compare with <see cref="PublishedWidths"/> [GeV^2].</summary>
    /// <remarks>Root mean square of measured minus true, within five of itself about the mean (iterated), of events with both muons in the barrel, before
    /// any other cut: the tails beyond belong to soft or forward muons and would hide the core.</remarks>
    /// <param name="signal">Reconstructed signal events of one mass.</param>
    public static double Width(EventTable signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var residuals = InBarrel.Apply(signal)[ResidualColumn].ToArray();
        var (mean, rms, before) = (0.0, double.PositiveInfinity, double.NaN);
        while (rms != before)
        {
            before = rms;
            var core = residuals.Where(r => Math.Abs(r - mean) < 5 * before).ToArray();
            mean = core.Average();
            rms = Math.Sqrt(core.Average(r => (r - mean) * (r - mean)));
        }
        return rms;
    }

    /// <summary>Half of the central 68.3 % of measured minus true squared recoil mass [GeV^2].</summary>
    /// <param name="signal">Reconstructed signal events of one mass.</param>
    public static double HalfWidth(EventTable signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return (signal[ResidualColumn].Quantile(0.8413) - signal[ResidualColumn].Quantile(0.1587)) / 2;
    }

    /// <summary>The events with both muons in the barrel.</summary>
    /// <param name="signal">Reconstructed signal events.</param>
    public static EventTable WithMuonsInBarrel(EventTable signal) => InBarrel.Apply(signal);

    private static Selection InBarrel { get; } = Selection.Named("both muons in the barrel")
        .Require("both muons in the barrel", (mu1, mu2) => IsInBarrel(mu1.Theta) && IsInBarrel(mu2.Theta));

    private static bool IsInBarrel(double theta) => 32.2 * deg < theta && theta < 128.7 * deg;
}
