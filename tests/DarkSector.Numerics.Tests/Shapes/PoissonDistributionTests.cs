using DarkSector.Numerics.Shapes;

namespace DarkSector.Numerics.Tests.Shapes;

public class PoissonDistributionTests
{
    // 25 digits by mpmath: gammainc(n + 1, mu, inf, regularized=True) and the density.
    [Theory]
    [InlineData(0, 3.2, 0.0407622039783662, 0.0407622039783662)]
    [InlineData(5, 3.2, 0.113979383463518, 0.894591894530823)]
    [InlineData(150, 100, 6.51116046878634e-7, 0.999998766905581)]
    [InlineData(50, 100, 1.22314216351887e-8, 2.40159223561682e-8)]
    public void ProbabilityAndCdf_MatchKnownValues(double count, double mean, double probability, double cdf)
    {
        Assert.Equal(1, PoissonDistribution.Probability(count, mean) / probability, 1e-11);
        Assert.Equal(1, PoissonDistribution.Cdf(count, mean) / cdf, 1e-11);
        Assert.Equal(1, PoissonDistribution.Cdf(count, mean) + PoissonDistribution.Survival(count + 1, mean), 1e-12);
    }

    [Theory]
    [InlineData(7.3)]
    [InlineData(2000.5)]
    [InlineData(1e5)]
    public void Probabilities_AddUpToTheCdf(double mean)
    {
        var (low, high) = ((long)Math.Max(0, mean - 12 * Math.Sqrt(mean)), (long)(mean + Math.Sqrt(mean)));
        var sum = 0.0;
        for (var n = low; n <= high; n++)
            sum += PoissonDistribution.Probability(n, mean);
        Assert.Equal(PoissonDistribution.Cdf(high, mean), sum, 1e-10);
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(3, 0.05)]
    [InlineData(140, 1e-6)]
    [InlineData(3, 0.999)]
    public void MeansOfTails_InvertTheTails(double count, double probability)
    {
        Assert.Equal(1, PoissonDistribution.Cdf(count, PoissonDistribution.MeanWithCdf(count, probability)) / probability, 1e-11);
        if (count > 0)
            Assert.Equal(1, PoissonDistribution.Survival(count, PoissonDistribution.MeanWithSurvival(count, probability)) / probability, 1e-11);
    }

    [Fact]
    public void Edges_AreWhatTheyMustBe()
    {
        Assert.Equal(1, PoissonDistribution.Cdf(0, 0));
        Assert.Equal(0, PoissonDistribution.Cdf(-1, 3));
        Assert.Equal(0, PoissonDistribution.Survival(1, 0));
        Assert.Equal(double.NegativeInfinity, PoissonDistribution.LogProbability(1, 0));
        Assert.Equal(0, PoissonDistribution.MeanWithSurvival(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonDistribution.Probability(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonDistribution.Probability(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => PoissonDistribution.MeanWithCdf(1, 1));
    }
}
