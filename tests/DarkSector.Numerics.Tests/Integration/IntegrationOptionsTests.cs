using DarkSector.Numerics.Integration;

namespace DarkSector.Numerics.Tests.Integration;

public class IntegrationOptionsTests
{
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(20_000, 20_000)]
    [InlineData(75_000, 75_000)]
    [InlineData(10_000_000, 120_000)]
    public void ToDraw_TakesAsManyPointsAsEventsWithinLimits(int events, int points) =>
        Assert.Equal(new IntegrationOptions(points), IntegrationOptions.ToDraw(events, fewestPoints: 20_000));
}
