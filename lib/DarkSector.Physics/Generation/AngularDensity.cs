namespace DarkSector.Physics.Generation;

/// <summary>Cosines of polar angles drawn from the densities of spin, by inversion.</summary>
internal static class AngularDensity
{
    /// <summary>Density ~ 1 + c^2 for |c| up to a limit: two transverse photons, a fermion pair, a pseudoscalar and a photon from a virtual photon.</summary>
    /// <remarks>c^3 + 3c = 3y has the solution c = 2 sinh(asinh(3y/2)/3).</remarks>
    public static double OnePlusSquare(double uniform, double limit) =>
        2 * Math.Sinh(Math.Asinh(0.5 * (2 * uniform - 1) * limit * (3 + limit * limit)) / 3);

    /// <summary>Density ~ 1 - c^2: two scalars from a virtual photon.</summary>
    /// <remarks>3c - c^3 = 2 (2u - 1) has the solution c = 2 sin(asin(2u - 1)/3).</remarks>
    public static double OneMinusSquare(double uniform) => 2 * Math.Sin(Math.Asin(2 * uniform - 1) / 3);

    /// <summary>Density ~ c^2: two scalars from a vector of helicity 0.</summary>
    public static double Square(double uniform) => Math.Cbrt(2 * uniform - 1);
}
