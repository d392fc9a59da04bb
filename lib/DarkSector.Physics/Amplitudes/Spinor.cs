using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>A Dirac spinor (column) in the chiral basis: left-handed components first.</summary>
/// <remarks>gamma^mu = ((0, sigma^mu), (sigmabar^mu, 0)), sigma^mu = (1, sigma), sigmabar^mu = (1, -sigma).</remarks>
internal readonly record struct Spinor(Complex L1, Complex L2, Complex R1, Complex R2)
{
    /// <summary>u(p, h) of a particle of helicity h/2, h = +-1: (sqrt(E - h|p|) chi_h, sqrt(E + h|p|) chi_h).</summary>
    public static Spinor Particle(FourVector p, int h)
    {
        var (a, b) = HelicityEigenvector(p, h);
        var (left, right) = Roots(p, h);
        return new Spinor(left * a, left * b, right * a, right * b);
    }

    /// <summary>v(p, h) of an antiparticle of helicity h/2: (-h sqrt(E + h|p|) chi_-h, h sqrt(E - h|p|) chi_-h).</summary>
    public static Spinor Antiparticle(FourVector p, int h)
    {
        var (a, b) = HelicityEigenvector(p, -h);
        var (small, large) = Roots(p, h);
        return new Spinor(-h * large * a, -h * large * b, h * small * a, h * small * b);
    }

    /// <summary>The Dirac adjoint, psi^dagger gamma^0.</summary>
    public AdjointSpinor Bar => new(Complex.Conjugate(R1), Complex.Conjugate(R2), Complex.Conjugate(L1), Complex.Conjugate(L2));

    /// <summary>The state of the same momentum and opposite helicity, up to a sign: i sigma_2 psi^* with left and right exchanged.</summary>
    /// <remarks>This map commutes with every gamma^mu. So an amplitude of real momenta, masses and polarisations turns into its complex
    /// conjugate, up to a sign, when all helicities are reversed: half of them are enough for a sum of squares.</remarks>
    public Spinor HelicityReversed() => new(-Complex.Conjugate(R2), Complex.Conjugate(R1), -Complex.Conjugate(L2), Complex.Conjugate(L1));

    /// <summary>i gamma5 psi, gamma5 = -1 on left- and +1 on right-handed components.</summary>
    public Spinor TimesIGamma5() => new(TimesI(-L1), TimesI(-L2), TimesI(R1), TimesI(R2));

    public static Spinor operator +(in Spinor a, in Spinor b) => new(a.L1 + b.L1, a.L2 + b.L2, a.R1 + b.R1, a.R2 + b.R2);

    /// <summary>(pslash + m) psi / (p^2 - m^2): the spinor behind a propagator.</summary>
    public Spinor Propagated(FourVector p, double mass)
    {
        var (l, r) = (Slash(p), 1 / (p.MassSquared - mass * mass));
        return new Spinor((l.L1 + mass * L1) * r, (l.L2 + mass * L2) * r, (l.R1 + mass * R1) * r, (l.R2 + mass * R2) * r);
    }

    /// <summary>vslash psi for a real vector: a momentum or a linear polarisation.</summary>
    public Spinor Slash(FourVector v)
    {
        var (minus, plus) = (new Complex(v.Px, -v.Py), new Complex(v.Px, v.Py));
        return new Spinor(
            (v.E - v.Pz) * R1 - minus * R2, (v.E + v.Pz) * R2 - plus * R1,
            (v.E + v.Pz) * L1 + minus * L2, (v.E - v.Pz) * L2 + plus * L1);
    }

    /// <summary>vslash psi.</summary>
    public Spinor Slash(in ComplexVector v)
    {
        var iy = new Complex(-v.Y.Imaginary, v.Y.Real);
        var (minus, plus) = (v.X - iy, v.X + iy);
        return new Spinor(
            (v.T - v.Z) * R1 - minus * R2, (v.T + v.Z) * R2 - plus * R1,
            (v.T + v.Z) * L1 + minus * L2, (v.T - v.Z) * L2 + plus * L1);
    }

    internal static Complex TimesI(Complex z) => new(-z.Imaginary, z.Real);

    // sqrt(E - h|p|) and sqrt(E + h|p|), the small one without cancellation.
    private static (double Minus, double Plus) Roots(FourVector p, int h)
    {
        var momentum = p.P;
        var large = Math.Sqrt(p.E + momentum);
        var small = Math.Sqrt(Math.Max(0, p.MassSquared)) / large;
        return h > 0 ? (small, large) : (large, small);
    }

    private static (Complex A, Complex B) HelicityEigenvector(FourVector p, int h)
    {
        // |p| + pz; close to -z without cancellation.
        var sum = p.Pz > 0 ? p.P + p.Pz : p.Pt * p.Pt / (p.P - p.Pz);
        if (!(sum > 1e-200))
            return h > 0 ? (Complex.Zero, Complex.One) : (-Complex.One, Complex.Zero);
        var norm = 1 / Math.Sqrt(2 * p.P * sum);
        return h > 0
            ? (norm * sum, norm * new Complex(p.Px, p.Py))
            : (norm * new Complex(-p.Px, p.Py), norm * sum);
    }
}

/// <summary>An adjoint Dirac spinor (row) in the chiral basis; A multiplies the left-handed components of a column, B the right-handed.</summary>
internal readonly record struct AdjointSpinor(Complex A1, Complex A2, Complex B1, Complex B2)
{
    /// <summary>The vector current psibar gamma^mu phi.</summary>
    public ComplexVector Current(in Spinor phi)
    {
        var (right11, right12, right21, right22) = (A1 * phi.R1, A1 * phi.R2, A2 * phi.R1, A2 * phi.R2);
        var (left11, left12, left21, left22) = (B1 * phi.L1, B1 * phi.L2, B2 * phi.L1, B2 * phi.L2);
        return new ComplexVector(
            right11 + right22 + left11 + left22,
            right12 + right21 - left12 - left21,
            Complex.ImaginaryOne * (right21 - right12 - left21 + left12),
            right11 - right22 - left11 + left22);
    }

    /// <summary>The scalar psibar phi.</summary>
    public static Complex operator *(in AdjointSpinor psibar, in Spinor phi) =>
        psibar.A1 * phi.L1 + psibar.A2 * phi.L2 + psibar.B1 * phi.R1 + psibar.B2 * phi.R2;

    /// <summary>psibar i gamma5.</summary>
    public AdjointSpinor TimesIGamma5() => new(Spinor.TimesI(-A1), Spinor.TimesI(-A2), Spinor.TimesI(B1), Spinor.TimesI(B2));

    /// <summary>psibar vslash for a real vector: a momentum or a linear polarisation.</summary>
    public AdjointSpinor Slash(FourVector v)
    {
        var (minus, plus) = (new Complex(v.Px, -v.Py), new Complex(v.Px, v.Py));
        return new AdjointSpinor(
            (v.E + v.Pz) * B1 + plus * B2, minus * B1 + (v.E - v.Pz) * B2,
            (v.E - v.Pz) * A1 - plus * A2, (v.E + v.Pz) * A2 - minus * A1);
    }

    /// <summary>psibar vslash.</summary>
    public AdjointSpinor Slash(in ComplexVector v)
    {
        var iy = new Complex(-v.Y.Imaginary, v.Y.Real);
        var (minus, plus) = (v.X - iy, v.X + iy);
        return new AdjointSpinor(
            (v.T + v.Z) * B1 + plus * B2, minus * B1 + (v.T - v.Z) * B2,
            (v.T - v.Z) * A1 - plus * A2, (v.T + v.Z) * A2 - minus * A1);
    }

    /// <summary>psibar (pslash + m) / (p^2 - m^2): the row before a propagator.</summary>
    public AdjointSpinor Propagated(FourVector p, double mass)
    {
        var (l, r) = (Slash(p), 1 / (p.MassSquared - mass * mass));
        return new AdjointSpinor((l.A1 + mass * A1) * r, (l.A2 + mass * A2) * r, (l.B1 + mass * B1) * r, (l.B2 + mass * B2) * r);
    }
}
