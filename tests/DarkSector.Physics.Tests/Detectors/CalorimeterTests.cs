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

    private static FourVector Photon(double energy, double degrees) => FourVector.FromMass(ThreeVector.Direction(degrees * deg, 2) * energy, 0);
}
