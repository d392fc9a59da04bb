using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class UpperLimitTests
{
    private static readonly UpperLimit Limit = new(0.90, 4, 1, 2, 4, 9, 16);

    [Fact]
    public void Scaled_MultipliesEveryValueAndKeepsTheLevel() =>
        Assert.Equal(new UpperLimit(0.90, 2, 0.5, 1, 2, 4.5, 8), Limit.Scaled(0.5));

    [Fact]
    public void Map_TurnsAStrengthIntoACoupling() =>
        Assert.Equal(new UpperLimit(0.90, 0.02, 0.01, 0.01 * Math.Sqrt(2), 0.02, 0.03, 0.04), Limit.Map(strength => 0.01 * Math.Sqrt(strength)));

    [Fact]
    public void Map_RejectsAFallingQuantity() => Assert.Throws<ArgumentException>(() => Limit.Map(strength => 1 / strength));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Scaled_RejectsAFactorThatIsNotPositive(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Scaled(factor));

    [Fact]
    public void ToString_SaysLevelObservedAndBands() => Assert.Equal(
        "90 % CL upper limit: observed 4, expected 4 (68 %: 2 to 9, 95 %: 1 to 16)", Limit.ToString());
}
