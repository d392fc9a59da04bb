using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>Directions of two-body decays from two coordinates of the unit cube, uniform over the sphere.</summary>
internal static class DecayDirection
{
    /// <summary>A direction with cos(theta) = 2u - 1 about the z axis.</summary>
    public static ThreeVector FromZ(double u, double v) => FromCosine(2 * u - 1, v);

    /// <summary>A direction whose angle to the flight of the parent has the cosine 2u - 1: the helicity angle.</summary>
    public static ThreeVector FromFlight(FourVector parent, double u, double v) =>
        Rotation.FromZTo(parent.Momentum).Apply(FromZ(u, v));

    private static ThreeVector FromCosine(double cosine, double turn)
    {
        var sine = Math.Sqrt(Math.Max(0, 1 - cosine * cosine));
        var (sinPhi, cosPhi) = Math.SinCos(2 * Math.PI * turn);
        return new ThreeVector(sine * cosPhi, sine * sinPhi, cosine);
    }
}
