using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class PiecewiseLinearTests
{
    private static readonly PiecewiseLinear Falling = new((1, 0.9), (5, 0.5), (9, 0));

    [Theory]
    [InlineData(-3, 0.9)]
    [InlineData(1, 0.9)]
    [InlineData(2, 0.8)]
    [InlineData(5, 0.5)]
    [InlineData(7, 0.25)]
    [InlineData(9, 0)]
    [InlineData(100, 0)]
    [InlineData(double.NaN, double.NaN)]
    public void At_FollowsStraightLinesAndTheEndValues(double x, double expected) => Assert.Equal(expected, Falling.At(x), 12);

    [Fact]
    public void ScaledBy_MultipliesAllValues() => Assert.Equal(0.4, Falling.ScaledBy(0.5).At(2), 12);

    [Fact]
    public void Constructor_RefusesWhatIsNoCurve()
    {
        Assert.Contains("at least one point", Assert.ThrowsAny<ArgumentException>(() => new PiecewiseLinear()).Message, StringComparison.Ordinal);
        Assert.Contains("point 2 at 1 follows one at 1", Assert.ThrowsAny<ArgumentException>(() => new PiecewiseLinear((1, 0), (1, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("(0, -1)", Assert.ThrowsAny<ArgumentException>(() => new PiecewiseLinear((0, -1))).Message, StringComparison.Ordinal);
        Assert.Contains("NaN", Assert.ThrowsAny<ArgumentException>(() => new PiecewiseLinear((0, double.NaN))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Efficiencies_RefuseCurvesAboveOne()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new Vertexing { Efficiency = new PiecewiseLinear((0, 1.2)) });
        Assert.Contains("Efficiency reaches 1.2", error.Message, StringComparison.Ordinal);
    }
}
