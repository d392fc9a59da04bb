using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Suppression;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.ControlSamples;

/// <summary>Whether a score is the same in data and simulation of a control sample, and what that says of the efficiency of its cut.</summary>
/// <param name="Distribution">The score in data and simulation.</param>
/// <param name="Efficiency">Share that passes the working point, in one bin.</param>
public sealed record ScoreAgreement(DataSimulationRatio Distribution, DataSimulationRatio Efficiency)
{
    /// <summary>Efficiency of the cut in data over simulation.</summary>
    public Estimate Factor => Efficiency.Overall;

    /// <summary>Compares a control sample.</summary>
    /// <param name="sample">Name of the control sample.</param>
    /// <param name="data">Scored data of the control sample.</param>
    /// <param name="simulation">Scored simulation of it, weighted to the data's luminosity; not the events trained on.</param>
    /// <param name="point">The cut.</param>
    /// <param name="axis">Bins of the score; scores beyond it do not count.</param>
    public static ScoreAgreement Of(string sample, EventTable data, EventTable simulation, WorkingPoint point, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(point);
        return Of(sample, data, simulation, point.Column, point.Threshold, axis);
    }

    /// <summary>Compares a control sample, for a threshold that no scan has chosen.</summary>
    /// <param name="sample">Name of the control sample.</param>
    /// <param name="data">Scored data of the control sample.</param>
    /// <param name="simulation">Scored simulation of it, weighted to the data's luminosity; not the events trained on.</param>
    /// <param name="column">Column of the score.</param>
    /// <param name="threshold">Events with a larger score pass.</param>
    /// <param name="axis">Bins of the score; scores beyond it do not count.</param>
    public static ScoreAgreement Of(string sample, EventTable data, EventTable simulation, string column, double threshold, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(axis);
        var whole = Axis.Regular(1, axis.Edges[0], axis.Edges[^1], axis.Label, axis.Unit);
        BinnedShare Share(EventTable events) => new(
            events.WhereMarked([.. events[column].Select(s => s > threshold)]).Histogram(column, whole),
            events.WhereMarked([.. events[column].Select(s => s <= threshold)]).Histogram(column, whole));
        return new ScoreAgreement(DataSimulationRatio.OfEvents($"{sample}, {column}", data.Histogram(column, axis), simulation.Histogram(column, axis)),
            DataSimulationRatio.OfShares(FormattableString.Invariant($"{sample}, efficiency of {column} > {threshold:G4}"), Share(data), Share(simulation)));
    }

    /// <summary>The systematic uncertainty that the sample leaves: that of the factor when it is applied, else all of its distance from 1.</summary>
    /// <param name="applied">Whether the simulation is corrected by <see cref="Factor"/>.</param>
    public Systematic Systematic(bool applied) => Systematics.Systematic.OfCorrection("efficiency of the suppression", SystematicEffect.Efficiency, Factor, applied, Efficiency.Name);

    /// <summary>Both comparisons.</summary>
    public override string ToString() => $"{Efficiency}\n{Distribution}";
}
