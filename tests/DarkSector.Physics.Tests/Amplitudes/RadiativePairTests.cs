using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class RadiativePairTests
{
    private const double SqrtS = 10.58;

    private static readonly double MuonMass = Particle.Muon.Mass;
    private static readonly int[] Helicities = [-1, 1];

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Outgoing_IsConserved(double bosonMass)
    {
        foreach (var (k1, k2, q) in Events(bosonMass))
        {
            var total = k1 + k2 + q;
            foreach (var polarisation in Polarisations(q, bosonMass))
                ForHelicities((h1, h2) => Vanishes(RadiativePair.Outgoing(k1, h1, k2, h2, q, polarisation, MuonMass), total));
        }
    }

    [Fact]
    public void Outgoing_VanishesForAGaugePolarisation()
    {
        foreach (var (k1, k2, q) in Events(0))
        {
            ForHelicities((h1, h2) =>
            {
                var size = Polarisations(q, 0).Max(e => Size(RadiativePair.Outgoing(k1, h1, k2, h2, q, e, MuonMass)));
                Assert.InRange(Size(RadiativePair.Outgoing(k1, h1, k2, h2, q, q, MuonMass)), 0, 1e-9 * q.E * size);
            });
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.105)]
    public void Incoming_IsConservedAndVanishesForAGaugePolarisation(double mass)
    {
        var momentum = Math.Sqrt(SqrtS * SqrtS / 4 - mass * mass);
        var (p1, p2) = (FourVector.FromMass(new(0, 0, momentum), mass), FourVector.FromMass(new(0, 0, -momentum), mass));
        foreach (var (_, _, q) in Events(0))
        {
            // Of massless beams only opposite helicities annihilate.
            foreach (var h in Helicities)
            {
                var size = 0.0;
                foreach (var polarisation in Polarisations(q, 0))
                {
                    var current = RadiativePair.Incoming(p1, h, p2, -h, q, polarisation, mass);
                    Vanishes(current, p1 + p2 - q);
                    size = Math.Max(size, Size(current));
                }
                Assert.InRange(Size(RadiativePair.Incoming(p1, h, p2, -h, q, q, mass)), 0, 1e-9 * q.E * size);
                if (mass == 0)
                    Assert.InRange(Size(RadiativePair.Incoming(p1, h, p2, h, q, Polarisations(q, 0)[0], 0)), 0, 1e-12 * size);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Outgoing_SummedOverHelicitiesIsLorentzInvariant(double bosonMass)
    {
        var (velocity, rotation) = (new ThreeVector(0.3, -0.5, 0.6), Rotation.FromZTo(new ThreeVector(1, 2, -3).Unit, 0.7));
        foreach (var (k1, k2, q) in Events(bosonMass))
        {
            var expected = Sum(k1, k2, q, bosonMass);
            Assert.True(expected > 0, "A conserved current of time-like momentum is space-like.");
            Assert.Equal(expected, Sum(k1.Boost(velocity), k2.Boost(velocity), q.Boost(velocity), bosonMass), 1e-8 * expected);
            Assert.Equal(expected, Sum(rotation.Apply(k1), rotation.Apply(k2), rotation.Apply(q), bosonMass), 1e-8 * expected);
        }
    }

    [Fact]
    public void MuonPairPhoton_DoesNotDependOnTheGauge()
    {
        foreach (var (k1, k2, q) in Events(0))
        {
            var physical = RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q);
            Assert.InRange(RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q, q), 0, 1e-18 * q.E * q.E * physical);
            // A polarisation may be shifted by any multiple of the momentum.
            var (first, second) = Polarisation.Transverse(q);
            var shifted = RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q, first + 0.7 * q) + RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q, second - 2 * q);
            Assert.Equal(physical, shifted, 1e-9 * physical);
        }
    }

    [Fact]
    public void MuonPairPhoton_DoesNotDependOnTheAzimuth()
    {
        var turn = Rotation.FromZTo(ThreeVector.UnitZ, 1.234);
        foreach (var (k1, k2, q) in Events(0))
        {
            var expected = RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q);
            Assert.Equal(expected, RadiativeMuonPairs.SquaredAmplitude(SqrtS, turn.Apply(k1), turn.Apply(k2), turn.Apply(q)), 1e-10 * expected);
        }
    }

    [Fact]
    public void MuonPairPhoton_KnowsChargeConjugationAndParity()
    {
        // CP: every particle becomes its antiparticle with the opposite momentum; the beams go over into each other and back.
        foreach (var (k1, k2, q) in Events(0))
        {
            static FourVector Mirrored(FourVector p) => new(-p.Px, -p.Py, -p.Pz, p.E);
            var expected = RadiativeMuonPairs.SquaredAmplitude(SqrtS, k1, k2, q);
            Assert.Equal(expected, RadiativeMuonPairs.SquaredAmplitude(SqrtS, Mirrored(k2), Mirrored(k1), Mirrored(q)), 1e-10 * expected);
        }
    }

    [Fact]
    public void MuonPairPhoton_BecomesTheFormulaOfMasslessMuonsAtHighEnergy()
    {
        // At wide angles both differ by terms of order m_mu^2/E^2: ten times the energy, a hundred times less.
        double LargestDifference(double sqrtS) => Events(0, sqrtS).Where(e => IsWide(e.K1, e.K2, e.Q)).Max(e =>
            Math.Abs(RadiativeMuonPairs.SquaredAmplitude(sqrtS, e.K1, e.K2, e.Q) / Massless(sqrtS, e.K1, e.K2, e.Q) - 1));
        var (here, above) = (LargestDifference(SqrtS), LargestDifference(10 * SqrtS));
        Assert.InRange(here, 0, 50 * Math.Pow(2 * MuonMass / SqrtS, 2));
        Assert.InRange(above, 0.003 * here, 0.03 * here);
        Assert.InRange(LargestDifference(1000 * SqrtS), 0, 1e-6);
    }

    // (1/4) Sum |M|^2 = e^6 (t^2 + t'^2 + u^2 + u'^2)/(s s') [-(p+/p+k - p-/p-k - q+/q+k + q-/q-k)^2], F. A. Berends et al., Nucl. Phys. B 206, 61 (1982);
    // the charges in the bracket give initial- and final-state radiation and, by their signs, the interference.
    private static double Massless(double sqrtS, FourVector negative, FourVector positive, FourVector k)
    {
        var (electron, positron) = (new FourVector(0, 0, sqrtS / 2, sqrtS / 2), new FourVector(0, 0, -sqrtS / 2, sqrtS / 2));
        var eikonal = positron * (1 / positron.Dot(k)) - electron * (1 / electron.Dot(k)) - positive * (1 / positive.Dot(k)) + negative * (1 / negative.Dot(k));
        var (t, t1) = ((positron - positive).MassSquared, (electron - negative).MassSquared);
        var (u, u1) = ((positron - negative).MassSquared, (electron - positive).MassSquared);
        return Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 3)
            * (t * t + t1 * t1 + u * u + u1 * u1) / (sqrtS * sqrtS * (negative + positive).MassSquared) * -eikonal.MassSquared;
    }

    private static bool IsWide(FourVector k1, FourVector k2, FourVector q) =>
        q.E > 0.1 * (k1 + k2 + q).E && new[] { k1.AngleTo(q), k2.AngleTo(q), k1.AngleTo(k2) }.Min() > 0.5 && Math.Abs(q.CosTheta) < 0.9;

    private static double Sum(FourVector k1, FourVector k2, FourVector q, double bosonMass)
    {
        var sum = 0.0;
        foreach (var polarisation in Polarisations(q, bosonMass))
        {
            ForHelicities((h1, h2) =>
            {
                var j = RadiativePair.Outgoing(k1, h1, k2, h2, q, polarisation, MuonMass);
                sum -= j.Dot(new ComplexVector(Complex.Conjugate(j.T), Complex.Conjugate(j.X), Complex.Conjugate(j.Y), Complex.Conjugate(j.Z))).Real;
            });
        }
        return sum;
    }

    private static FourVector[] Polarisations(FourVector q, double mass)
    {
        var (first, second) = Polarisation.Transverse(q);
        return mass > 0 ? [first, second, Polarisation.Longitudinal(q, mass)] : [first, second];
    }

    private static void ForHelicities(Action<int, int> action)
    {
        foreach (var h1 in Helicities)
            foreach (var h2 in Helicities)
                action(h1, h2);
    }

    private static void Vanishes(ComplexVector current, FourVector momentum) =>
        Assert.InRange(Complex.Abs(current.Dot(momentum)), 0, 1e-10 * momentum.E * Size(current) + 1e-14);

    private static double Size(ComplexVector j) => new[] { j.T, j.X, j.Y, j.Z }.Max(Complex.Abs);

    private static List<(FourVector K1, FourVector K2, FourVector Q)> Events(double bosonMass, double sqrtS = SqrtS)
    {
        var rng = RandomStream.FromSeed(20261121)["amplitudes"];
        var parent = FourVector.AtRest(sqrtS);
        return [.. Enumerable.Range(0, 100).Select(_ =>
        {
            var (k1, k2, q) = PhaseSpace.ThreeBody(parent, MuonMass, MuonMass, bosonMass, rng);
            return (k1, k2, q);
        })];
    }
}
