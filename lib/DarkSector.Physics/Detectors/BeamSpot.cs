using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Where the beams collide: a Gaussian around the origin. Generated events start at the origin; the response moves them here.</summary>
/// <remarks>Belle II: from the nominal beam sizes of SuperKEKB (arXiv:1011.0352).</remarks>
public sealed record BeamSpot
{
    /// <summary>Width along x [cm].</summary>
    public double SigmaX { get; init => field = NotNegative(value, " cm"); } = 6.4 * um;

    /// <summary>Width along y [cm].</summary>
    public double SigmaY { get; init => field = NotNegative(value, " cm"); } = 0.042 * um;

    /// <summary>Width along z [cm].</summary>
    public double SigmaZ { get; init => field = NotNegative(value, " cm"); } = 154 * um;

    /// <summary>An interaction point [cm].</summary>
    /// <param name="rng">Random numbers; three are drawn.</param>
    public ThreeVector Draw(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return new ThreeVector(SigmaX * rng.Gaussian(), SigmaY * rng.Gaussian(), SigmaZ * rng.Gaussian());
    }
}
