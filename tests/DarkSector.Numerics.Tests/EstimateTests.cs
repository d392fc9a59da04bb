namespace DarkSector.Numerics.Tests;

public class EstimateTests
{
    [Fact]
    public void Multiplication_ScalesTheErrorByTheMagnitude() => Assert.Equal(new Estimate(-6, 1), -2 * new Estimate(3, 0.5));

    [Fact]
    public void Pull_CountsErrors() => Assert.Equal(-2, new Estimate(3, 0.5).Pull(4));

    [Fact]
    public void ToString_DoesNotDependOnTheCulture() => Assert.Equal("3.25 +- 0.5", Foreign.Run(() => new Estimate(3.25, 0.5).ToString()));
}
