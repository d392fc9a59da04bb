using DarkSector.Numerics;
using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>A mass that a search asks about: its signal events, and the window of the measured mass in which they lie.</summary>
/// <param name="Mass">Mass [GeV].</param>
/// <param name="Low">Lower end of the window, in the unit of the measured quantity.</param>
/// <param name="High">Upper end of the window.</param>
/// <param name="Events">Preselected signal events, split; weights of any scale.</param>
/// <param name="Produced">Sum of the weights of all produced events, so that weight/produced is a part of the efficiency.</param>
public sealed record SignalHypothesis(double Mass, double Low, double High, SplitEvents Events, double Produced)
{
    /// <summary>A hypothesis with a window about a centre.</summary>
    /// <param name="mass">Mass [GeV].</param>
    /// <param name="centre">Where the measured quantity peaks.</param>
    /// <param name="halfWidth">Half of the window, usually two resolutions; above 0.</param>
    /// <param name="preselected">Preselected signal events.</param>
    /// <param name="produced">Sum of the weights of all produced events, above 0.</param>
    /// <param name="split">How the events are divided.</param>
    public static SignalHypothesis About(double mass, double centre, double halfWidth, EventTable preselected, double produced, EventSplit split)
    {
        ArgumentNullException.ThrowIfNull(preselected);
        ArgumentNullException.ThrowIfNull(split);
        if (!(halfWidth > 0))
            throw new ArgumentOutOfRangeException(nameof(halfWidth), Invariant($"halfWidth = {halfWidth}; the window of {mass} GeV needs a width above 0."));
        if (!(produced > 0))
            throw new ArgumentOutOfRangeException(nameof(produced), Invariant($"produced = {produced}; the sum of weights of the produced signal of {mass} GeV has to be above 0."));
        return new SignalHypothesis(mass, centre - halfWidth, centre + halfWidth, split.Of(preselected), produced);
    }

    /// <summary>Whether the window holds a measured value.</summary>
    public bool Holds(double measured) => Low < measured && measured < High;

    // The binomial error of weighted events; those not in the table have the mean weight of those in it.
    internal Estimate Share(EventTable passing)
    {
        var share = passing.SumOfWeights / Produced;
        var weight = passing.Count > 0 ? passing.SumOfSquaredWeights / passing.SumOfWeights : 0;
        return new Estimate(share, Math.Sqrt(Math.Max(0, share * (1 - share)) * weight / Produced));
    }
}
