using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

public class ZPrimeSystematicsTests
{
    [Theory]
    [InlineData(-0.5, 0.022, 0.016, 0.032, 0.34)]
    [InlineData(0.99, 0.022, 0.016, 0.032, 0.34)]
    [InlineData(1, 0.022, 0.016, 0.032, 0.05)]
    [InlineData(8.99, 0.022, 0.016, 0.032, 0.05)]
    [InlineData(9, 0.010, 0.064, 0.086, 0.05)]
    [InlineData(35.9, 0.010, 0.064, 0.086, 0.05)]
    [InlineData(36, 0.042, 0.072, 0.25, 0.05)]
    [InlineData(81, 0.042, 0.072, 0.25, 0.05)]
    public void Published_HasTheRangesOfTheSearch(double recoilMassSquared, double selection, double suppression, double background, double veto)
    {
        // Belle II, three ranges of the squared recoil mass: -0.5 to 9, 9 to 36, 36 to 81 GeV^2; photon veto below and above 1 GeV^2.
        double Size(string name) => ZPrimeSystematics.Published[name].At(recoilMassSquared);
        Assert.Equal(0.01, Size("luminosity"), 12);
        Assert.Equal(selection, Size("selection efficiency"), 12);
        Assert.Equal(suppression, Size("suppression efficiency"), 12);
        Assert.Equal(background, Size("background shape"), 12);
        Assert.Equal(veto, Size("photon veto"), 12);
    }
}
