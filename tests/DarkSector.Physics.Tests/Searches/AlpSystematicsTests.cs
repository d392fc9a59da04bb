using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.Tests.Searches;

public class AlpSystematicsTests
{
    [Fact]
    public void Assumed_HasThePublishedLuminosityAndNamesTheRestAssumed()
    {
        Assert.Equal(3.0 / 445, AlpSystematics.Assumed["luminosity"].At(1), 1e-12);
        Assert.Equal(0.056, AlpSystematics.Assumed.Total(SystematicEffect.Efficiency, 1), 0.002);
        Assert.All(AlpSystematics.Assumed.Systematics.Where(one => one.Name != "luminosity"), one => Assert.StartsWith("assumed", one.Source, StringComparison.Ordinal));
    }
}
