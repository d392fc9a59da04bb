using DarkSector.Physics.Data;

namespace DarkSector.Physics.Tests.Data;

public class ResourceTableTests
{
    private static readonly ResourceTable Table = ResourceTable.Load("dark-photon-foresee.csv");

    [Fact]
    public void Interpolated_GoesThroughThePointsAndHoldsTheEnds()
    {
        var (mass, ratio) = (Table["mass"], Table["hadronRatio"]);
        var line = Table.Interpolated(ratio);
        Assert.Equal(ratio[200], line(mass[200]), 12);
        Assert.Equal((ratio[200] + ratio[201]) / 2, line((mass[200] + mass[201]) / 2), 12);
        Assert.Equal(ratio[0], line(0));
        Assert.Equal(ratio[^1], line(100));
    }

    [Fact]
    public void Tables_RiseInTheirFirstColumn()
    {
        foreach (var name in new[] { "dark-photon-foresee.csv", "dark-higgs-foresee.csv" })
        {
            var mass = ResourceTable.Load(name)["mass"];
            Assert.True(mass.Zip(mass[1..]).All(pair => pair.First < pair.Second), name);
        }
    }

    [Fact]
    public void UnknownNames_AreToldWithTheKnownOnes()
    {
        Assert.Contains("no table 'nothing.csv'", Assert.Throws<ArgumentException>(() => ResourceTable.Load("nothing.csv")).Message, StringComparison.Ordinal);
        Assert.Contains("which has mass, electronFraction", Assert.Throws<KeyNotFoundException>(() => Table["width"]).Message, StringComparison.Ordinal);
    }
}
