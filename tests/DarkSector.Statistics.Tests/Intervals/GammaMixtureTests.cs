using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class GammaMixtureTests
{
    [Theory]
    [InlineData(0.5, 0.1, 1)]
    [InlineData(10, 2, 12)]
    [InlineData(40, 6, 33)]
    public void UpperLimit_IsThatOfTheDirectSum(double background, double error, int observed)
    {
        // The probability above s by brute force: the Poisson likelihood averaged over 4000 quantiles of the efficiency and a fine grid of the background, then over s.
        var model = new CountingModel(Measured.Gamma(background, error), Measured.LogNormal(1, 1.15));
        var limit = Bayesian.UpperLimit(model, observed, 0.90).Upper;
        var (below, total) = (0.0, 0.0);
        for (var strength = limit / 400; strength < 8 * limit; strength += limit / 200)
        {
            var likelihood = Likelihood(strength, background, error, observed);
            total += likelihood;
            below += strength < limit ? likelihood : 0;
        }
        Assert.Equal(0.90, below / total, 2e-3);
    }

    [Fact]
    public void UpperLimit_WithoutEventsNeedsNoBackground() =>
        Assert.Equal(Math.Log(10), Bayesian.UpperLimit(CountingModel.With(Measured.Gamma(3, 0.5)), 0, 0.90).Upper, 1e-8);

    [Fact]
    public void UpperLimit_OfManyEventsIsGaussian()
    {
        // 90 % of a Gaussian that is cut at zero: background 5000 +- 100, count 5000, so that sigma^2 = 5000 + 100^2, and the limit is 1.645 sigma.
        var limit = Bayesian.UpperLimit(CountingModel.With(Measured.Gamma(5000, 100)), 5000, 0.90).Upper;
        Assert.Equal(1.645 * Math.Sqrt(15_000), limit, 4.0);
    }

    private static double Likelihood(double strength, double background, double error, int observed)
    {
        var (shape, rate) = (background * background / (error * error), background / (error * error));
        var sum = 0.0;
        for (var z = -5.0; z <= 5; z += 0.25)
        {
            var signal = strength * Math.Exp(Math.Log(1.15) * z);
            for (var b = background * 0.0125; b < 4 * background; b += background * 0.025)
                sum += Math.Exp(-0.5 * z * z + (shape - 1) * Math.Log(b / background) - rate * (b - background)
                    + observed * Math.Log((signal + b) / (observed + 1)) - signal - b + observed);
        }
        return sum;
    }
}
