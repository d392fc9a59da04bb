using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using MathNet.Numerics.Distributions;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class LeptonPairBosonTests
{
    private const double SqrtS = 10.58;
    private const double PerMille = 1e-3;

    [Fact]
    public void TotalCrossSection_OfAMuonphilicScalarMatchesMadGraph()
    {
        foreach (var row in Reference.Load("muonphilic_mumuS_xsec.csv").Rows)
            MatchesMadGraph(row, new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(row("m_S_GeV"), 0.01), SqrtS));
    }

    [Fact]
    public void TotalCrossSection_OfALeptophilicScalarMatchesMadGraph()
    {
        foreach (var row in Reference.Load("leptophilic_tautauphi_xsec.csv").Rows)
            MatchesMadGraph(row, new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(row("m_phi_GeV"), 1), SqrtS));
    }

    [Fact]
    public void TotalCrossSection_ReproducesTheTableOfTracesToTwoPerMille()
    {
        foreach (var row in Reference.Load("scalar_alp_prod.csv").Rows)
        {
            var mass = row("m_GeV");
            void Close(string column, Particle lepton, ILeptonBoson boson)
            {
                if (row(column) > 0)
                    Assert.Equal(row(column), new LeptonPairBoson(lepton, boson, SqrtS).TotalCrossSection(), 2 * PerMille * row(column));
                else
                    Assert.Throws<ArgumentOutOfRangeException>(() => new LeptonPairBoson(lepton, boson, SqrtS));
            }
            // A pseudoscalar coupling of 0.01 to muons
            var gP = 0.01 / (2 * Particle.Muon.Mass);
            Close("sigma_mumuS_fb(gS=0.01 Yukawa)", Particle.Muon, new MuonphilicScalar(mass, 0.01));
            Close("sigma_mumuP_fb(gP=0.01 i gamma5)", Particle.Muon, new LeptonAlp(mass, gP));
            Close("sigma_mumu_phiL_fb(xi=1: g=mmu/v)", Particle.Muon, new LeptophilicScalar(mass, 1));
            Close("sigma_tautau_phiL_fb(xi=1: g=mtau/v)", Particle.Tau, new LeptophilicScalar(mass, 1));
            Close("sigma_mumua_fb(C/Lambda=1/TeV: y=2 mmu C/Lambda)", Particle.Muon, new LeptonAlp(mass, 1 / TeV));
            Close("sigma_tautaua_fb(C/Lambda=1/TeV)", Particle.Tau, new LeptonAlp(mass, 1 / TeV));
            Assert.Equal(row("BR_phiL_tautau"), new LeptophilicScalar(mass, 1).LeptonFraction(Particle.Tau), 2 * PerMille * row("BR_phiL_tautau"));
        }
    }

    [Theory]
    [InlineData("mu", "scalar", 0.04)]
    [InlineData("mu", "scalar", 3)]
    [InlineData("mu", "scalar", 9)]
    [InlineData("mu", "alp", 0.25)]
    [InlineData("mu", "alp", 6)]
    [InlineData("tau", "scalar", 0.04)]
    [InlineData("tau", "scalar", 4)]
    [InlineData("tau", "alp", 2)]
    public void MonteCarlo_AgreesWithTheQuadrature(string leptonName, string kind, double mass)
    {
        // The Monte Carlo integrates helicity amplitudes with oriented beams, the quadrature formulas that were traced.
        var lepton = leptonName == "mu" ? Particle.Muon : Particle.Tau;
        ILeptonBoson boson = kind == "scalar" ? new LeptophilicScalar(mass, 1) : new LeptonAlp(mass, 1 / TeV);
        var process = new LeptonPairBoson(lepton, boson, SqrtS);
        var generator = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(17));
        Assert.Equal(process.TotalCrossSection(), generator.CrossSection.Value, 3 * generator.CrossSection.Error);
        Assert.InRange(generator.CrossSection.RelativeError, 0, 0.004);
        var sample = generator.Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(3));
        Assert.InRange(sample.Unweighting.Efficiency, 0.2, 1);
        Assert.Equal(lepton, sample.Particles[0].Kind);
    }

    [Fact]
    public void VectorBoson_IsTheZPrime()
    {
        var zPrime = LmuLtauZPrime.Vanilla(3, 0.01);
        Assert.Equal(new MuonPairZPrime(zPrime, SqrtS).TotalCrossSection(), new LeptonPairBoson(Particle.Muon, zPrime, SqrtS).TotalCrossSection());
        var taus = new LeptonPairBoson(Particle.Tau, zPrime, SqrtS);
        var integral = Generator.For(taus, new IntegrationOptions(10_000), RandomStream.FromSeed(17)).CrossSection;
        Assert.Equal(taus.TotalCrossSection(), integral.Value, 3 * integral.Error);
    }

    [Fact]
    public void Decay_MultipliesByTheBranchingFraction()
    {
        foreach (var boson in new ILeptonBoson[] { LmuLtauZPrime.Vanilla(0.25, 0.01), new LeptophilicScalar(4, 1), new LeptonAlp(1, 1 / TeV) })
        {
            var (whole, decayed) = (new LeptonPairBoson(Particle.Muon, boson, SqrtS), new LeptonPairBoson(Particle.Muon, boson, SqrtS, decay: Particle.Muon));
            var fraction = boson.LeptonFraction(Particle.Muon);
            Assert.Equal(fraction * whole.TotalCrossSection(), decayed.TotalCrossSection(), 1e-12 * whole.TotalCrossSection());
            var integral = Generator.For(decayed, new IntegrationOptions(10_000), RandomStream.FromSeed(18)).CrossSection;
            Assert.Equal(decayed.TotalCrossSection(), integral.Value, 3 * integral.Error);
        }
    }

    [Fact]
    public void Decay_GivesFourMuonsOfTheRightMasses()
    {
        var process = new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(1, 0.01), SqrtS, decay: Particle.Muon);
        var sample = Generator.For(process, new IntegrationOptions(5000), RandomStream.FromSeed(4))
            .Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(5));
        Assert.Equal(["mu1True", "mu2True", "mu3True", "mu4True"], sample.Particles.Select(p => p.Name));
        var muons = sample.Particles.Select(p => sample.Events.Particle(p.Name)).ToArray();
        for (var i = 0; i < 2000; i++)
        {
            var sum = muons[0][i] + muons[1][i] + muons[2][i] + muons[3][i];
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0, sum.P, 9);
            Assert.Equal(1, (muons[2][i] + muons[3][i]).Mass, 8);
            Assert.All(muons, muon => Assert.Equal(Particle.Muon.Mass, muon[i].Mass, 6));
        }
        var electrons = new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(0.1, 1), SqrtS, decay: Particle.Electron);
        Assert.Equal(["tau1True", "tau2True", "e1True", "e2True"], electrons.FinalState.Select(p => p.Name));
    }

    [Fact]
    public void HelicityAngle_IsFlatForAScalarAndNotForAVector()
    {
        Assert.InRange(PValueOfFlat(new MuonphilicScalar(3, 0.01)), 0.01, 1);
        // A hard Z' off a muon is transverse, 1 + cos^2; a slow one is not polarised.
        Assert.InRange(PValueOfFlat(LmuLtauZPrime.Vanilla(0.5, 0.01)), 0, 1e-6);
    }

    [Fact]
    public void Constructor_RefusesWhatCannotBe()
    {
        var closed = Assert.Throws<ArgumentOutOfRangeException>(() => new LeptonPairBoson(Particle.Tau, new LeptophilicScalar(7.5, 1), SqrtS));
        Assert.Contains("mass = 7.5 GeV; the process e+e- -> tau tau phi_L needs mass < 7.03 GeV at sqrt(s) = 10.58 GeV", closed.Message, StringComparison.Ordinal);
        var uncoupled = Assert.Throws<ArgumentException>(() => new LeptonPairBoson(Particle.Tau, new MuonphilicScalar(1, 0.1), SqrtS));
        Assert.Contains("does not couple to tau", uncoupled.Message, StringComparison.Ordinal);
        var electrons = Assert.Throws<ArgumentException>(() => new LeptonPairBoson(Particle.Electron, new LeptophilicScalar(1, 1), SqrtS));
        Assert.Contains("lepton = e", electrons.Message, StringComparison.Ordinal);
        var noDecay = Assert.Throws<ArgumentException>(() => new LeptonPairBoson(Particle.Muon, new LeptophilicScalar(0.1, 1), SqrtS, decay: Particle.Muon));
        Assert.Contains("branching fraction 0 to pairs of mu", noDecay.Message, StringComparison.Ordinal);
    }

    private static void MatchesMadGraph(Func<string, double> row, LeptonPairBoson process)
    {
        var sigma = process.TotalCrossSection();
        Assert.Equal(row("sigma_mg5_pb") * pb, sigma, Math.Min(3 * row("err_mg5_pb"), 0.01 * row("sigma_mg5_pb")) * pb);
        Assert.Equal(row("sigma_quadrature_pb") * pb, sigma, 1e-5 * sigma);
    }

    // Angle of the negative daughter to the flight of the boson, in the rest frame of the boson.
    private static double PValueOfFlat(ILeptonBoson boson)
    {
        const int Events = 20_000;
        var process = new LeptonPairBoson(Particle.Muon, boson, SqrtS, decay: Particle.Muon);
        var events = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(8))
            .Generate(Events, Collider.Symmetric(SqrtS), RandomStream.FromSeed(9)).Events;
        var (negative, positive) = (events.Particle("mu3True"), events.Particle("mu4True"));
        var histogram = Histogram.Fill(Axis.Regular(20, -1, 1), [.. negative.Zip(positive, (n, p) =>
            Math.Cos(n.InRestFrameOf(n + p).Momentum.AngleTo((n + p).Momentum)))]);
        var expected = Events / 20.0;
        var chiSquared = histogram.Values.ToArray().Sum(n => (n - expected) * (n - expected) / expected);
        return 1 - ChiSquared.CDF(19, chiSquared);
    }
}
