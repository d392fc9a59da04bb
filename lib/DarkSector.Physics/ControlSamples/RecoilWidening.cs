using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Searches;
using DarkSector.Physics.SignalModels;
using DarkSector.Physics.Systematics;
using static System.FormattableString;

namespace DarkSector.Physics.ControlSamples;

/// <summary>How much worse the recoil is measured in data than in simulation, from the mu mu gamma sample, where the recoil is a photon of mass zero.</summary>
/// <remarks>The factor by which measured minus true squared recoil mass has to grow in the simulation, so that its central 68 % become as wide as those of the data.</remarks>
/// <param name="Data">Half of the central 68 % of the squared recoil mass in data [GeV^2].</param>
/// <param name="Simulation">The same in simulation [GeV^2].</param>
/// <param name="Factor">The widening; 1 when data and simulation agree.</param>
public sealed record RecoilWidening(Estimate Data, Estimate Simulation, Estimate Factor)
{
    private const double Trial = 1.2;

    /// <summary>Measures the widening.</summary>
    /// <param name="data">Selected data of the mu mu gamma sample.</param>
    /// <param name="simulation">Selected simulation of it.</param>
    public static RecoilWidening Measure(EventTable data, EventTable simulation)
    {
        var (measured, nominal) = (PeakWidth.CentralHalfWidth(data, "recoilMassSquared"), PeakWidth.CentralHalfWidth(simulation, "recoilMassSquared"));
        var slope = (PeakWidth.CentralHalfWidth(Applied(simulation, Trial), "recoilMassSquared").Value - nominal.Value) / (Trial - 1);
        var error = Math.Sqrt(measured.Error * measured.Error + nominal.Error * nominal.Error) / slope;
        return new RecoilWidening(measured, nominal, new Estimate(1 + (measured.Value - nominal.Value) / slope, error));
    }

    /// <summary>Simulated events with the squared recoil mass measured as badly as in data: `recoilMassSquared` moves away from its true value by the factor.</summary>
    /// <param name="simulation">Events with `recoilMassSquared` and `recoilResidual`, before or after the selection.</param>
    public EventTable Apply(EventTable simulation) => Applied(simulation, Factor.Value);

    /// <summary>The systematic on the width of the signal: the uncertainty of the factor if it is applied, else its whole distance from 1.</summary>
    /// <param name="applied">Whether the simulation is corrected.</param>
    public Systematic Systematic(bool applied) => Systematics.Systematic.OfCorrection(
        "recoil mass resolution", SystematicEffect.Resolution, Factor, applied, "mu mu gamma sample");

    /// <summary>The systematic on the share of a signal inside of an elliptical window whose widths are the simulated ones, uncorrected.</summary>
    /// <remarks>Of a two-dimensional Gaussian 1 - exp(-r^2/2) lie within r standard deviations; of one that is wider by the factor f, 1 - exp(-r^2/(2 f^2)).</remarks>
    /// <param name="radius">Half axes of the window in standard deviations, above 0.</param>
    public Systematic WindowEfficiency(double radius)
    {
        if (!(radius > 0) || !double.IsFinite(radius))
            throw new ArgumentOutOfRangeException(nameof(radius), Invariant($"radius = {radius}; a window has a finite radius above 0."));
        double Share(double factor) => 1 - Math.Exp(-radius * radius / (2 * factor * factor));
        return Systematics.Systematic.Everywhere("mass resolution", SystematicEffect.Efficiency, "mu mu gamma sample, measured", Math.Abs(1 - Share(Factor.Value) / Share(1)));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"recoil widening {Factor.Value:F4} +- {Factor.Error:F4}: data {Data.Value:F4} +- {Data.Error:F4} GeV², simulation {Simulation.Value:F4} +- {Simulation.Error:F4} GeV²");

    private static EventTable Applied(EventTable simulation, double factor)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        var (measured, residual) = (simulation["recoilMassSquared"].ToArray(), simulation[RecoilResolution.ResidualColumn]);
        return simulation.WithColumn("recoilMassSquared", [.. measured.Select((value, row) => value + (factor - 1) * residual[row])]);
    }
}
