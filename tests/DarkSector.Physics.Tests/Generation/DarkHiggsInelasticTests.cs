using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

public class DarkHiggsInelasticTests
{
    private const double SqrtS = 10.58;
    private static readonly IntegrationOptions Options = new(10_000);

    [Fact]
    public void ProductionCrossSection_OfAWeakCouplingIsTheNarrowWidth()
    {
        var process = Process(darkFineStructure: 1e-4);
        var narrow = DarkHiggsstrahlung.Invisible(process.Higgs, Particle.Muon, SqrtS).ProductionCrossSection;
        Assert.Equal(narrow, process.ProductionCrossSection, 1e-3 * narrow);
        // charge 2 couples with 4 alpha_D
        Assert.Equal(4, Process(charge: 2).ProductionCrossSection / Process().ProductionCrossSection, 9);
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheQuadrature()
    {
        foreach (var process in new[] { Process(), Process(daughter: Particle.ChargedPion), Process(daughter: Particle.ChargedKaon, higgs: 1.5), Process(lepton: Particle.Muon) })
        {
            var integral = Generator.For(process, Options, RandomStream.FromSeed(3)).CrossSection;
            Assert.Equal(process.TotalCrossSection(), integral.Value, 3.5 * integral.Error);
            Assert.InRange(integral.RelativeError, 0, 0.008);
        }
    }

    [Fact]
    public void TotalCrossSection_HasTheBranchingFractions()
    {
        var process = Process(daughter: Particle.ChargedPion);
        var fractions = process.Higgs.Fraction(Particle.ChargedPion) * process.Matter.LeptonFraction(Particle.Electron);
        Assert.Equal(process.ProductionCrossSection * fractions, process.TotalCrossSection(), 1e-12);
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var process = Process(lepton: Particle.Muon);
        Assert.Equal(["mu1True", "mu2True", "chi1True", "chi1FromChi2True", "mu3True", "mu4True"], process.FinalState.Select(p => p.Name));
        var sample = Generator.For(process, Options, RandomStream.FromSeed(1)).Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2));
        var k = process.FinalState.Select(p => sample.Events.Particle(p.Name)).ToArray();
        for (var i = 0; i < sample.Events.Count; i++)
        {
            var sum = k.Aggregate(new FourVector(0, 0, 0, 0), (total, particle) => total + particle[i]);
            Assert.Equal(0, sum.P, 9);
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0.5, (k[0][i] + k[1][i]).Mass, 8);
            Assert.Equal(1.4, (k[3][i] + k[4][i] + k[5][i]).Mass, 8);
            Assert.Equal(1, k[2][i].Mass, 8);
        }
        Assert.InRange(sample.Unweighting.Efficiency, 0.1, 1);
    }

    [Fact]
    public void Events_FollowThePolarisationOfTheDarkPhoton()
    {
        // A' made far above threshold is longitudinal: chi1 chi2, where heavy, are near a wave without preference; where light they shun the flight direction.
        double MeanSquaredCosine(double m1)
        {
            var process = Process(m1: m1, splitting: 0.3);
            var events = Generator.For(process, Options, RandomStream.FromSeed(4)).Generate(20_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(5)).Events;
            var (chi1, product, e1, e2) = (events.Particle("chi1True"), events.Particle("chi1FromChi2True"), events.Particle("e1True"), events.Particle("e2True"));
            return Enumerable.Range(0, events.Count).Average(i =>
            {
                var boson = chi1[i] + product[i] + e1[i] + e2[i];
                return Math.Pow(Math.Cos(chi1[i].InRestFrameOf(boson).AngleTo(boson)), 2);
            });
        }
        // sin^2 alone has 1/5, isotropy 1/3.
        Assert.InRange(MeanSquaredCosine(0.05), 0.19, 0.28);
        Assert.InRange(MeanSquaredCosine(1.2), MeanSquaredCosine(0.05) + 0.02, 0.34);
    }

    [Fact]
    public void ClosedChannels_AreRefusedWithTheReason()
    {
        Assert.Contains("needs a mass below 8.180 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => Process(higgs: 8.5)).Message, StringComparison.Ordinal);
        Assert.Contains("h' -> K K is closed", Assert.Throws<ArgumentException>(() => Process(daughter: Particle.ChargedKaon)).Message, StringComparison.Ordinal);
        Assert.Contains("h' -> mu mu is closed", Assert.Throws<ArgumentException>(() => Process(mixing: 0)).Message, StringComparison.Ordinal);
        var (first, second) = (new DarkPhoton(3, 1e-3), new DarkPhoton(3, 1e-4));
        Assert.Contains("both have the same", Assert.Throws<ArgumentException>(() => new DarkHiggsInelastic(
            new DarkHiggs(0.5, first, 0.1, 1e-4), new InelasticDarkMatter(1, 0.4, second, 0.1), Particle.Muon, Particle.Electron, SqrtS)).Message, StringComparison.Ordinal);
    }

    private static DarkHiggsInelastic Process(double higgs = 0.5, Particle? daughter = null, Particle? lepton = null, double darkFineStructure = 0.1,
        double mixing = 1e-4, double charge = 1, double m1 = 1, double splitting = 0.4)
    {
        var darkPhoton = new DarkPhoton(3, 1e-3 * darkFineStructure);
        return new DarkHiggsInelastic(new DarkHiggs(higgs, darkPhoton, darkFineStructure, mixing, charge),
            new InelasticDarkMatter(m1, splitting, darkPhoton, darkFineStructure), daughter ?? Particle.Muon, lepton ?? Particle.Electron, SqrtS);
    }
}
