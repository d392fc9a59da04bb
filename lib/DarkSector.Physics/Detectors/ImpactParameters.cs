using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Detectors;

/// <summary>How far a track passes from the z axis, and where.</summary>
/// <remarks>Of a helix around z. The sign of d0 is that of the angular momentum about z at the point of closest approach, as in Belle II: x0 = d0 sin(phi0), y0 = -d0 cos(phi0).</remarks>
/// <param name="D0">Signed distance to the z axis at the closest approach [cm].</param>
/// <param name="Z0">z there [cm].</param>
public readonly record struct ImpactParameters(double D0, double Z0)
{
    // pT [GeV] = 0.00299792458 B [T] R [cm]
    private const double GevPerTeslaCentimetre = 0.00299792458;

    /// <summary>The impact parameters of a particle, from where it starts.</summary>
    /// <param name="momentum">Momentum at the start [GeV].</param>
    /// <param name="origin">Where it starts [cm].</param>
    /// <param name="charge">Charge [e], +1 or -1.</param>
    /// <param name="magneticField">Field along z [T].</param>
    public static ImpactParameters Of(FourVector momentum, ThreeVector origin, int charge, double magneticField)
    {
        var pt = momentum.Pt;
        var (sinPhi, cosPhi) = (momentum.Py / pt, momentum.Px / pt);
        var radius = charge * pt / (GevPerTeslaCentimetre * magneticField);
        var (centreX, centreY) = (origin.X + radius * sinPhi, origin.Y - radius * cosPhi);
        var distance = Math.Sqrt(centreX * centreX + centreY * centreY);
        // Direction at the closest approach, and the turn from there to the start: it is clockwise for positive charges.
        var (sinPhi0, cosPhi0) = (charge * centreX / distance, -charge * centreY / distance);
        var turn = Math.Atan2(sinPhi * cosPhi0 - cosPhi * sinPhi0, cosPhi * cosPhi0 + sinPhi * sinPhi0);
        return new ImpactParameters(charge * (distance - Math.Abs(radius)), origin.Z + radius * turn * momentum.Pz / pt);
    }
}
