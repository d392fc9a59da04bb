using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class PhotonResponseTests
{
    private const int Events = 20_000;

    [Theory]
    [InlineData(60, 3)]
    [InlineData(20, 1)]
    [InlineData(140, 0.2)]
    [InlineData(90, 3)] // gap
    [InlineData(60, 0.04)] // below threshold
    public void Respond_FindsPhotonsThatDidNotConvert(double degrees, double energy)
    {
        var photon = FixedSample.At(degrees, 1, energy);
        var events = Detector.BelleII.Response(FixedSample.Of(Events, (TrueParticle.Photon("photonTrue"), photon)));
        FixedSample.IsShare(Detector.BelleII.Calorimeter.Efficiency(photon) * (1 - Detector.BelleII.Material.InnerConversion(photon)),
            [.. events["photonE"].Select(e => !double.IsNaN(e))]);
        Assert.All(events["photonGapEfficiency"], x => Assert.Equal(degrees == 90 ? 0.6 : 0, x, 9));
        Assert.False(events.HasColumn("photonIsMerged"), "One photon merges with nothing.");
    }

    [Fact]
    public void Respond_ClosureOfThePeakAndTheWidth()
    {
        var events = Detector.BelleII.Response(FixedSample.Of(Events, (TrueParticle.Photon("photonTrue"), FixedSample.At(60, 1, 2))));
        var photons = events.Particle("photon").Where(p => !double.IsNaN(p.E)).ToArray();
        // Above the peak the response is half a Gaussian of 1.88 %.
        var high = photons.Where(p => p.E > 2).ToArray();
        Assert.Equal(0.0188, Math.Sqrt(high.Average(p => Math.Pow(p.E / 2 - 1, 2))), 4e-4);
        FixedSample.IsStandard([.. photons.Select(p => (p.Theta - 60 * deg) / Detector.BelleII.Calorimeter.Resolution.Theta(CalorimeterRegion.Barrel, 2))]);
    }

    [Fact]
    public void Respond_MergesClosePhotonsIntoTheHarder()
    {
        // 30 mrad apart: less than a crystal.
        var (soft, hard) = (FixedSample.At(60, 1, 1), FixedSample.At(60, 1 + 0.030 / Math.Sin(60 * deg), 2));
        var detector = Perfect();
        var events = detector.Response(FixedSample.Of(200, (TrueParticle.Photon("photon1True"), soft), (TrueParticle.Photon("photon2True"), hard), (TrueParticle.Photon("photonTrue"), FixedSample.At(100, 4, 2))));
        Assert.All(events["photon1E"], e => Assert.True(double.IsNaN(e)));
        Assert.All(events["photon2E"], e => Assert.Equal(3, e, 9));
        Assert.All(events["photonE"], e => Assert.Equal(2, e, 9));
        Assert.All(events["photon1IsMerged"].Concat(events["photon2IsMerged"]), x => Assert.Equal(1, x));
        Assert.All(events["photonIsMerged"], x => Assert.Equal(0, x));
        Assert.All(events.Particle("photon2"), p => Assert.Equal(20 * mrad, p.AngleTo(soft), 0.05 * mrad));
    }

    [Fact]
    public void Respond_SeparatesPhotonsAsOftenAsTheAngleSays()
    {
        var (first, second) = (FixedSample.At(60, 1, 2), FixedSample.At(60, 1 + 0.066 / Math.Sin(60 * deg), 2));
        var events = Perfect().Response(FixedSample.Of(Events, (TrueParticle.Photon("photon1True"), first), (TrueParticle.Photon("photon2True"), second)));
        var expected = new ClusterMerging().Probability(first.AngleTo(second));
        Assert.InRange(expected, 0.4, 0.6);
        FixedSample.IsShare(expected, [.. events["photon1IsMerged"].Select(x => x == 1)]);
        Assert.All(events["photon1E"].Zip(events["photon2E"]), pair => Assert.Equal(4, (double.IsNaN(pair.First) ? 0 : pair.First) + (double.IsNaN(pair.Second) ? 0 : pair.Second), 9));
    }

    [Fact]
    public void Respond_DoesNotMergeWithWhatTheCalorimeterCannotSee()
    {
        var (seen, soft, lost) = (FixedSample.At(12.6, 1, 2), FixedSample.At(12.6, 1.01, 0.03), FixedSample.At(12.2, 1, 2));
        var events = Perfect().Response(FixedSample.Of(100, (TrueParticle.Photon("photon1True"), seen), (TrueParticle.Photon("photon2True"), lost), (TrueParticle.Photon("photon3True"), soft)));
        Assert.All(events["photon1E"], e => Assert.Equal(2, e, 9));
        Assert.All(events["photon1IsMerged"].Concat(events["photon2IsMerged"]), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Respond_VariedMapLosesPhotonsWhereItSaysAndNoneElsewhere()
    {
        var sample = FixedSample.Of(Events, (TrueParticle.Photon("photon1True"), FixedSample.At(60, 1, 3)), (TrueParticle.Photon("photon2True"), FixedSample.At(110, 3, 3)));
        var data = Detector.BelleII with { Calorimeter = new Calorimeter { ExtraLosses = [PhotonLoss.BackwardBarrel(0.3)] } };
        var (nominal, varied) = (Detector.BelleII.Response(sample), data.Response(sample));
        Assert.Equal(nominal["photon1Px"].ToArray(), varied["photon1Px"].ToArray());
        var foundBefore = nominal["photon2E"].Zip(varied["photon2E"]).Where(pair => !double.IsNaN(pair.First)).ToArray();
        FixedSample.IsShare(0.3, [.. foundBefore.Select(pair => double.IsNaN(pair.Second))]);
        Assert.All(foundBefore.Where(pair => !double.IsNaN(pair.Second)), pair => Assert.Equal(pair.First, pair.Second));
    }

    private static Detector Perfect() => Detector.BelleII with
    {
        Calorimeter = new Calorimeter { HardPhotonLoss = 0, SoftPhotonLoss = 0, Resolution = new ClusterResolution { WidthFactor = 0, AngleFactor = 0 } },
        Material = new Material { Inner = [] },
    };
}
