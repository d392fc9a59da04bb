using DarkSector.Numerics;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Physics.Systematics;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>A cut on a score, chosen for a figure of merit.</summary>
/// <param name="Column">Column of the score; events above the threshold pass.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="ThresholdError">How well the simulated events determine the threshold: its spread over bootstrap replicas.</param>
/// <param name="Efficiency">Share of the produced signal that passes.</param>
/// <param name="Background">Background events that pass.</param>
/// <param name="Merit">Figure of merit, with its error from the bootstrap.</param>
/// <param name="FigureOfMerit">Name of the figure of merit.</param>
public sealed record WorkingPoint(string Column, double Threshold, double ThresholdError, Estimate Efficiency, Estimate Background, Estimate Merit, string FigureOfMerit)
{
    /// <summary>The events above the threshold.</summary>
    /// <param name="events">Scored events; NaN fails.</param>
    public EventTable Apply(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.WhereMarked([.. events[Column].Select(score => score > Threshold)]);
    }

    /// <summary>The working point with the threshold moved, for a systematic uncertainty; efficiency and background stay those of the nominal point.</summary>
    /// <param name="shift">By how much; the search for inelastic dark matter at Belle II used 0.02 to 0.03.</param>
    public WorkingPoint ShiftedBy(double shift) => double.IsFinite(shift) ? this with { Threshold = Threshold + shift }
        : throw new ArgumentOutOfRangeException(nameof(shift), Invariant($"shift = {shift}; a threshold moves by a finite number."));

    /// <summary>The systematic uncertainty of the efficiency that moving the threshold down and up gives: half of the relative difference.</summary>
    /// <remarks>Use the spread of a <see cref="Numerics.Learning.BoostedForest"/> near the threshold, or 0.02 to 0.03 as in the search for inelastic dark matter, as size of the shift.
    /// A threshold that would pass 1 keeps nothing, which makes the uncertainty large: choose the shift in a score that is not squeezed against 1.</remarks>
    /// <param name="signal">Scored signal events, not those trained on.</param>
    /// <param name="shift">Size of the shift, above 0.</param>
    public Systematic ShiftSystematic(EventTable signal, double shift)
    {
        ArgumentNullException.ThrowIfNull(signal);
        signal.RefuseTraining("an efficiency");
        if (!(shift > 0) || !double.IsFinite(shift))
            throw new ArgumentOutOfRangeException(nameof(shift), Invariant($"shift = {shift}; the size of a shift is a finite number above 0."));
        double Passing(WorkingPoint point) => point.Apply(signal).SumOfWeights;
        return Systematic.OfVariation($"working point of {Column}", SystematicEffect.Efficiency, Invariant($"threshold {Threshold:G4} moved by {shift:G3}"),
            Passing(this), Passing(ShiftedBy(shift)), Passing(ShiftedBy(-shift)));
    }

    /// <summary>The working point of an optimum.</summary>
    /// <exception cref="InvalidOperationException">The figure of merit is finite nowhere.</exception>
    internal static WorkingPoint Of(CutScan scan) => new(scan.Column, scan.Best.Threshold, scan.ThresholdError,
        scan.Best.Efficiency, scan.Best.Background, scan.Best.Merit, scan.FigureOfMerit.Name);

    /// <summary>The cut and what it gives, in one line.</summary>
    public override string ToString() =>
        Invariant($"{Column} > {Threshold:G4} +- {ThresholdError:G2}: efficiency {Efficiency}, background {Background}, {FigureOfMerit}: {Merit}");
}
