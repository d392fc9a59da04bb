using DarkSector.Numerics.Kinematics;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>Three-body final states f fbar X in the variables D_i = (k_i + q)^2 - m^2, the propagators of X radiated off either fermion.</summary>
/// <remarks>PDG, Kinematics, Sec. 49.4.3: the limits of (k_2 + q)^2 at fixed (k_1 + q)^2.</remarks>
internal readonly struct DalitzRegion(double sqrtS, double fermionMass, double bosonMass)
{
    private const int QuadratureOrder = 120;

    private readonly double _s = sqrtS * sqrtS;
    private readonly double _fermion2 = fermionMass * fermionMass;
    private readonly double _boson2 = bosonMass * bosonMass;

    private double Lowest => _boson2 + 2 * fermionMass * bosonMass;

    private double Highest => sqrtS * (sqrtS - 2 * fermionMass);

    /// <summary>A point drawn in the logarithms of D1 and D2, with dD1 dD2 per unit square.</summary>
    public (double D1, double D2, double Jacobian) Sample(double u1, double u2)
    {
        var range1 = Math.Log(Highest / Lowest);
        var d1 = Lowest * Math.Exp(u1 * range1);
        var (low, high) = Limits(d1);
        var range2 = Math.Log(high / low);
        var d2 = low * Math.Exp(u2 * range2);
        return (d1, d2, d1 * d2 * range1 * range2);
    }

    /// <summary>Momenta in the CMS frame from five coordinates: D1 and D2 in their logarithms, and an orientation, uniform.</summary>
    public void Sample(ReadOnlySpan<double> point, Span<FourVector> momenta)
    {
        var (d1, d2, _) = Sample(point[0], point[1]);
        BodyFrame(d1, d2, momenta);
        Orient(point[2], point[3], point[4], momenta);
    }

    /// <summary>Three-body phase space dPhi_3 = dD1 dD2/(128 pi^3 s) per unit volume of the cube, at given momenta.</summary>
    public double Jacobian(ReadOnlySpan<FourVector> momenta)
    {
        var d1 = (momenta[0] + momenta[2]).MassSquared - _fermion2;
        var d2 = (momenta[1] + momenta[2]).MassSquared - _fermion2;
        return 1 / (128 * Math.Pow(Math.PI, 3) * _s * Density(d1, d2));
    }

    /// <summary>Points that <see cref="Sample(double, double)"/> puts on an area dD1 dD2.</summary>
    public double Density(double d1, double d2)
    {
        var (low, high) = Limits(d1);
        return 1 / (d1 * d2 * Math.Log(Highest / Lowest) * Math.Log(high / low));
    }

    /// <summary>Integral over the region of a function of D1 and D2.</summary>
    public double Integrate(Func<double, double, double> function)
    {
        var region = this;
        return GaussLegendreRule.Integrate((u1, u2) =>
        {
            // u = t^2 (3 - 2t) softens the square-root edges of the region.
            var (d1, d2, jacobian) = region.Sample(u1 * u1 * (3 - 2 * u1), u2);
            return 6 * u1 * (1 - u1) * jacobian * function(d1, d2);
        }, 0, 1, 0, 1, QuadratureOrder);
    }

    /// <summary>Momenta in the CMS frame: the fermion along z, the antifermion in the xz plane.</summary>
    public void BodyFrame(double d1, double d2, Span<FourVector> momenta)
    {
        var e1 = (_s - d2) / (2 * sqrtS);
        var e2 = (_s - d1) / (2 * sqrtS);
        var eq = sqrtS - e1 - e2;
        var (p1, p2) = (Root(e1 * e1 - _fermion2), Root(e2 * e2 - _fermion2));
        var cosine = Math.Clamp((eq * eq - _boson2 - p1 * p1 - p2 * p2) / (2 * p1 * p2), -1, 1);
        momenta[0] = FourVector.FromMass(new ThreeVector(0, 0, p1), fermionMass);
        momenta[1] = FourVector.FromMass(new ThreeVector(p2 * Math.Sqrt(1 - cosine * cosine), 0, p2 * cosine), fermionMass);
        momenta[2] = new FourVector(0, 0, 0, sqrtS) - momenta[0] - momenta[1];
    }

    /// <summary>Turns momenta of the body frame: direction of the fermion, and angle about it, each uniform for uniform coordinates.</summary>
    public static void Orient(double cosine, double azimuth, double turn, Span<FourVector> momenta)
    {
        var direction = ThreeVector.Direction(Math.Acos(2 * cosine - 1), 2 * Math.PI * azimuth);
        var rotation = Rotation.FromZTo(direction, 2 * Math.PI * turn);
        foreach (ref var momentum in momenta)
            momentum = rotation.Apply(momentum);
    }

    // At fixed s1 = D1 + m^2: s2 = (Eq + E2)^2 - (pq +- p2)^2 in the rest frame of the pair (1, q).
    private (double Low, double High) Limits(double d1)
    {
        var s1 = d1 + _fermion2;
        var root = Math.Sqrt(s1);
        var (eq, e2) = ((s1 - _fermion2 + _boson2) / (2 * root), (_s - s1 - _fermion2) / (2 * root));
        var (pq, p2) = (Root(eq * eq - _boson2), Root(e2 * e2 - _fermion2));
        var middle = _boson2 + 2 * eq * e2;
        return (middle - 2 * pq * p2, middle + 2 * pq * p2);
    }

    private static double Root(double square) => Math.Sqrt(Math.Max(0, square));
}
