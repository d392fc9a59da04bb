using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>A complex four-vector with upper index: a current or a polarisation.</summary>
/// <param name="T">Time component.</param>
/// <param name="X">Component along x.</param>
/// <param name="Y">Component along y.</param>
/// <param name="Z">Component along z.</param>
internal readonly record struct ComplexVector(Complex T, Complex X, Complex Y, Complex Z)
{
    public static implicit operator ComplexVector(FourVector v) => new(v.E, v.Px, v.Py, v.Pz);

    /// <summary>Lorentz product, without complex conjugation.</summary>
    public Complex Dot(in ComplexVector other) => T * other.T - X * other.X - Y * other.Y - Z * other.Z;

    public static ComplexVector operator +(in ComplexVector a, in ComplexVector b) => new(a.T + b.T, a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static ComplexVector operator -(in ComplexVector a, in ComplexVector b) => new(a.T - b.T, a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static ComplexVector operator *(Complex factor, in ComplexVector a) => new(factor * a.T, factor * a.X, factor * a.Y, factor * a.Z);

    public static ComplexVector operator *(double factor, in ComplexVector a) => new(factor * a.T, factor * a.X, factor * a.Y, factor * a.Z);
}
