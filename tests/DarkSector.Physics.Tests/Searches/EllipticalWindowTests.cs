using DarkSector.Numerics.Random;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

public class EllipticalWindowTests
{
    private static readonly EllipticalWindow Window = new(49, 4, 0.3, 0.2, -0.85, 2);

    [Fact]
    public void Contains_HoldsTheShareOfAGaussian()
    {
        // 1 - exp(-r^2/2) of a two-dimensional Gaussian lies within r standard deviations.
        var rng = RandomStream.FromSeed(5);
        var inside = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (u, v) = (rng.Gaussian(), rng.Gaussian());
            inside += Window.Contains(49 + 0.3 * u, 4 + 0.2 * (-0.85 * u + Math.Sqrt(1 - 0.85 * 0.85) * v)) ? 1 : 0;
        }
        Assert.Equal(1 - Math.Exp(-2), inside / 20_000.0, 0.01);
    }

    [Fact]
    public void Outline_LiesOnTheEdgeAndIsClosed()
    {
        var (x, y) = Window.Outline();
        Assert.Equal((x[0], y[0]), (x[^1], y[^1]));
        Assert.All(x.Zip(y), point => Assert.Equal(4, Window.SquaredDistance(point.First, point.Second), 9));
    }

    [Fact]
    public void Area_IsThatOfTheOutline()
    {
        var (x, y) = Window.Outline(2001);
        var area = Enumerable.Range(0, 2000).Sum(i => 0.5 * (x[i] * y[i + 1] - x[i + 1] * y[i]));
        Assert.Equal(Window.Area, area, 1e-4 * Window.Area);
    }

    [Fact]
    public void Tilt_FollowsTheCorrelation()
    {
        Assert.InRange(Window.Tilt, -Math.PI / 4, 0);
        Assert.Equal(0, new EllipticalWindow(0, 0, 2, 1, 0, 1).Tilt);
        Assert.Equal(Math.PI / 4, new EllipticalWindow(0, 0, 1, 1, 0.5, 1).Tilt, 12);
    }

    [Fact]
    public void NaN_IsOutside() => Assert.False(Window.Contains(double.NaN, 4));

    [Theory]
    [InlineData(0, 1, 0, 1)]
    [InlineData(1, -1, 0, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, 1, double.NaN, 1)]
    [InlineData(1, 1, 0, 0)]
    public void Constructor_RefusesWhatIsNoEllipse(double dimuonWidth, double recoilWidth, double correlation, double radius) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EllipticalWindow(0, 0, dimuonWidth, recoilWidth, correlation, radius));
}
