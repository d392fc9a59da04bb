using DarkSector.Physics.Triggers;

namespace DarkSector.Physics.Tests.Triggers;

public class TurnOnTests
{
    [Theory]
    [InlineData(TurnOnShape.ErrorFunction, 1.1, 0.8413447460685429)]
    [InlineData(TurnOnShape.Logistic, 1.1, 0.7310585786300049)]
    [InlineData(TurnOnShape.ErrorFunction, 1.0, 0.5)]
    [InlineData(TurnOnShape.Logistic, 1.0, 0.5)]
    public void Efficiency_IsTheShapeTimesThePlateau(TurnOnShape shape, double x, double expected) =>
        Assert.Equal(0.9 * expected, new TurnOn(1, 0.1, 0.9, shape).Efficiency(x), 12);

    [Theory]
    [InlineData(TurnOnShape.ErrorFunction)]
    [InlineData(TurnOnShape.Logistic)]
    public void Efficiency_RisesFromNothingToThePlateau(TurnOnShape shape)
    {
        var curve = new TurnOn(0.3, 0.03, 0.95, shape);
        var values = Enumerable.Range(0, 200).Select(i => curve.Efficiency(i * 0.01)).ToArray();
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
        Assert.Equal(0, curve.Efficiency(-1), 6);
        Assert.Equal(0.95, curve.Efficiency(2), 12);
        Assert.Equal(0, curve.Efficiency(double.NaN));
    }

    [Fact]
    public void AWidthOfZero_IsASharpThreshold()
    {
        var sharp = new TurnOn(0.3);
        Assert.Equal(0, sharp.Efficiency(0.3));
        Assert.Equal(1, sharp.Efficiency(0.3000001));
    }

    [Fact]
    public void Constructor_RefusesWhatIsNoCurve()
    {
        Assert.Contains("plateau = 95; an efficiency lies in [0, 1]. Give 95 % as 0.95", Assert.Throws<ArgumentOutOfRangeException>(() => new TurnOn(1, 0, 95)).Message, StringComparison.Ordinal);
        Assert.Contains("width = -1", Assert.Throws<ArgumentOutOfRangeException>(() => new TurnOn(1, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("threshold = NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new TurnOn(double.NaN)).Message, StringComparison.Ordinal);
    }
}
