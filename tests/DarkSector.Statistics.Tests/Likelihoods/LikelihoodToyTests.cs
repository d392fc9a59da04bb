using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Tests.Likelihoods;

/// <summary>Many fits of random data: every one is valid or says that it is not, and pulls have mean 0 and width 1.</summary>
public class LikelihoodToyTests
{
    [Fact]
    public void UnbinnedFits_ConvergeAndCover()
    {
        const int Toys = 200;
        var model = "signal" * Density.Gaussian("mean", "sigma") + "background" * Density.Exponential("slope");
        var (valid, pulls) = (0, new List<double>());
        for (var toy = 0; toy < Toys; toy++)
        {
            var rng = RandomStream.FromSeed(1)["toys"][toy];
            double[] data =
            [
                .. Enumerable.Range(0, (int)rng.Poisson(150)).Select(_ => rng.Gaussian(5, 0.3)),
                .. Enumerable.Range(0, (int)rng.Poisson(800)).Select(_ => -4 * Math.Log(1 - rng.Uniform() * (1 - Math.Exp(-10 / 4.0)))),
            ];
            var fit = Likelihood.Unbinned(data, model, 0, 10).Start("mean", 5.2).Start("sigma", 0.4).Fit();
            if (!fit.IsValid)
                continue;
            valid++;
            pulls.Add((fit["signal"].Value - 150) / fit["signal"].Error);
        }

        Assert.True(valid >= 199, $"{valid} of {Toys} fits are valid.");
        Assert.True(Math.Abs(pulls.Average()) < 4 / Math.Sqrt(Toys), $"mean pull {pulls.Average()}");
        Assert.True(Math.Abs(Math.Sqrt(pulls.Average(pull => pull * pull)) - 1) < 4 / Math.Sqrt(2 * Toys), $"width of pulls {Math.Sqrt(pulls.Average(pull => pull * pull))}");
    }

    [Fact]
    public void BinnedFitsOfFewEvents_AreValidOrSayWhy()
    {
        const int Toys = 500;
        var (valid, invalid) = (0, new List<string>());
        for (var toy = 0; toy < Toys; toy++)
        {
            var rng = RandomStream.FromSeed(2)["toys"][toy];
            double[] counts = [.. Enumerable.Range(0, 30).Select(_ => (double)rng.Poisson(0.5))];
            if (counts.Sum() == 0)
                continue;
            var model = new Parameter("signal", double.NaN, lower: 0) * Density.DoubleCrystalBall(rng.Uniform(1, 9), 0.3, 1.5, 2, 1.5, 2)
                + new Parameter("background", double.NaN, lower: 0) * Density.Bernstein(new Parameter("b1", 1, 0, 50));

            var fit = Likelihood.Binned(new Histogram(Axis.Regular(30, 0, 10), counts, counts), model).Fit();

            if (fit.IsValid)
                valid++;
            else
                invalid.Add(fit.ToString());
        }

        Assert.True(valid >= 0.99 * Toys, $"{valid} of {Toys} fits are valid; {string.Join("; ", invalid.Take(5))}");
    }
}
