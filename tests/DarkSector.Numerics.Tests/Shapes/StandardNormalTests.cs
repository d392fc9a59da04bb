using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Tests.Shapes;

public class StandardNormalTests
{
    // mpmath 1.3.0 at 40 digits: erfc(x / sqrt(2)) / 2.
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(0.1, 0.460172162722971)]
    [InlineData(0.7, 0.24196365222307303)]
    [InlineData(1.5, 0.06680720126885807)]
    [InlineData(2.838, 0.0022698591318734336)]
    [InlineData(5, 2.866515718791939e-07)]
    [InlineData(8.5, 9.479534822203318e-18)]
    [InlineData(15, 3.670966199312751e-51)]
    [InlineData(30, 4.906713927148187e-198)]
    [InlineData(37, 5.725571222524577e-300)]
    [InlineData(-1, 0.8413447460685429)]
    [InlineData(-6, 0.9999999990134123)]
    public void Survival_IsExactFarIntoTheTail(double x, double probability)
    {
        // The rounding of x / sqrt 2 alone changes the tail by x^2 times the machine precision.
        var tolerance = 2e-16 * Math.Max(10, x * x);
        Assert.Equal(1, StandardNormal.Survival(x) / probability, tolerance);
        Assert.Equal(1, StandardNormal.Cdf(-x) / probability, tolerance);
    }

    // mpmath 1.3.0 at 40 digits, by root finding.
    [Theory]
    [InlineData(0.4999, 0.00025066283008800747)]
    [InlineData(0.3, 0.5244005127080408)]
    [InlineData(0.1, 1.2815515655446004)]
    [InlineData(0.05, 1.6448536269514726)]
    [InlineData(0.00228, 2.8365768693917026)]
    [InlineData(2.866515718791939e-07, 5.0)]
    [InlineData(1e-15, 7.941345326170997)]
    [InlineData(1e-40, 13.31092137142517)]
    [InlineData(1e-200, 30.20559417957964)]
    [InlineData(0.9, -1.2815515655446006)]
    public void SurvivalQuantile_InvertsTheSmallestProbabilities(double probability, double x)
    {
        Assert.Equal(x, StandardNormal.SurvivalQuantile(probability), 1e-14 * Math.Max(1, Math.Abs(x)));
        Assert.Equal(-x, StandardNormal.Quantile(probability), 1e-14 * Math.Max(1, Math.Abs(x)));
    }

    [Fact]
    public void Quantile_HasInfiniteEnds()
    {
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.Quantile(0.5), 1e-15);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Quantile_RejectsWhatIsNoProbability(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardNormal.Quantile(probability));

    [Fact]
    public void Cdf_PassesNaNThrough() => Assert.True(double.IsNaN(StandardNormal.Cdf(double.NaN)));
}
