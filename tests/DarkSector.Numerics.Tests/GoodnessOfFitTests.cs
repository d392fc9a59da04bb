namespace DarkSector.Numerics.Tests;

public class GoodnessOfFitTests
{
    [Fact]
    public void PValue_MatchesATabulatedChiSquared()
    {
        // Two bins of 500 expected, 549 and 451 observed: chi-squared = 2 * 49^2 / 500 = 9.604 = 3.099^2, one degree of freedom.
        Assert.Equal(0.001941, GoodnessOfFit.PValue([549.0, 451.0], [500.0, 500.0]), 1e-6);
    }

    [Fact]
    public void PValue_RefusesAWrongDistribution()
    {
        var skewed = Enumerable.Range(0, 10000).Select(i => Math.Pow(i / 10000.0, 1.1));
        Assert.True(GoodnessOfFit.PValue(skewed, x => x) < GoodnessOfFit.Threshold);
    }
}
