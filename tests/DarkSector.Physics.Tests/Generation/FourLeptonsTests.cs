using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>Four-lepton events, made once.</summary>
public sealed class FourLeptonEvents
{
    public FourLeptonEvents()
    {
        (FourMuons, FourMuonSample) = Make(FourLeptons.FourMuons(10.58));
        (MuonsAndTaus, MuonAndTauSample) = Make(FourLeptons.MuonPairTauPair(10.58));
    }

    public Generator FourMuons { get; }

    public EventSample FourMuonSample { get; }

    public Generator MuonsAndTaus { get; }

    public EventSample MuonAndTauSample { get; }

    private static (Generator, EventSample) Make(FourLeptons process)
    {
        var generator = Generator.For(process, new IntegrationOptions(20_000), RandomStream.FromSeed(20261121));
        return (generator, generator.Generate(20_000, Collider.Symmetric(10.58), RandomStream.FromSeed(3)));
    }
}

public class FourLeptonsTests(FourLeptonEvents events) : IClassFixture<FourLeptonEvents>
{
    private const double SqrtS = 10.58;

    private static readonly double Muon = Particle.Muon.Mass, Tau = Particle.Tau.Mass;

    [Fact]
    public void FourMuons_HaveTheCrossSectionOfMadGraph()
    {
        var expected = Reference.Load("sm_xsec.csv").Row("process", "mu+mu-mu+mu-")("sigma_mg5_madevent_pb") * pb;
        var sigma = events.FourMuons.CrossSection;
        Assert.Equal(expected, sigma.Value, 0.01 * expected + 2 * sigma.Error);
        Assert.InRange(sigma.RelativeError, 0, 0.003);
    }

    [Fact]
    public void MuonsAndTaus_HaveTheCrossSectionOfTheTwoKindsOfDiagrams()
    {
        // Conversion and radiation do not interfere in the total: they differ in the charge conjugation of one pair.
        var expected = FourLeptonPieces.Conversion(SqrtS, Muon, Tau) + FourLeptonPieces.Radiation(SqrtS, Tau, Muon) + FourLeptonPieces.Radiation(SqrtS, Muon, Tau);
        var sigma = events.MuonsAndTaus.CrossSection;
        Assert.Equal(expected, sigma.Value, 3 * sigma.Error);
        Assert.InRange(sigma.RelativeError, 0, 0.002);
        // AAFH, as Belle II uses it, has 0.143 pb.
        Assert.Equal(0.143 * pb, expected, 0.02 * 0.143 * pb);
    }

    [Fact]
    public void FourMuons_WithoutExchangeAreTheTwoKindsOfDiagrams()
    {
        // As if the pairs were of different kinds: half of both pieces. The exchange of identical muons takes 3.5 % away from this.
        var expected = FourLeptonPieces.Conversion(SqrtS, Muon, Muon) / 2 + FourLeptonPieces.Radiation(SqrtS, Muon, Muon);
        var sigma = Generator.For(new WithoutExchange(), new IntegrationOptions(10_000), RandomStream.FromSeed(8)).CrossSection;
        Assert.Equal(expected, sigma.Value, 3 * sigma.Error);
        Assert.InRange(sigma.RelativeError, 0, 0.004);
        Assert.Equal(0.965, events.FourMuons.CrossSection.Value / expected, 0.007);
    }

    [Fact]
    public void MuonPairMass_InMuonsAndTausFollowsTheTwoKindsOfDiagrams()
    {
        // Bins of ln M. Muons that radiate a tau pair, 0.1 % of all, are left out of the expectation.
        var axis = Axis.Regular(20, Math.Log(2 * Muon), Math.Log(SqrtS - 2 * Tau));
        var table = events.MuonAndTauSample.Events;
        var generated = Histogram.Fill(axis, [.. table.Particle("mu1True").Zip(table.Particle("mu2True"), (a, b) => Math.Log((a + b).Mass))], table.Weights());
        double[] expected = [.. Enumerable.Range(0, axis.Bins).Select(bin => FourLeptonPieces.Conversion(SqrtS, Muon, Tau, axis.Edges[bin], axis.Edges[bin + 1])
            + FourLeptonPieces.Radiation(SqrtS, Tau, Muon, axis.Edges[bin], axis.Edges[bin + 1]))];
        // The expectation as a histogram of a hundred times the statistics.
        var sum = expected.Sum();
        Assert.InRange(SameShape.PValue(generated, new Histogram(axis, [.. expected.Select(e => 2e6 * e / sum)], [.. expected.Select(e => 2e6 * e / sum)])), 0.01, 1);
    }

    [Fact]
    public void IdenticalMuons_HaveTheSameDistributions()
    {
        var table = events.FourMuonSample.Events;
        Histogram Cosine(string muon) => Histogram.Fill(Axis.Regular(20, -1, 1), [.. table.Particle(muon).Select(p => p.CosTheta)], table.Weights());
        Histogram Mass(string first, string second) => Histogram.Fill(
            Axis.Regular(20, 0.2, 10.4), [.. table.Particle(first).Zip(table.Particle(second), (a, b) => (a + b).Mass)], table.Weights());
        Assert.InRange(SameShape.PValue(Cosine("mu1True"), Cosine("mu3True")), 0.01, 1);
        Assert.InRange(SameShape.PValue(Mass("mu1True", "mu2True"), Mass("mu3True", "mu2True")), 0.01, 1);
        // Opposite charges are attracted by the photon's pole, equal ones are not.
        Assert.InRange(SameShape.PValue(Mass("mu1True", "mu2True"), Mass("mu1True", "mu3True")), 0, 1e-6);
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        foreach (var sample in new[] { events.FourMuonSample, events.MuonAndTauSample })
        {
            var particles = sample.Particles.Select(p => (Mass: p.Kind!.Mass, Momenta: sample.Events.Particle(p.Name))).ToArray();
            for (var i = 0; i < 5000; i++)
            {
                var sum = particles.Aggregate(new FourVector(), (total, particle) => total + particle.Momenta[i]);
                Assert.Equal(SqrtS, sum.E, 9);
                Assert.Equal(0, sum.P, 9);
                Assert.All(particles, particle => Assert.Equal(particle.Mass, particle.Momenta[i].Mass, 6));
            }
        }
    }

    [Fact]
    public void Generate_KeepsManyOfThePoints()
    {
        Assert.InRange(events.FourMuonSample.Unweighting.Efficiency, 0.08, 1);
        Assert.InRange(events.MuonAndTauSample.Unweighting.Efficiency, 0.15, 1);
        Assert.InRange(events.FourMuonSample.Unweighting.OverweightFraction, 0, 0.003);
        Assert.InRange(events.MuonAndTauSample.Unweighting.OverweightFraction, 0, 0.003);
    }

    [Fact]
    public void Generate_GivesTheSameEventsForTheSameSeed()
    {
        double[] Sample() => Generator.For(FourLeptons.FourMuons(SqrtS), new IntegrationOptions(3000), RandomStream.FromSeed(5))
            .Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(6)).Events["mu3TruePx"].ToArray();
        Assert.Equal(Sample(), Sample());
    }

    [Fact]
    public void CrossSection_GoesWithTheFourthPowerOfAlpha()
    {
        var (p1, p2) = PhaseSpace.TwoBody(FourVector.AtRest(SqrtS), 1, 2, new ThreeVector(0.6, 0, 0.8));
        var ((a, b), (c, d)) = (PhaseSpace.TwoBody(p1, Muon, Muon, new ThreeVector(0, 1, 0)), PhaseSpace.TwoBody(p2, Muon, Muon, new ThreeVector(0, 0, 1)));
        double At(double alpha) => FourLeptons.FourMuons(SqrtS, fineStructure: alpha).DifferentialCrossSection([a, b, c, d]);
        Assert.Equal(Math.Pow(137.0 / 128, 4), At(1 / 128.0) / At(1 / 137.0), 12);
    }

    [Fact]
    public void Angles_AreKeptAndOnlyCut()
    {
        var all = events.FourMuonSample;
        var central = new PolarAngles(17 * deg, 150 * deg);
        var sample = Generator.For(FourLeptons.FourMuons(SqrtS, central), new IntegrationOptions(10_000), RandomStream.FromSeed(9))
            .Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(10));
        Assert.All(sample.Particles, p => Assert.All(sample.Events.Particle(p.Name), k => Assert.InRange(k.Theta, 17 * deg - 1e-9, 150 * deg + 1e-9)));
        var momenta = all.Particles.Select(p => all.Events.Particle(p.Name).ToArray()).ToArray();
        var weights = all.Events.Weights();
        var inside = Enumerable.Range(0, weights.Length).Where(i => momenta.All(p => central.Contain(p[i]))).Sum(i => weights[i]);
        Assert.Equal(inside, sample.CrossSection.Value, 4 * (sample.CrossSection.Error + Math.Sqrt(inside * all.CrossSection.Value / weights.Length)));
    }

    [Fact]
    public void Constructor_RefusesEnergiesBelowThreshold()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => FourLeptons.MuonPairTauPair(3.7));
        Assert.Contains("sqrt(s) = 3.7 GeV; two muons and two tau need more than 3.7650 GeV", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => FourLeptons.FourMuons(double.NaN));
    }

    // Four muons without the diagrams in which antimuons are exchanged, in the channels of all of them.
    private sealed class WithoutExchange : MultichannelProcess
    {
        private readonly FourLeptons _all = FourLeptons.FourMuons(FourLeptonsTests.SqrtS);

        public override string Name => "without exchange";

        public override string Normalisation => "none";

        public override double SqrtS => FourLeptonsTests.SqrtS;

        public override IReadOnlyList<TrueParticle> FinalState => _all.FinalState;

        public override int Dimensions => 8;

        public override IReadOnlyList<PhaseSpaceChannel> Channels => [.. _all.Channels.Take(3)];

        public override double DifferentialCrossSection(ReadOnlySpan<FourVector> momenta) => PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS)
            * Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 4) / 4
            * 2 * FourLeptonAmplitude.TwoPairs(SqrtS, momenta[0], momenta[1], Muon, momenta[2], momenta[3], Muon);
    }
}
