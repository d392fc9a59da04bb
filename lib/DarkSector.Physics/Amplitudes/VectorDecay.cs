using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>How the decay of a vector boson analyses its polarisation: the tensor H = a P + b d d of its two products.</summary>
/// <remarks>
/// P = -g + q q/q^2 sums over the polarisations of the boson of momentum q; d = k1 - k2, made orthogonal to q. Spins of the products are summed.
/// The tensor is scaled so that its average over decay directions is P: contracted with a production amplitude it is a weight, on average that of production.
/// </remarks>
internal readonly record struct VectorDecay
{
    private readonly FourVector _boson;
    private readonly FourVector _difference;
    private readonly double _a, _b;

    private VectorDecay(FourVector boson, FourVector difference, double a, double b) => (_boson, _difference, _a, _b) = (boson, difference, a, b);

    /// <summary>Two fermions with a vector coupling: half the trace is (q^2 - (m1 - m2)^2)/2 P - d d/2.</summary>
    public static VectorDecay ToFermions(FourVector k1, FourVector k2, double mass1, double mass2)
    {
        var q = k1 + k2;
        var (q2, sum, difference) = (q.MassSquared, mass1 + mass2, mass1 - mass2);
        // Averaged, d d is P (q^2 - sum^2)(q^2 - difference^2)/(3 q^2).
        var average = (q2 - difference * difference) * (2 * q2 + sum * sum) / (6 * q2);
        return new VectorDecay(q, k1 - k2 - q * (sum * difference / q2), (q2 - difference * difference) / 2 / average, -0.5 / average);
    }

    /// <summary>Two spinless particles of one mass: d d.</summary>
    public static VectorDecay ToScalars(FourVector k1, FourVector k2, double mass) =>
        new(k1 + k2, k1 - k2, 0, 3 / ((k1 + k2).MassSquared - 4 * mass * mass));

    /// <summary>For a boson made by a current transverse to the beams: H_xx + H_yy over its average 2 + qT^2/q^2, beams along z in their CMS frame.</summary>
    public double AlongsideBeams
    {
        get
        {
            var average = 2 + _boson.Pt * _boson.Pt / _boson.MassSquared;
            return _a + _b * _difference.Pt * _difference.Pt / average;
        }
    }

    /// <summary>For two bosons from a scalar, coupled by g: H1.H2 over its average 2 + (q1.q2)^2/(q1^2 q2^2).</summary>
    public double With(in VectorDecay other)
    {
        var boost = _boson.Dot(other._boson);
        var average = 2 + boost * boost / (_boson.MassSquared * other._boson.MassSquared);
        var parallel = _difference.Dot(other._difference);
        return _a * other._a + (_a * other._b * Projected(other._difference, _boson) + other._a * _b * Projected(_difference, other._boson)
            + _b * other._b * parallel * parallel) / average;
    }

    /// <summary>J.H.J^* for a production current J, conserved: q.J = 0.</summary>
    public double Contract(in ComplexVector current) => _a * Norm(current) + _b * MagnitudeSquared(current.Dot(_difference));

    /// <summary>J.P.J^* = -J.J^* for a conserved current.</summary>
    public static double Norm(in ComplexVector current) =>
        MagnitudeSquared(current.X) + MagnitudeSquared(current.Y) + MagnitudeSquared(current.Z) - MagnitudeSquared(current.T);

    // d.P.d for the polarisations of a boson of momentum q.
    private static double Projected(FourVector d, FourVector q) => d.Dot(q) * d.Dot(q) / q.MassSquared - d.MassSquared;

    private static double MagnitudeSquared(Complex z) => z.Real * z.Real + z.Imaginary * z.Imaginary;
}
