using DarkSector.Physics.Models;

namespace DarkSector.Physics.Tests.Models;

public class RelicTargetTests
{
    // Independent evaluation of the same estimate for m_A' = 3 m1 (its sum over hadrons from the same table of branching fractions): y for delta = 0, 0.1 and 0.4.
    [Theory]
    [InlineData(0.01, 3.1716e-13, 6.78791e-13, 1.42845e-10)]
    [InlineData(0.1, 3.1716e-11, 6.78791e-11, 1.42845e-08)]
    [InlineData(0.3, 8.56533e-11, 1.83316e-10, 3.85772e-08)]
    [InlineData(1, 7.57588e-10, 1.6214e-09, 3.41208e-07)]
    [InlineData(3, 4.44181e-09, 9.50642e-09, 2.00054e-06)]
    public void Y_MatchesIndependentEstimate(double mass, double degenerate, double tenth, double fortyPercent)
    {
        // Hadrons are interpolated between tabulated masses: 2 %.
        Assert.Equal(1, RelicTarget.Y(mass, 0, 3) / degenerate, 0.02);
        Assert.Equal(1, RelicTarget.Y(mass, 0.1, 3) / tenth, 0.02);
        Assert.Equal(1, RelicTarget.Y(mass, 0.4, 3) / fortyPercent, 0.02);
    }

    [Fact]
    public void Y_RisesWithTheSplitting() => Assert.True(RelicTarget.Y(1, 0.4, 3) > 100 * RelicTarget.Y(1, 0.1, 3));

    [Fact]
    public void CouplingSquared_RefusesClosedDarkPhoton()
    {
        Assert.Contains("open", Assert.Throws<ArgumentOutOfRangeException>(() => RelicTarget.CouplingSquared(1, 0.4, 2.4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => RelicTarget.CouplingSquared(0, 0.4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelicTarget.CouplingSquared(1, -0.1, 3));
    }
}
