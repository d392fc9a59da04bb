using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation;

/// <summary>Directions from two coordinates of the unit square, uniform over the sphere.</summary>
internal static class IsotropicDirection
{
    /// <summary>The unit vector with cos(theta) = 2u - 1 and azimuth 2 pi v.</summary>
    public static ThreeVector At(double u, double v) => WithCosine(2 * u - 1, v);

    /// <summary>The unit vector of given cosine and azimuth 2 pi v.</summary>
    public static ThreeVector WithCosine(double cosine, double v)
    {
        var sine = Math.Sqrt(Math.Max(0, 1 - cosine * cosine));
        var (sinPhi, cosPhi) = Math.SinCos(2 * Math.PI * v);
        return new ThreeVector(sine * cosPhi, sine * sinPhi, cosine);
    }

    /// <summary>The unit vector of given cosine to an axis.</summary>
    public static ThreeVector About(ThreeVector axis, double cosine, double v) => Rotation.FromZTo(axis).Apply(WithCosine(cosine, v));

    /// <summary>The unit vector whose angle to the flight of a parent has the cosine 2u - 1: the helicity angle of its decay.</summary>
    public static ThreeVector AlongFlight(FourVector parent, double u, double v) => About(parent.Momentum, 2 * u - 1, v);
}
