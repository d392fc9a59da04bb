using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>How the drift-chamber trigger finds full tracks: those that cross the whole chamber.</summary>
public sealed record TrackFinder
{
    private readonly (double Forward, double Backward) _cosines = (Math.Cos(17 * deg), Math.Cos(150 * deg));

    /// <summary>Efficiency against transverse momentum [GeV]: 0.3 GeV to cross the chamber. Assumed; a plateau of sqrt(0.9) per track gives
    /// the 90 % of a two-track line (90-95 %; 79 % was measured for the first data).</summary>
    public TurnOn TransverseMomentum { get; init; } = new(0.3 * GeV, 0.03 * GeV, Math.Sqrt(0.9));

    /// <summary>Efficiency for a track; zero outside of the drift chamber, 17 to 150 degrees (basf2, AcceptanceVariables).</summary>
    public double Efficiency(in TriggerTrack track)
    {
        var cosine = track.Momentum.CosTheta;
        return cosine < _cosines.Forward && cosine > _cosines.Backward ? TransverseMomentum.Efficiency(track.Momentum.Pt) : 0;
    }
}
