using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Tests.Amplitudes;

public class PhotonLanesTests
{
    private static readonly FourVector Momentum = new(0.3, -0.7, 1.1, 2.9);

    private static readonly Spinor Psi = Spinor.Particle(FourVector.FromMass(new ThreeVector(0.4, 0.2, -0.9), 0.5), +1);

    private static readonly ComplexVector[] Photons =
    [
        new(new(1, 2), new(-3, 0.5), new(0.1, 4), new(2, -1)), new(new(0, 1), new(1, 1), new(-2, 0.3), new(0.7, 0)),
        new(1, 0, 0, 1), new(new(0.2, 0), new(0, -5), new(3, 1), new(-1, -1)),
    ];

    [Fact]
    public void Slash_IsThatOfEachPhoton()
    {
        Lanes().Slash(Psi, out SpinorLanes behind);
        behind.Propagated(Momentum, 0.3, out var propagated);
        Lanes().Slash(Psi.Bar, out AdjointSpinorLanes before);
        for (var state = 0; state < 4; state++)
        {
            var (column, row) = (Psi.Slash(Photons[state]), Psi.Bar.Slash(Photons[state]));
            Same(column, new Spinor(behind.L1[state], behind.L2[state], behind.R1[state], behind.R2[state]));
            Same(column.Propagated(Momentum, 0.3), new Spinor(propagated.L1[state], propagated.L2[state], propagated.R1[state], propagated.R2[state]));
            Close(row * Psi, before.A1[state] * Psi.L1 + before.A2[state] * Psi.L2 + before.B1[state] * Psi.R1 + before.B2[state] * Psi.R2);
            // Rows of all states with the column of one.
            Close(Psi.Bar.Slash(Photons[3]) * column, before.Times(behind, state)[3]);
            Close(row * Psi.Slash(Photons[3]), behind.Times(before, state)[3]);
        }
    }

    [Fact]
    public void Without_TakesMultiplesOfAMomentumAway()
    {
        var multiples = new ComplexLanes(1, new(0, 2), -3, new(0.5, 0.5));
        var (dot, less) = (Lanes().Dot(Momentum), Lanes().Without(multiples, Momentum).Dot(Momentum));
        for (var state = 0; state < 4; state++)
        {
            Close(Photons[state].Dot(Momentum), dot[state]);
            Close(Photons[state].Dot(Momentum) - multiples[state] * Momentum.MassSquared, less[state]);
        }
    }

    private static PhotonLanes Lanes()
    {
        static ComplexLanes Of(Func<ComplexVector, Complex> component) => new(component(Photons[0]), component(Photons[1]), component(Photons[2]), component(Photons[3]));
        return new PhotonLanes(
            Of(a => a.T + a.Z), Of(a => a.T - a.Z), Of(a => a.X + Complex.ImaginaryOne * a.Y), Of(a => a.X - Complex.ImaginaryOne * a.Y));
    }

    private static void Same(in Spinor expected, in Spinor actual)
    {
        Close(expected.L1, actual.L1);
        Close(expected.L2, actual.L2);
        Close(expected.R1, actual.R1);
        Close(expected.R2, actual.R2);
    }

    private static void Close(Complex expected, Complex actual) => Assert.InRange(Complex.Abs(actual - expected), 0, 1e-12 * (1 + Complex.Abs(expected)));
}
