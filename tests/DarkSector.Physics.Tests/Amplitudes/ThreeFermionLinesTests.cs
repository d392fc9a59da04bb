using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Amplitudes;

public class ThreeFermionLinesTests
{
    private const double SqrtS = 10.58;

    private static readonly double Electron = 0.1, Muon = Particle.Muon.Mass, Tau = Particle.Tau.Mass;

    [Fact]
    public void Amplitudes_DoNotDependOnTheGaugeOfAnyPhoton()
    {
        foreach (var p in Events(Muon, Tau))
        {
            foreach (var (a, b, c) in new[] { Annihilating(p, FermionLine.All), Scattering(Scattered(p)) })
            {
                var (fromA, fromB, fromC) = (a.Photons(), b.Photons(), c.Photons());
                var expected = Amplitudes(a, fromA, b, fromB, c, fromC);
                var size = expected.Max(Complex.Abs);
                var shifted = Amplitudes(a, Shifted(a, fromA), b, Shifted(b, fromB), c, Shifted(c, fromC));
                for (var i = 0; i < expected.Length; i++)
                    Assert.InRange(Complex.Abs(shifted[i] - expected[i]), 0, 1e-9 * size);
            }
        }
    }

    [Fact]
    public void SquaredSum_IsLorentzInvariant()
    {
        var (velocity, rotation) = (new ThreeVector(0.3, -0.5, 0.6), Rotation.FromZTo(new ThreeVector(1, 2, -3).Unit, 0.7));
        foreach (var p in Events(Muon, Tau))
        {
            Unchanged(p, q => Squared(Annihilating(q, FermionLine.All)));
            Unchanged(Scattered(p), q => Squared(Scattering(q)));
        }

        void Unchanged(FourVector[] p, Func<FourVector[], double> squared)
        {
            var expected = squared(p);
            Assert.Equal(expected, squared([.. p.Select(k => k.Boost(velocity))]), 1e-7 * expected);
            Assert.Equal(expected, squared([.. p.Select(rotation.Apply)]), 1e-7 * expected);
        }
    }

    [Fact]
    public void HalfOfTheHelicities_StandForAll()
    {
        foreach (var p in Events(Muon, Tau))
            Assert.Equal(Squared(Annihilating(p, FermionLine.All)), 2 * Squared(Annihilating(p, FermionLine.FirstAtEnd)), 1e-9 * Squared(Annihilating(p, FermionLine.All)));
    }

    [Fact]
    public void TwoPairs_WithMassiveBeamsGoesOverIntoMasslessBeams()
    {
        foreach (var p in Events(Muon, Tau))
        {
            double WithMass(double mass)
            {
                var (beam1, beam2) = Beams(mass);
                return Squared(Annihilating([beam1, beam2, .. p[2..]], FermionLine.All, mass)) / 4;
            }
            var massless = FourLeptonAmplitude.TwoPairs(SqrtS, p[2], p[3], Muon, p[4], p[5], Tau);
            Assert.Equal(massless, WithMass(Particle.Electron.Mass), 2e-4 * massless);
        }
    }

    [Fact]
    public void IdenticalPairs_AreSymmetricInTheMuonsAndUnderChargeConjugationWithParity()
    {
        foreach (var p in Events(Muon, Muon))
        {
            double Of(FourVector a, FourVector b, FourVector c, FourVector d) => FourLeptonAmplitude.IdenticalPairs(SqrtS, a, b, c, d, Muon);
            static FourVector Mirrored(FourVector k) => new(-k.Px, -k.Py, -k.Pz, k.E);
            var expected = Of(p[2], p[3], p[4], p[5]);
            Assert.Equal(expected, Of(p[4], p[3], p[2], p[5]), 1e-9 * expected);
            Assert.Equal(expected, Of(p[2], p[5], p[4], p[3]), 1e-9 * expected);
            Assert.Equal(expected, Of(Mirrored(p[3]), Mirrored(p[2]), Mirrored(p[5]), Mirrored(p[4])), 1e-9 * expected);
        }
    }

    [Fact]
    public void IdenticalPairs_VanishForTwoMuonsInTheSameState()
    {
        // Fermi statistics: with equal momenta the two muons cannot have equal helicities, so that half of the amplitudes is gone.
        foreach (var p in Events(Muon, Muon))
        {
            // Two muons of one momentum, the antimuons with what is left.
            var rest = FourVector.AtRest(SqrtS) - 2 * p[2];
            if (!(rest.Mass > 2.2 * Muon))
                continue;
            var (plus1, plus2) = PhaseSpace.TwoBody(rest, Muon, Muon, new ThreeVector(0.6, 0, 0.8));
            var amplitudes = new Complex[ThreeFermionLines.Amplitudes];
            var (beam1, beam2) = Beams(0);
            AddIdentical(amplitudes, beam1, beam2, p[2], plus1, plus2);
            var size = amplitudes.Max(Complex.Abs);
            // Helicities of the muons are bits 1 and 2.
            for (var i = 0; i < amplitudes.Length; i++)
            {
                if ((i >> 1 & 1) == (i >> 2 & 1))
                    Assert.InRange(Complex.Abs(amplitudes[i]), 0, 1e-9 * size);
            }
        }
    }

    [Fact]
    public void WithElectronPair_KeepsItsAccuracyForElectronsThatAreHardlyDeflected()
    {
        // Electrons at angles around m/E, Q^2 of 1e-8 GeV^2: the squared amplitude is a smooth function, though its diagrams are 1e6 times larger in other gauges.
        double At(double angle)
        {
            var energy1 = 4.6;
            var k1 = FourVector.FromMass(ThreeVector.Direction(angle, 0.3) * Math.Sqrt(energy1 * energy1 - Math.Pow(Particle.Electron.Mass, 2)), Particle.Electron.Mass);
            var k2 = FourVector.FromMass(ThreeVector.Direction(Math.PI - 2e-4, 1.3) * 4.1, Particle.Electron.Mass);
            var pair = FourVector.AtRest(SqrtS) - k1 - k2;
            var (f, fbar) = PhaseSpace.TwoBody(pair, Muon, Muon, new ThreeVector(0.6, 0, 0.8));
            return FourLeptonAmplitude.WithElectronPair(SqrtS, f, fbar, Muon, k1, k2) * Math.Pow(2 * 5.29 * energy1 * (1 - Math.Cos(angle)) + 1e-8, 1);
        }
        foreach (var angle in new[] { 1e-5, 1e-4, 1e-3 })
        {
            var (here, beside) = (At(angle), At(angle * (1 + 1e-5)));
            Assert.Equal(1, beside / here, 1e-4);
        }
    }

    // The lines of e+e- -> f fbar F Fbar; momenta: electron, positron, f, fbar, F, Fbar.
    private static (FermionLine A, FermionLine B, FermionLine C) Annihilating(FourVector[] p, int[] beamStates, double? mass = null) =>
    (
        new FermionLine(LineEnd.Incoming(p[1]), 0, LineBeginning.Incoming(p[0]), 3, mass ?? Electron, beamStates),
        new FermionLine(LineEnd.Outgoing(p[2]), 1, LineBeginning.Outgoing(p[3]), 4, Muon, FermionLine.All),
        new FermionLine(LineEnd.Outgoing(p[4]), 2, LineBeginning.Outgoing(p[5]), 5, Tau, FermionLine.All));

    // A tau and an electron of an event scatter off each other and make a pair of muons.
    private static FourVector[] Scattered(FourVector[] p)
    {
        var (p1, p2) = (FourVector.FromMass(p[0].Momentum, Tau), FourVector.FromMass(p[1].Momentum, Electron));
        var (k1, left) = PhaseSpace.TwoBody(p1 + p2, Tau, 4, p[4].Momentum.Unit);
        var (k2, pair) = PhaseSpace.TwoBody(left, Electron, 1, p[5].Momentum.Unit);
        var (f, fbar) = PhaseSpace.TwoBody(pair, Muon, Muon, p[2].Momentum.Unit);
        return [p1, p2, f, fbar, k1, k2];
    }

    // The lines of such an event; momenta: incoming tau-, incoming e+, f, fbar, outgoing tau-, outgoing e+.
    private static (FermionLine A, FermionLine B, FermionLine C) Scattering(FourVector[] p) =>
    (
        new FermionLine(LineEnd.Outgoing(p[4]), 1, LineBeginning.Incoming(p[0]), 3, Tau, FermionLine.All),
        new FermionLine(LineEnd.Incoming(p[1]), 0, LineBeginning.Outgoing(p[5]), 4, Electron, FermionLine.All),
        new FermionLine(LineEnd.Outgoing(p[2]), 2, LineBeginning.Outgoing(p[3]), 5, Muon, FermionLine.All));

    private static void AddIdentical(Complex[] amplitudes, FourVector beam1, FourVector beam2, FourVector muon, FourVector plus1, FourVector plus2)
    {
        var beams = new FermionLine(LineEnd.Incoming(beam2), 0, LineBeginning.Incoming(beam1), 3, 0, FermionLine.MasslessPair);
        var (end, beginning1, beginning2) = (LineEnd.Outgoing(muon), LineBeginning.Outgoing(plus1), LineBeginning.Outgoing(plus2));
        FermionLine Line(int endSlot, in LineBeginning beginning, int beginningSlot) => new(end, endSlot, beginning, beginningSlot, Muon, FermionLine.All);
        ThreeFermionLines.Add(beams, Line(1, beginning1, 4), Line(2, beginning2, 5), +1, amplitudes);
        ThreeFermionLines.Add(beams, Line(1, beginning2, 5), Line(2, beginning1, 4), -1, amplitudes);
    }

    private static double Squared((FermionLine A, FermionLine B, FermionLine C) lines)
    {
        var amplitudes = new Complex[ThreeFermionLines.Amplitudes];
        ThreeFermionLines.Add(lines.A, lines.B, lines.C, +1, amplitudes);
        return amplitudes.Sum(a => a.Real * a.Real + a.Imaginary * a.Imaginary);
    }

    private static Complex[] Amplitudes(
        in FermionLine a, in PhotonLanes fromA, in FermionLine b, in PhotonLanes fromB, in FermionLine c, in PhotonLanes fromC)
    {
        var amplitudes = new Complex[ThreeFermionLines.Amplitudes];
        ThreeFermionLines.Add(a, fromA, b, fromB, c, fromC, +1, amplitudes);
        return amplitudes;
    }

    // Each photon with a multiple of its momentum added, about as large as itself.
    private static PhotonLanes Shifted(in FermionLine line, in PhotonLanes photons)
    {
        var components = photons.Dot(new FourVector(1, 0, 0, 0));
        var size = Enumerable.Range(0, 4).Max(state => Complex.Abs(components[state]));
        var shift = new Complex(0.7, -0.4) * size;
        return photons.Without(new ComplexLanes(shift, 2 * shift, 3 * shift, 4 * shift), line.Transfer);
    }

    private static (FourVector Electron, FourVector Positron) Beams(double mass)
    {
        var momentum = Math.Sqrt(SqrtS * SqrtS / 4 - mass * mass);
        return (FourVector.FromMass(new(0, 0, momentum), mass), FourVector.FromMass(new(0, 0, -momentum), mass));
    }

    private static List<FourVector[]> Events(double mass1, double mass2)
    {
        var rng = RandomStream.FromSeed(20261121)["four leptons"];
        var (beam1, beam2) = Beams(Electron);
        return [.. Enumerable.Range(0, 40).Select(_ =>
        {
            var (pair1, pair2) = PhaseSpace.TwoBody(FourVector.AtRest(SqrtS), rng.Uniform(0.3, 4), rng.Uniform(3.7, 6), rng);
            var (f, fbar) = PhaseSpace.TwoBody(pair1, mass1, mass1, rng);
            var (g, gbar) = PhaseSpace.TwoBody(pair2, mass2, mass2, rng);
            return new[] { beam1, beam2, f, fbar, g, gbar };
        })];
    }
}
