using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Two photons close to each other make one cluster.</summary>
/// <remarks>A crystal of Belle and Belle II is 5.5 cm wide, 125 cm from the beams: 44 mrad (arXiv:1011.0352). Two maxima need a crystal between them.</remarks>
public sealed record ClusterMerging
{
    /// <summary>Opening angle below which two photons are always one cluster [rad]: a crystal. Assumed.</summary>
    public double AlwaysBelow { get; init => field = NotNegative(value, " rad"); } = 44 * mrad;

    /// <summary>Opening angle above which they never are [rad]; in between the probability falls linearly. Two crystals; assumed.</summary>
    public double NeverAbove { get; init => field = NotNegative(value, " rad"); } = 88 * mrad;

    /// <summary>Probability that two photons make one cluster.</summary>
    /// <param name="openingAngle">Angle between them [rad]; NaN gives 0.</param>
    public double Probability(double openingAngle) =>
        openingAngle < AlwaysBelow ? 1 : openingAngle < NeverAbove ? (NeverAbove - openingAngle) / (NeverAbove - AlwaysBelow) : 0;
}
