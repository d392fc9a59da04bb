using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>The drift-chamber trigger on two tracks that open by more than 90 degrees in azimuth (line `ffo` of Belle II), for events of two muons.</summary>
/// <remarks>The line's definition is that of the trigger menu; plateau and momentum threshold are assumed. <see cref="Line"/> is the same as a line
/// for any event, which looks at tracks inside of the drift chamber only (here the tracking sees to that); that of <see cref="TriggerMenu.BelleII"/>
/// has a turn-on of finite width in place of the sharp threshold.</remarks>
public sealed record TwoTrackTrigger
{
    /// <summary>Smallest azimuthal opening angle [rad].</summary>
    public double OpeningAngle { get; init; } = 90 * deg;

    /// <summary>Smallest transverse momentum of a full track: it must cross the whole chamber [GeV].</summary>
    public double LowestPt { get; init; } = 0.3 * GeV;

    /// <summary>Efficiency for a pair beyond both thresholds. Assumed; 79 % was measured for the first data.</summary>
    public double PlateauEfficiency { get; init; } = 0.90;

    /// <summary>The trigger as a line: each track of the pair is found with the square root of the plateau.</summary>
    public TrackLine Line => new("ffo", "at least 2 full tracks that open by more than 90 degrees in azimuth", Tracks: 2)
    {
        Opening = OpeningAngle,
        Finder = new TrackFinder { TransverseMomentum = new TurnOn(LowestPt, plateau: Math.Sqrt(PlateauEfficiency)) },
        BhabhaVeto = new BhabhaVeto(),
    };

    /// <summary>Probability that a pair of tracks fires the trigger.</summary>
    /// <param name="first">True laboratory momentum of the first particle [GeV].</param>
    /// <param name="second">True laboratory momentum of the second particle [GeV].</param>
    public double Efficiency(FourVector first, FourVector second) =>
        first.Pt > LowestPt && second.Pt > LowestPt && TrackLine.AzimuthBetween(first, second) > OpeningAngle ? PlateauEfficiency : 0;
}
