using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Detectors;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class CalorimeterTests
{
    private static readonly Calorimeter Calorimeter = Detector.BelleII.Calorimeter;

    [Theory]
    [InlineData(12.3, false)] // beam pipe
    [InlineData(12.5, true)]
    [InlineData(31.3, true)]
    [InlineData(31.5, false)] // between forward end-cap and barrel
    [InlineData(32.1, false)]
    [InlineData(32.3, true)]
    [InlineData(89.7, true)]
    [InlineData(90, false)] // split of the barrel
    [InlineData(90.3, true)]
    [InlineData(128.6, true)]
    [InlineData(128.8, false)] // between barrel and backward end-cap
    [InlineData(130.6, false)]
    [InlineData(130.8, true)]
    [InlineData(155, true)]
    [InlineData(155.2, false)]
    public void Efficiency_KnowsEdgesAndGaps(double degrees, bool isActive) => Assert.Equal(isActive, Calorimeter.Efficiency(Photon(1, degrees)) > 0);

    [Theory]
    [InlineData(0.049, 0)]
    [InlineData(0.05, 0.979)] // 0.1 % of hard photons are lost, and 2 % more at threshold
    [InlineData(0.3, 0.99164)] // one scale of 0.25 GeV further: 2 %/e
    [InlineData(5, 0.999)]
    public void Efficiency_RisesWithEnergy(double energy, double expected) => Assert.Equal(expected, Calorimeter.Efficiency(Photon(energy, 60)), 5);

    [Fact]
    public void Efficiency_CanBeVariedForASystematic() =>
        Assert.Equal(0.99, (Calorimeter with { HardPhotonLoss = 0.01 }).Efficiency(Photon(6, 60)), 6);

    [Theory]
    [InlineData(60, CalorimeterRegion.Barrel)]
    [InlineData(20, CalorimeterRegion.Forward)]
    [InlineData(140, CalorimeterRegion.Backward)]
    [InlineData(90, null)]
    [InlineData(31.8, null)]
    [InlineData(5, null)]
    [InlineData(double.NaN, null)]
    public void RegionOf_IsNullWhereThereAreNoCrystals(double degrees, CalorimeterRegion? region) => Assert.Equal(region, Calorimeter.RegionOf(degrees * deg));

    [Theory]
    [InlineData(31.8, true)]
    [InlineData(90, true)]
    [InlineData(129.5, true)]
    [InlineData(60, false)]
    [InlineData(12, false)] // along the beams is no gap
    [InlineData(156, false)]
    public void IsInGap_IsBetweenTheParts(double degrees, bool isGap) => Assert.Equal(isGap, Calorimeter.IsInGap(degrees * deg));

    [Fact]
    public void ExtraLosses_AreAMapOfDirections()
    {
        var data = Calorimeter with { ExtraLosses = [PhotonLoss.BackwardBarrel(0.02), new PhotonLoss("soft forward", AngularRange.Degrees(12.4, 31.4), 0.5) { MinimumEnergy = 1 }] };
        Assert.Equal(0.98 * Calorimeter.Efficiency(Photon(3, 110)), data.Efficiency(Photon(3, 110)), 12);
        Assert.Equal(Calorimeter.Efficiency(Photon(3, 70)), data.Efficiency(Photon(3, 70)), 12);
        Assert.Equal(Calorimeter.Efficiency(Photon(3, 140)), data.Efficiency(Photon(3, 140)), 12);
        Assert.Equal(0.5 * Calorimeter.Efficiency(Photon(3, 20)), data.Efficiency(Photon(3, 20)), 12);
        Assert.Equal(Calorimeter.Efficiency(Photon(0.5, 20)), data.Efficiency(Photon(0.5, 20)), 12);
    }

    [Fact]
    public void Efficiency_OfNaNIsZero() => Assert.Equal(0, Calorimeter.Efficiency(new FourVector(double.NaN, 0, 1, 1)));

    private static FourVector Photon(double energy, double degrees) => FourVector.FromMass(ThreeVector.Direction(degrees * deg, 2) * energy, 0);
}
