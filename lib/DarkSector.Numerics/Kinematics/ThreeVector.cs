using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Numerics.Kinematics;

/// <summary>A vector in space: a momentum [GeV], a direction or a velocity [c].</summary>
/// <param name="X">Component along x; at a B factory x points out of the ring.</param>
/// <param name="Y">Component along y, upwards.</param>
/// <param name="Z">Component along z, roughly the electron beam.</param>
public readonly record struct ThreeVector(double X, double Y, double Z)
{
    /// <summary>The z direction.</summary>
    public static ThreeVector UnitZ => new(0, 0, 1);

    /// <summary>Length.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>Polar angle with respect to z [rad], in [0, pi].</summary>
    public double Theta => Math.Atan2(Math.Sqrt(X * X + Y * Y), Z);

    /// <summary>Azimuth [rad], in (-pi, pi].</summary>
    public double Phi => Math.Atan2(Y, X);

    /// <summary>The vector of length 1 in the same direction; NaN for the null vector.</summary>
    public ThreeVector Unit => this * (1 / Length);

    /// <summary>Scalar product.</summary>
    public double Dot(ThreeVector other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>Vector product.</summary>
    public ThreeVector Cross(ThreeVector other) =>
        new(Y * other.Z - Z * other.Y, Z * other.X - X * other.Z, X * other.Y - Y * other.X);

    /// <summary>Angle to another vector [rad], in [0, pi]; accurate for small angles too.</summary>
    public double AngleTo(ThreeVector other) => Math.Atan2(Cross(other).Length, Dot(other));

    /// <summary>The unit vector of given polar angle and azimuth [rad].</summary>
    public static ThreeVector Direction(double theta, double phi)
    {
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        var (sinPhi, cosPhi) = Math.SinCos(phi);
        return new ThreeVector(sinTheta * cosPhi, sinTheta * sinPhi, cosTheta);
    }

    /// <summary>A direction, uniform over the sphere.</summary>
    public static ThreeVector RandomDirection(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var cosTheta = 2 * rng.Uniform() - 1;
        var (sinPhi, cosPhi) = Math.SinCos(2 * Math.PI * rng.Uniform());
        var sinTheta = Math.Sqrt(Math.Max(0, 1 - cosTheta * cosTheta));
        return new ThreeVector(sinTheta * cosPhi, sinTheta * sinPhi, cosTheta);
    }

    /// <summary>Sum.</summary>
    public static ThreeVector operator +(ThreeVector a, ThreeVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static ThreeVector operator -(ThreeVector a, ThreeVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>The opposite vector.</summary>
    public static ThreeVector operator -(ThreeVector a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Multiple.</summary>
    public static ThreeVector operator *(ThreeVector a, double factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    /// <summary>Multiple.</summary>
    public static ThreeVector operator *(double factor, ThreeVector a) => a * factor;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"({X:G6}, {Y:G6}, {Z:G6})");
}
