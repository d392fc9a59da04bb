using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Tests.Amplitudes;

public class SpinorTests
{
    private static readonly Spinor Any = new(new(0.3, 0.7), new(-1.1, 0.2), new(0.5, -0.4), new(0.9, 1.3));

    public static TheoryData<double, double, double, double> Momenta => new()
    {
        { 0.3, -2, 1.1, 0.1056583755 }, { 0, 0, 5.29, 0.1056583755 }, { 0, 0, -5.29, 0.1056583755 }, { 1e-9, 0, -5.29, 0.1056583755 },
        { 1, 2, 3, 1.77686 }, { 0.5, -0.25, -4, 0 }, { 0, 0, -5.29, 0 }, { 1e-4, 2e-4, 0, 1.77686 },
    };

    [Theory]
    [MemberData(nameof(Momenta))]
    public void Spinors_SolveTheDiracEquation(double px, double py, double pz, double mass)
    {
        var p = FourVector.FromMass(new(px, py, pz), mass);
        foreach (var h in new[] { -1, 1 })
        {
            var (u, v) = (Spinor.Particle(p, h), Spinor.Antiparticle(p, h));
            Near(Times(mass, u), u.Slash(p), p.E);
            Near(Times(-mass, v), v.Slash(p), p.E);
            Near(Times(mass, u), Column(u.Bar.Slash(p)), p.E);
            Near(Times(-mass, v), Column(v.Bar.Slash(p)), p.E);
        }
    }

    [Theory]
    [MemberData(nameof(Momenta))]
    public void Spinors_AreComplete(double px, double py, double pz, double mass)
    {
        // Sum over helicities: u ubar = pslash + m, v vbar = pslash - m, tried on an arbitrary spinor.
        var p = FourVector.FromMass(new(px, py, pz), mass);
        Spinor Sum(Func<FourVector, int, Spinor> spinor) => new[] { -1, 1 }
            .Select(h => spinor(p, h)).Select(s => Times(Product(s.Bar, Any), s)).Aggregate(Plus);
        Near(Plus(Any.Slash(p), Times(mass, Any)), Sum(Spinor.Particle), p.E);
        Near(Plus(Any.Slash(p), Times(-mass, Any)), Sum(Spinor.Antiparticle), p.E);
    }

    [Theory]
    [MemberData(nameof(Momenta))]
    public void Spinors_HaveTheirNorms(double px, double py, double pz, double mass)
    {
        // ubar gamma^mu u = 2 p^mu, and particles are orthogonal to antiparticles of the same momentum.
        var p = FourVector.FromMass(new(px, py, pz), mass);
        foreach (var h in new[] { -1, 1 })
        {
            var current = Spinor.Particle(p, h).Bar.Current(Spinor.Particle(p, h));
            foreach (var (expected, actual) in new[] { (p.E, current.T), (p.Px, current.X), (p.Py, current.Y), (p.Pz, current.Z) })
                Assert.True(Complex.Abs(actual - 2 * expected) < 1e-12 * p.E, $"{actual} instead of {2 * expected}");
            Assert.True(Complex.Abs(Product(Spinor.Particle(p, h).Bar, Spinor.Antiparticle(p, -h))) < 1e-12 * p.E);
        }
    }

    [Fact]
    public void Slash_SquaresToTheInvariantMass()
    {
        var p = new FourVector(0.3, -2, 1.1, 4);
        Near(Times(p.MassSquared, Any), Any.Slash(p).Slash(p), p.E * p.E);
    }

    [Fact]
    public void Propagated_UndoesTheDiracOperator()
    {
        var p = new FourVector(0.3, -2, 1.1, 4);
        var propagated = Any.Propagated(p, 0.7);
        Near(Any, Plus(propagated.Slash(p), Times(-0.7, propagated)), 1);
        var row = Any.Bar.Propagated(p, 0.7);
        Near(Column(Any.Bar), Plus(Column(row.Slash(p)), Times(-0.7, Column(row))), 1);
    }

    [Fact]
    public void Current_IsTheComponentsOfGamma()
    {
        // psibar vslash phi = v.J for any real v
        var rng = RandomStream.FromSeed(1);
        var other = new Spinor(new(0.1, 0.2), new(0.3, -0.4), new(-0.5, 0.6), new(0.7, 0.8));
        for (var i = 0; i < 10; i++)
        {
            var v = new FourVector(rng.Gaussian(), rng.Gaussian(), rng.Gaussian(), rng.Gaussian());
            var bySlash = Product(other.Bar, Any.Slash(v));
            Assert.True(Complex.Abs(other.Bar.Current(Any).Dot(v) - bySlash) < 1e-12, $"{bySlash}");
        }
    }

    private static Complex Product(AdjointSpinor row, Spinor column) =>
        row.A1 * column.L1 + row.A2 * column.L2 + row.B1 * column.R1 + row.B2 * column.R2;

    // The column whose adjoint is the row: relations between rows become relations between columns.
    private static Spinor Column(AdjointSpinor row) =>
        new(Complex.Conjugate(row.B1), Complex.Conjugate(row.B2), Complex.Conjugate(row.A1), Complex.Conjugate(row.A2));

    private static Spinor Times(Complex factor, Spinor s) => new(factor * s.L1, factor * s.L2, factor * s.R1, factor * s.R2);

    private static Spinor Plus(Spinor a, Spinor b) => new(a.L1 + b.L1, a.L2 + b.L2, a.R1 + b.R1, a.R2 + b.R2);

    private static void Near(Spinor expected, Spinor actual, double scale)
    {
        var difference = Plus(expected, Times(-1, actual));
        var largest = new[] { difference.L1, difference.L2, difference.R1, difference.R2 }.Max(Complex.Abs);
        Assert.True(largest < 1e-11 * Math.Max(scale, 1) * Math.Sqrt(Math.Max(scale, 1)), $"{actual} instead of {expected}");
    }
}
