using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Kinematics;

public class ThreeVectorTests
{
    [Fact]
    public void Algebra_MatchesHandCalculation()
    {
        ThreeVector a = new(1, 2, 3), b = new(-2, 0, 5);
        Assert.Equal(13, a.Dot(b));
        Assert.Equal(new(10, -11, 4), a.Cross(b));
        Assert.Equal(new(-1, 2, 8), a + b);
        Assert.Equal(new(3, 2, -2), a - b);
        Assert.Equal(new(-1, -2, -3), -a);
        Assert.Equal(2 * a, a * 2);
        Assert.Equal(Math.Sqrt(14), a.Length);
    }

    [Fact]
    public void Cross_IsNormalToBoth()
    {
        ThreeVector a = new(0.3, -2, 1.7), b = new(4, 1.1, -0.2);
        Assert.Equal(0, a.Cross(b).Dot(a), 1e-14);
        Assert.Equal(0, a.Cross(b).Dot(b), 1e-14);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, -2)]
    [InlineData(1.5, 3)]
    [InlineData(3.1, 1)]
    public void Direction_HasItsAngles(double theta, double phi)
    {
        var direction = ThreeVector.Direction(theta, phi);
        Assert.Equal(1, direction.Length, 1e-15);
        Assert.Equal(theta, direction.Theta, 1e-14);
        Assert.Equal(phi, direction.Phi, 1e-14);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.1)]
    [InlineData(1.5707963267948966)]
    [InlineData(3.14159)]
    public void AngleTo_IsAccurateForSmallAnglesToo(double angle)
    {
        var found = new ThreeVector(0, 0, 7).AngleTo(3 * ThreeVector.Direction(angle, 0.4));
        Assert.Equal(1, found / angle, 1e-14);
    }

    [Fact]
    public void Unit_OfTheNullVectorIsNaN() => Assert.True(double.IsNaN(default(ThreeVector).Unit.X));

    [Fact]
    public void RandomDirection_IsUniformOverTheSphere()
    {
        var rng = RandomStream.FromSeed(3);
        var directions = Enumerable.Range(0, 100_000).Select(_ => ThreeVector.RandomDirection(rng)).ToArray();
        Assert.All(directions, direction => Assert.Equal(1, direction.Length, 1e-15));
        Assert.True(GoodnessOfFit.PValue(directions.Select(d => d.X), x => (x + 1) / 2) > GoodnessOfFit.Threshold);
        Assert.True(GoodnessOfFit.PValue(directions.Select(d => d.Z), z => (z + 1) / 2) > GoodnessOfFit.Threshold);
        Assert.True(GoodnessOfFit.PValue(directions.Select(d => d.Phi), phi => phi / (2 * Math.PI) + 0.5) > GoodnessOfFit.Threshold);
    }

    [Fact]
    public void ToString_DoesNotDependOnTheCulture() => Assert.Equal("(0.5, 1, -2)", Foreign.Run(() => new ThreeVector(0.5, 1, -2).ToString()));
}
