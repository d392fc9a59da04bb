using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.SignalModels;

/// <summary>A simulated signal sample of one mass: efficiency, width, and shape in units of the width.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Efficiency">Selected over produced events.</param>
/// <param name="Width">Width of the squared mass [GeV^2].</param>
/// <param name="Shape">Share of the selected events in bins of (squared mass - <paramref name="Mass"/>^2)/<paramref name="Width"/>; what lies outside of the axis is in no bin.</param>
public sealed record SignalPoint(double Mass, Estimate Efficiency, Estimate Width, Histogram Shape)
{
    /// <summary>The bins of <see cref="Shape"/>: 12 widths to either side, ten bins in each.</summary>
    public static Axis Pulls { get; } = Axis.Regular(240, -12, 12, "deviation", "widths");

    /// <summary>The point of a sample. Produced events need equal weights, so that the error of the efficiency is binomial.</summary>
    /// <param name="mass">Mass [GeV].</param>
    /// <param name="produced">All events.</param>
    /// <param name="selected">Those that pass.</param>
    /// <param name="column">Column of the squared mass [GeV^2].</param>
    /// <param name="width">Width of the squared mass [GeV^2].</param>
    public static SignalPoint Of(double mass, EventTable produced, EventTable selected, string column, Estimate width)
    {
        ArgumentNullException.ThrowIfNull(produced);
        ArgumentNullException.ThrowIfNull(selected);
        if (!(width.Value > 0) || !double.IsFinite(width.Value))
            throw new ArgumentOutOfRangeException(nameof(width), $"width = {width.Value} GeV^2 at {mass} GeV; it must be a finite number above 0. If a fit failed, generate more events or take sigma-68.");
        var efficiency = selected.SumOfWeights / produced.SumOfWeights;
        var shape = Histogram.Fill(Pulls, [.. selected[column].Select(value => (value - mass * mass) / width.Value)], selected.Weights()).Scale(1 / selected.SumOfWeights);
        return new SignalPoint(mass, new Estimate(efficiency, Math.Sqrt(efficiency * (1 - efficiency) / produced.Count)), width, shape);
    }
}
