using DarkSector.Physics.Detectors;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class ClusterMergingTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(43, 1)]
    [InlineData(55, 0.75)]
    [InlineData(66, 0.5)]
    [InlineData(88, 0)]
    [InlineData(500, 0)]
    [InlineData(double.NaN, 0)]
    public void Probability_FallsBetweenOneAndTwoCrystals(double milliradians, double expected) =>
        Assert.Equal(expected, new ClusterMerging().Probability(milliradians * mrad), 9);
}
