using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>Directions given by 1 - cos(theta) instead of theta, so that small angles keep their digits.</summary>
internal static class Angles
{
    /// <summary>The unit vector at given 1 - cos(theta) to the z axis.</summary>
    /// <param name="oneMinusCosine">1 - cos(theta), from 0 to 2.</param>
    /// <param name="turn">Azimuth in units of 2 pi.</param>
    public static ThreeVector Direction(double oneMinusCosine, double turn)
    {
        var sine = Math.Sqrt(oneMinusCosine * (2 - oneMinusCosine));
        var (sinPhi, cosPhi) = Math.SinCos(2 * Math.PI * turn);
        return new ThreeVector(sine * cosPhi, sine * sinPhi, 1 - oneMinusCosine);
    }

    /// <summary>1 - cos of the angle between two vectors.</summary>
    public static double OneMinusCosine(ThreeVector a, ThreeVector b)
    {
        var (scalar, lengths, cross) = (a.Dot(b), a.Length * b.Length, a.Cross(b));
        return scalar > 0 ? cross.Dot(cross) / (lengths * (lengths + scalar)) : 1 - scalar / lengths;
    }
}
