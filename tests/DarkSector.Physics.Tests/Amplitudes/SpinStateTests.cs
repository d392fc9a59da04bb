using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class SpinStateTests
{
    private const double SqrtS = 10.58;
    private static readonly double Muon = Particle.Muon.Mass;

    [Theory]
    [InlineData(0.25)]
    [InlineData(3)]
    public void OfDecayed_IsTheProductOfProductionAndDecayAmplitudes(double bosonMass)
    {
        // Sum over all helicities of |J.L|^2 with the decay current L in place of the polarisation, over the average of L L*, (4/3)(M^2 + 2 m^2).
        var norm = 4.0 / 3 * (bosonMass * bosonMass + 2 * Muon * Muon);
        foreach (var (k1, k2, q, f1, f2) in Events(bosonMass))
        {
            var explicitly = 0.0;
            foreach (var (h1, h2) in HelicityPairs())
            {
                foreach (var (s1, s2) in HelicityPairs())
                    explicitly += Transverse(DecayedCurrent(k1, h1, k2, h2, q, Spinor.Particle(f1, s1).Bar.Current(Spinor.Antiparticle(f2, s2))));
            }
            var byStates = Sum(k1, k2, q, Decayed(f1, f2));
            Assert.Equal(explicitly / norm, byStates, 1e-8 * byStates);
        }
    }

    [Fact]
    public void OfDecayed_AveragedOverDirectionsIsTheUndecayedBoson()
    {
        foreach (var (k1, k2, q, _, _) in Events(1))
        {
            var average = 0.0;
            foreach (var axis in new ThreeVector[] { new(1, 0, 0), new(0, 1, 0), new(0, 0, 1) })
            {
                var (f1, f2) = PhaseSpace.TwoBody(q, Muon, Muon, axis);
                average += Sum(k1, k2, q, Decayed(f1, f2)) / 3;
            }
            var undecayed = Sum(k1, k2, q, Undecayed(q, 1));
            Assert.Equal(undecayed, average, 1e-8 * undecayed);
        }
    }

    [Fact]
    public void OfDecayed_IsASetOfPolarisations()
    {
        var weights = new List<double>();
        foreach (var (_, _, _, f1, f2) in Events(3))
        {
            foreach (var state in Decayed(f1, f2))
                weights.Add(state.Weight);
            Assert.Equal(3, weights.TakeLast(3).Sum(), 12);
        }
        Assert.All(weights, weight => Assert.InRange(weight, 0, 1.5));
    }

    private static SpinState[] Decayed(FourVector f1, FourVector f2) =>
        SpinState.OfDecayed(CouplingStructure.Vector, f1, f2, Muon, stackalloc SpinState[SpinState.Most]).ToArray();

    private static SpinState[] Undecayed(FourVector q, double mass) =>
        SpinState.Of(CouplingStructure.Vector, q, mass, stackalloc SpinState[SpinState.Most]).ToArray();

    private static double Sum(FourVector k1, FourVector k2, FourVector q, ReadOnlySpan<SpinState> states)
    {
        var sum = 0.0;
        foreach (var state in states)
        {
            foreach (var (h1, h2) in HelicityPairs())
                sum += state.Weight * Transverse(RadiativePair.Outgoing(k1, h1, k2, h2, q, state.Vertex, Muon));
        }
        return sum;
    }

    // The current is linear in the polarisation, and the decay current complex.
    private static ComplexVector DecayedCurrent(FourVector k1, int h1, FourVector k2, int h2, FourVector q, ComplexVector decay)
    {
        var real = RadiativePair.Outgoing(k1, h1, k2, h2, q, new FourVector(decay.X.Real, decay.Y.Real, decay.Z.Real, decay.T.Real), Muon);
        var imaginary = RadiativePair.Outgoing(k1, h1, k2, h2, q, new FourVector(decay.X.Imaginary, decay.Y.Imaginary, decay.Z.Imaginary, decay.T.Imaginary), Muon);
        var i = Complex.ImaginaryOne;
        return new ComplexVector(real.T + i * imaginary.T, real.X + i * imaginary.X, real.Y + i * imaginary.Y, real.Z + i * imaginary.Z);
    }

    private static double Transverse(ComplexVector j) => Math.Pow(Complex.Abs(j.X), 2) + Math.Pow(Complex.Abs(j.Y), 2);

    private static (int First, int Second)[] HelicityPairs() => [(-1, -1), (-1, 1), (1, -1), (1, 1)];

    private static List<(FourVector K1, FourVector K2, FourVector Q, FourVector F1, FourVector F2)> Events(double bosonMass)
    {
        var rng = RandomStream.FromSeed(20261121)["spin states"];
        return [.. Enumerable.Range(0, 30).Select(_ =>
        {
            var (k1, k2, q) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), Muon, Muon, bosonMass, rng);
            var (f1, f2) = PhaseSpace.TwoBody(q, Muon, Muon, rng);
            return (k1, k2, q, f1, f2);
        })];
    }
}
