using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class RadiativeAnnihilationTests
{
    private const double SqrtS = 10.58;
    private static readonly double Muon = Particle.Muon.Mass;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Photon_DoesNotDependOnTheGauge(double beamMass)
    {
        var diagrams = Diagrams(beamMass);
        foreach (var (k1, k2, q) in Events(0))
        {
            var (first, second) = Polarisation.Transverse(q);
            var physical = diagrams.Sum(k1, k2, q, [new(first, 1), new(second, 1)]);
            Assert.InRange(diagrams.Sum(k1, k2, q, [new(q, 1)]), 0, 1e-18 * q.E * q.E * physical);
            Assert.Equal(physical, diagrams.Sum(k1, k2, q, [new(first + 0.7 * q, 1), new(second - 2 * q, 1)]), 1e-9 * physical);
        }
    }

    [Fact]
    public void Sum_IsLorentzInvariant()
    {
        var (velocity, rotation) = (new ThreeVector(0.3, -0.5, 0.6), Rotation.FromZTo(new ThreeVector(1, 2, -3).Unit, 0.7));
        var here = Diagrams(0.3);
        foreach (var move in new Func<FourVector, FourVector>[] { p => p.Boost(velocity), rotation.Apply })
        {
            var there = here with { Electron = move(here.Electron), Positron = move(here.Positron) };
            foreach (var (k1, k2, q) in Events(1))
                Assert.Equal(Sum(here, k1, k2, q), Sum(there, move(k1), move(k2), move(q)), 1e-8 * Sum(here, k1, k2, q));
        }
    }

    [Fact]
    public void ElectronMass_DoesNotMatterAtAnAngle()
    {
        foreach (var (k1, k2, q) in Events(1).Where(e => Math.Abs(e.Q.CosTheta) < 0.9))
        {
            var massless = Sum(Diagrams(0), k1, k2, q);
            Assert.Equal(massless, Sum(Diagrams(Particle.Electron.Mass), k1, k2, q), 1e-5 * massless);
        }
    }

    [Fact]
    public void Interference_ChangesSignWhenTheMuonsAreExchanged()
    {
        // Charge conjugation of the muons: exchanged muons are as good as the opposite charge.
        var (same, opposite) = (Diagrams(0.01), Diagrams(0.01) with { PairCharge = -1 });
        var largest = 0.0;
        foreach (var (k1, k2, q) in Events(1))
        {
            var expected = Sum(opposite, k1, k2, q);
            Assert.Equal(expected, Sum(same, k2, k1, q), 1e-9 * expected);
            largest = Math.Max(largest, Math.Abs(Sum(same, k1, k2, q) / expected - 1));
        }
        Assert.InRange(largest, 0.1, double.PositiveInfinity);
    }

    private static double Sum(RadiativeAnnihilation diagrams, FourVector k1, FourVector k2, FourVector q) =>
        diagrams.Sum(k1, k2, q, SpinState.Of(CouplingStructure.Vector, q, 1, stackalloc SpinState[SpinState.Most]));

    private static RadiativeAnnihilation Diagrams(double beamMass)
    {
        var momentum = new ThreeVector(0, 0, Math.Sqrt(SqrtS * SqrtS / 4 - beamMass * beamMass));
        return new(FourVector.FromMass(momentum, beamMass), FourVector.FromMass(-momentum, beamMass), beamMass, Muon);
    }

    private static List<(FourVector K1, FourVector K2, FourVector Q)> Events(double bosonMass)
    {
        var rng = RandomStream.FromSeed(20261121)["annihilation"];
        return [.. Enumerable.Range(0, 50).Select(_ => PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), Muon, Muon, bosonMass, rng))];
    }
}
