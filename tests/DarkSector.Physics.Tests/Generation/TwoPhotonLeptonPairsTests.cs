using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Generation;

public class TwoPhotonLeptonPairsTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void TauPairs_AreASixthBelowAllDiagramsWhichHaveTheCrossSectionOfTheTable()
    {
        // AAFH: 0.037e9 events in 2 ab^-1, two digits: 1.4 %. Taus from annihilation with a soft e+e- pair are no photon fusion.
        double Of(Process process) => Generator.For(process, new IntegrationOptions(20_000), RandomStream.FromSeed(1)).CrossSection.Value;
        var exact = Of(new ElectronPairLeptonPair(Particle.Tau, SqrtS));
        Assert.Equal(DataSets.BuiltIn.CrossSections["ee tau tau"].Value.Value, exact, 0.02 * exact);
        Assert.Equal(0.844, Of(new TwoPhotonLeptonPairs(Particle.Tau, SqrtS)) / exact, 0.015);
    }

    [Fact]
    public void Muons_AreThoseOfTheNormalisedProcessUpToItsFactor()
    {
        var options = new IntegrationOptions(5_000);
        var plain = Generator.For(new TwoPhotonLeptonPairs(Particle.Muon, SqrtS), options, RandomStream.FromSeed(2));
        var normalised = Generator.For(new TwoPhotonMuonPairs(SqrtS), options, RandomStream.FromSeed(2));
        Assert.Equal(TwoPhotonMuonPairs.CorrectionFactor * plain.CrossSection.Value, normalised.CrossSection.Value, 1e-9 * plain.CrossSection.Value);
    }

    [Fact]
    public void ElectronPairs_OutnumberMuonsAsTheirMassesSay()
    {
        // The same luminosity of photons at the same W: with W > 2 GeV masses are small and the ratio is that of the two cross-sections near threshold.
        Generator Of(Particle lepton) => Generator.For(new TwoPhotonLeptonPairs(lepton, SqrtS, minimumMass: 2), new IntegrationOptions(20_000), RandomStream.FromSeed(3));
        var ratio = Of(Particle.Electron).CrossSection.Value / Of(Particle.Muon).CrossSection.Value;
        Assert.InRange(ratio, TwoPhotonLeptonPairs.PhotonFusion(Particle.Electron, 5) / TwoPhotonLeptonPairs.PhotonFusion(Particle.Muon, 5),
            TwoPhotonLeptonPairs.PhotonFusion(Particle.Electron, 2) / TwoPhotonLeptonPairs.PhotonFusion(Particle.Muon, 2));
    }

    [Fact]
    public void Events_ConserveMomentumAndMasses()
    {
        var collider = Collider.Symmetric(SqrtS);
        var sample = Generator.For(new TwoPhotonLeptonPairs(Particle.Tau, SqrtS), new IntegrationOptions(2_000), RandomStream.FromSeed(4))
            .Generate(500, collider, RandomStream.FromSeed(5));
        var momenta = sample.Particles.Select(p => sample.Events.Particle(p.Name)).ToArray();
        for (var i = 0; i < sample.Events.Count; i++)
        {
            Assert.InRange((momenta.Select(m => m[i]).Aggregate((a, b) => a + b) - collider.Beams).P, 0, 1e-6);
            Assert.Equal(Particle.Tau.Mass, momenta[0][i].Mass, 6);
        }
    }

    [Fact]
    public void Constructor_RefusesPairsBelowThresholdAndOtherParticles()
    {
        Assert.Contains("3.5537 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new TwoPhotonLeptonPairs(Particle.Tau, SqrtS, minimumMass: 0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TwoPhotonLeptonPairs(Particle.Photon, SqrtS));
        Assert.Contains("3.5537 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new ElectronPairLeptonPair(Particle.Tau, SqrtS, minimumMass: 0.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ElectronPairLeptonPair(Particle.Electron, SqrtS));
    }
}
