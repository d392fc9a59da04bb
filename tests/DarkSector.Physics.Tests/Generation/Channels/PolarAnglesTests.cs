using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation.Channels;

namespace DarkSector.Physics.Tests.Generation.Channels;

public class PolarAnglesTests
{
    [Theory]
    [InlineData(0.29, false)]
    [InlineData(0.31, true)]
    [InlineData(1.99, true)]
    [InlineData(2.01, false)]
    public void Contain_TakesTheMomentaBetweenTheAngles(double theta, bool expected) =>
        Assert.Equal(expected, new PolarAngles(0.3, 2).Contain(FourVector.FromMass(ThreeVector.Direction(theta, 1) * 3, 0.1)));

    [Fact]
    public void All_ContainsBothBeams()
    {
        Assert.True(PolarAngles.All.Contain(new FourVector(0, 0, 1, 1)));
        Assert.True(PolarAngles.All.Contain(new FourVector(0, 0, -1, 1)));
    }

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 3.2)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.NaN)]
    public void Constructor_RejectsAnglesThatAreNoRange(double minimum, double maximum) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolarAngles(minimum, maximum));
}
