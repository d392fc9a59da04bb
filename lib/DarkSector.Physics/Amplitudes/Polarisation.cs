using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Linear polarisation vectors of a vector boson: real, orthonormal, orthogonal to its momentum.</summary>
internal static class Polarisation
{
    /// <summary>The two transverse polarisations.</summary>
    public static (FourVector First, FourVector Second) Transverse(FourVector q)
    {
        var axes = Rotation.FromZTo(q.Momentum);
        return (new FourVector(axes.X.X, axes.X.Y, axes.X.Z, 0), new FourVector(axes.Y.X, axes.Y.Y, axes.Y.Z, 0));
    }

    /// <summary>The longitudinal polarisation of a massive boson, (|q|, E q/|q|)/m.</summary>
    public static FourVector Longitudinal(FourVector q, double mass)
    {
        var along = q.Momentum.Unit * (q.E / mass);
        return new FourVector(along.X, along.Y, along.Z, q.P / mass);
    }
}
