using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class MuonPairDarkPhotonTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void TotalCrossSection_MatchesMadGraph()
    {
        foreach (var row in Reference.Load("darkphoton_mumuAp_xsec.csv").Rows)
        {
            var sigma = new MuonPairDarkPhoton(new DarkPhoton(row("M_Ap_GeV"), 1e-3), SqrtS).TotalCrossSection();
            Assert.Equal(row("sigma_mg5_pb") * pb, sigma, Math.Min(3 * row("err_mg5_pb"), 0.01 * row("sigma_mg5_pb")) * pb);
            // The quadrature of the table neglects the electron mass: it is 2.5 permille higher at 0.04 GeV, where that matters most.
            Assert.Equal(row("own_total_pb") * pb, sigma, (row("M_Ap_GeV") < 0.1 ? 4e-3 : 4e-4) * sigma);
        }
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.04)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10.3)]
    public void MonteCarlo_AgreesWithTheQuadrature(double mass)
    {
        // Helicity amplitudes with all four diagrams against traces of two pairs of them: the interference drops out.
        var process = new MuonPairDarkPhoton(new DarkPhoton(mass, 1e-3), SqrtS);
        var integral = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(17)).CrossSection;
        Assert.Equal(process.TotalCrossSection(), integral.Value, 3 * integral.Error);
        Assert.InRange(integral.RelativeError, 0, 0.004);
    }

    [Fact]
    public void WithoutElectronCoupling_ItIsTheZPrime()
    {
        var model = LmuLtauZPrime.Vanilla(1, 0.01);
        var (general, offMuons) = (new MuonPairDarkPhoton(model, SqrtS), new MuonPairZPrime(model, SqrtS));
        Assert.Equal(offMuons.TotalCrossSection(), general.TotalCrossSection(), 1e-12 * offMuons.TotalCrossSection());
        var rng = RandomStream.FromSeed(6);
        for (var i = 0; i < 50; i++)
        {
            var (k1, k2, q) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), Particle.Muon.Mass, Particle.Muon.Mass, 1, rng);
            var expected = offMuons.SquaredAmplitude(k1, k2, q);
            Assert.Equal(expected, general.SquaredAmplitude([k1, k2, q]), 1e-7 * expected); // electron mass
        }
    }

    [Fact]
    public void Events_ConserveMomentumAndFollowTheBeams()
    {
        var process = new MuonPairDarkPhoton(new DarkPhoton(1, 1e-3), SqrtS, decay: Particle.Electron);
        var generator = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(4));
        Assert.Equal(process.TotalCrossSection(), generator.CrossSection.Value, 3 * generator.CrossSection.Error);
        Assert.Equal(new DarkPhoton(1, 1e-3).Fraction(Particle.Electron) * new MuonPairDarkPhoton(new DarkPhoton(1, 1e-3), SqrtS).TotalCrossSection(), process.TotalCrossSection(), 1e-12);

        var sample = generator.Generate(5000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(5));
        Assert.Equal(["mu1True", "mu2True", "e1True", "e2True"], sample.Particles.Select(p => p.Name));
        Assert.InRange(sample.Unweighting.Efficiency, 0.15, 1);
        Assert.InRange(sample.Unweighting.OverweightFraction, 0, 0.002);
        var particles = sample.Particles.Select(p => sample.Events.Particle(p.Name)).ToArray();
        var forward = 0;
        for (var i = 0; i < 5000; i++)
        {
            var boson = particles[2][i] + particles[3][i];
            var sum = particles[0][i] + particles[1][i] + boson;
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0, sum.P, 9);
            Assert.Equal(1, boson.Mass, 7);
            Assert.Equal(Particle.Muon.Mass, particles[0][i].Mass, 6);
            forward += Math.Abs(boson.CosTheta) > 0.99 ? 1 : 0;
        }
        // A flat distribution would have 1 %.
        Assert.InRange(forward, 1500, 5000);
    }

    [Fact]
    public void Constructor_RefusesWhatCannotBe()
    {
        var closed = Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairDarkPhoton(new DarkPhoton(10.5, 1e-3), SqrtS));
        Assert.Contains("mass = 10.5 GeV; the process e+e- -> mu mu A' needs mass < 10.37 GeV at sqrt(s) = 10.58 GeV", closed.Message, StringComparison.Ordinal);
        var scalar = Assert.Throws<ArgumentException>(() => new MuonPairDarkPhoton(new MuonphilicScalar(1, 0.1), SqrtS));
        Assert.Contains("needs a vector coupling", scalar.Message, StringComparison.Ordinal);
        var wrongProcess = Assert.Throws<ArgumentException>(() => new LeptonPairBoson(Particle.Muon, new DarkPhoton(1, 1e-3), SqrtS));
        Assert.Contains("couples to electrons, which would radiate it too; use MuonPairDarkPhoton", wrongProcess.Message, StringComparison.Ordinal);
    }
}
