using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

[Collection(AlpSearchGroup.Name)]
public class AlpToPhotonsTests(AlpSearchSamples samples)
{
    [Fact]
    public void Signal_IsWeightedToLuminosityAndCrossSection()
    {
        var model = new PhotonAlp(2, 2e-3);
        Assert.Equal(0.445 * samples.Search.SignalCrossSection(model), samples.Search.Signal(model, 500, RandomStream.FromSeed(1)).SumOfWeights, 1e-9 * 200);
    }

    [Theory]
    [InlineData(0.2, 118.3)]
    [InlineData(1, 115.3)]
    [InlineData(4, 74.5)]
    [InlineData(8, 9.30)]
    public void SignalCrossSection_IsThatWithoutRadiationUpToWhatTheBeamsLose(double mass, double withoutRadiation)
    {
        // alpha g^2/24 (1 - m^2/s)^3 at g = 1e-3 and 10.58 GeV. It is flat in s at low mass, where radiation changes nothing, and falls towards threshold.
        Assert.InRange(samples.Search.SignalCrossSection(new PhotonAlp(mass, 1e-3)) / withoutRadiation, 0.84 - 0.01 * mass, 1.005);
    }

    [Fact]
    public void Photons_AreSortedAndKnowWhichIsBesideTheAlp()
    {
        var signal = samples.Search.Signal(new PhotonAlp(3, 1e-3), 2000, RandomStream.FromSeed(4)).Where(gamma3E => gamma3E > 0);
        var (first, second, third) = (signal.Particle("gamma1"), signal.Particle("gamma2"), signal.Particle("gamma3"));
        for (var i = 0; i < signal.Count; i++)
        {
            var collider = samples.Search.Collider;
            Assert.True(collider.ToCms(first[i]).E >= collider.ToCms(second[i]).E && collider.ToCms(second[i]).E >= collider.ToCms(third[i]).E);
            FourVector[] photons = [first[i], second[i], third[i]];
            var right = (int)signal["trueCombination"][i];
            Assert.Equal(signal["photonE"][i], photons[right - 1].E);
            Assert.Equal((samples.Search.Collider.Beams - photons[right - 1]).MassSquared, signal[$"recoilMassSquared{right}"][i], 1e-9);
        }
    }

    [Fact]
    public void Backgrounds_AreThreePhotonsAndFewLostElectrons()
    {
        var range = AlpMassRange.Published[1];
        double[] selected = [.. samples.Backgrounds.Select(background => range.Selection.Apply(background).SumOfWeights)];
        // 4900 and 26 events in 0.445 fb^-1 with 100,000 generated events.
        Assert.InRange(selected[0], 4500, 5300);
        Assert.InRange(selected[1], 15, 40);
        Assert.All(samples.Backgrounds, background => Assert.DoesNotContain(background["trueCombination"].ToArray(), right => right > 0));
    }

    [Fact]
    public void WithoutTracks_MultipliesByTheLossOfBothTracks()
    {
        var momentum = samples.Search.Collider.ToLaboratory(FourVector.FromMass(new ThreeVector(2, 0, 1), 0));
        var (electron, positron) = (new TrueParticle("e1True", Particle.Electron, -1), new TrueParticle("e2True", Particle.Electron, +1));
        var sample = Detectors.FixedSample.Of(10, (electron, momentum), (positron, momentum), (TrueParticle.Photon("photonTrue"), momentum));
        var lost = samples.Search.WithoutTracks(sample);
        var loss = 1 - samples.Search.Detector.Tracking.Efficiency(momentum);
        Assert.Equal(loss * loss * sample.Events.SumOfWeights, lost.Events.SumOfWeights, 1e-12);
        Assert.All(lost.Particles, particle => Assert.Equal(Particle.Photon, particle.Kind));
    }

    [Theory]
    [InlineData(0.2, "ggsel", "hie")]
    [InlineData(7, "hie", "ggsel")]
    public void Triggers_ChangeHandsWhereThePhotonsStopBeingBackToBack(double mass, string better, string worse)
    {
        // A light ALP and its photon are back to back like Bhabha scattering, which vetoes hie. Talk 001: hie at high mass, ggsel at low mass.
        var range = AlpMassRange.Of(AlpMassRange.Published, mass);
        var selected = range.Selection.Without("trigger: energy sum, three clusters or two photons").Apply(samples.Search.Signal(new PhotonAlp(mass, 1e-3), 4000, RandomStream.FromSeed(5)));
        Assert.True(selected[better + "Trigger"].ToArray().Average() > 0.9, better);
        Assert.True(selected[worse + "Trigger"].ToArray().Average() < 0.5, worse);
    }

    [Fact]
    public void SameSeed_GivesTheSameEvents()
    {
        var model = new PhotonAlp(1, 1e-3);
        var (one, two) = (samples.Search.Signal(model, 300, RandomStream.FromSeed(6)), samples.Search.Signal(model, 300, RandomStream.FromSeed(6)));
        Assert.Equal(one["constrainedMassSquared1"].ToArray(), two["constrainedMassSquared1"].ToArray());
    }

    [Fact]
    public void Ranges_RefuseMassesOutside()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => AlpMassRange.Of(AlpMassRange.Published, 0.1));
        Assert.Contains("0.2 to 9.7 GeV", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlpMassRange("empty", 2, 1, AlpObservable.Pair, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlpMassRange("wild", 1, 2, AlpObservable.Pair, 1, 20));
    }
}
