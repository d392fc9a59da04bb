using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Tests.Likelihoods;

public class LikelihoodTests
{
    [Fact]
    public void Fit_OfAPeakOnBackgroundTakesFewLines()
    {
        var masses = PeakOnBackground(2000, 8000);
        var model = "signal" * Density.Gaussian("mean", "sigma") + "background" * Density.Chebyshev("c1", "c2");

        var fit = Likelihood.Unbinned(masses, model, 5.2, 5.3).Start("mean", 5.28).Start("sigma", 0.003).Fit();

        Assert.True(fit.IsValid, fit.ToString());
        Assert.Equal(masses.Length, fit["signal"].Value + fit["background"].Value, 0.01);
        Assert.True(Math.Abs(fit["signal"].Value - 2000) < 4 * fit["signal"].Error, fit.ToString());
        Assert.True(Math.Abs(fit["mean"].Value - 5.28) < 4 * fit["mean"].Error, fit.ToString());
        Assert.Contains("<table>", fit.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("Fit valid", fit.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_GivesTheSameBitsForAnyNumberOfThreads()
    {
        var masses = PeakOnBackground(4000, 16000);
        var model = "signal" * Density.DoubleCrystalBall("mean", "sigma", 1.5, 3, 1.5, 3) + "background" * Density.Exponential("slope");
        var likelihood = Likelihood.Unbinned(masses, model, 5.2, 5.3).Start("mean", 5.28).Start("sigma", 0.003);

        var (one, many) = (likelihood.Fit(), likelihood.Fit(new FitOptions(Threads: 7)));

        Assert.Equal(one.Parameters, many.Parameters);
        Assert.Equal(one.NegativeLogLikelihood, many.NegativeLogLikelihood);
        Assert.Equal(one.Minimum!.Covariance, many.Minimum!.Covariance);
    }

    [Fact]
    public void Value_OfManyEventsIsExactToRounding()
    {
        // Gaussian without free shape: the sum of squares in decimal arithmetic is the exact answer.
        double[] data = [.. Enumerable.Range(0, 300_000).Select(i => i % 1000 / 1000.0 - 0.5)];
        var likelihood = Likelihood.Unbinned(data, Density.Gaussian(new Parameter("mean", 0.125), 1), -1, 1);
        var squares = data.Sum(x => ((decimal)x - 0.125m) * ((decimal)x - 0.125m));
        var norm = Math.Sqrt(2 * Math.PI) * (StandardNormal.Cdf(0.875) - StandardNormal.Cdf(-1.125));
        var expected = 0.5 * (double)squares + data.Length * Math.Log(norm);

        Assert.Equal(1, likelihood.Value(("mean", 0.125)) / expected, 1e-14);
    }

    [Fact]
    public void Gradient_OfAMixtureIsThatOfDifferences()
    {
        var masses = PeakOnBackground(300, 700);
        var shape = Density.Sum(
            [new Parameter("f1", 0.4), new Parameter("f2", 0.3)],
            [Density.Gaussian(new Parameter("mean", 5.28), new Parameter("sigma", 0.004)), Density.Chebyshev(new Parameter("c1", 0.2)), Density.Argus(5.31, new Parameter("slope", -3), 0.5)]);
        var model = new Parameter("n", 900) * shape + new Parameter("extra", 120) * Density.Exponential(new Parameter("tilt", -2));
        foreach (var term in (ITerm[])[new UnbinnedTerm(masses, model, 5.2, 5.3, [.. masses.Select((_, i) => 0.5 + i % 3)]), new BinnedTerm(Histogram.Fill(Axis.Regular(40, 5.2, 5.3), masses), model)])
        {
            var parameters = term.Parameters;
            var function = new LikelihoodFunction([term.Bind(parameters, 1)], parameters.Count);
            double[] point = [.. parameters.Select(parameter => parameter.Start)];
            var gradient = new double[point.Length];
            function.Evaluate(point, gradient);
            for (var i = 0; i < point.Length; i++)
            {
                var step = parameters[i].Name is "mean" or "sigma" ? 1e-7 : 1e-5 * Math.Max(0.1, Math.Abs(point[i]));
                double At(double x)
                {
                    var moved = (double[])point.Clone();
                    moved[i] = x;
                    return function.Value(moved);
                }

                var difference = (At(point[i] + step) - At(point[i] - step)) / (2 * step);
                Assert.True(Math.Abs(difference - gradient[i]) < 1e-5 * (Math.Abs(gradient[i]) + 10), $"{parameters[i].Name}: {difference} {gradient[i]}");
            }
        }
    }

    [Fact]
    public void Terms_ShareParametersByName()
    {
        // Two regions measure one mean; each alone would have the errors 1/sqrt(400) and 1/sqrt(100).
        var rng = RandomStream.FromSeed(5);
        double[] first = [.. Enumerable.Range(0, 400).Select(_ => rng.Gaussian())];
        double[] second = [.. Enumerable.Range(0, 100).Select(_ => rng.Gaussian())];
        var density = Density.Gaussian("mean", 1);

        var fit = (Likelihood.Unbinned(first, density, -20, 20) + Likelihood.Unbinned(second, density, -20, 20)).Fit();

        Assert.True(fit.IsValid, fit.ToString());
        Assert.Equal((first.Sum() + second.Sum()) / 500, fit["mean"].Value, 1e-6);
        Assert.Equal(1 / Math.Sqrt(500), fit["mean"].Error, 1e-6);
    }

    [Fact]
    public void Constraints_AddTheirInformation()
    {
        double[] data = [.. Enumerable.Range(0, 100).Select(i => (i - 49.5) / 40)];
        var likelihood = Likelihood.Unbinned(data, Density.Gaussian("mean", 1), -20, 20);

        var fit = (likelihood + Likelihood.Gaussian("mean", mean: 0.3, sigma: 0.1)).Fit();

        // Two measurements of equal error: 0 and 0.3.
        Assert.Equal(0.15, fit["mean"].Value, 1e-6);
        Assert.Equal(Math.Sqrt(0.5) * 0.1, fit["mean"].Error, 1e-6);
    }

    [Fact]
    public void PoissonAndLogNormalConstraints_HaveTheirOwnMinimaAndErrors()
    {
        var poisson = Likelihood.Poisson("b", count: 9, scale: 3).Fit();
        var logNormal = Likelihood.LogNormal("efficiency", median: 0.5, factor: 1.1).Fit();

        Assert.Equal(3, poisson["b"].Value, 1e-5);
        Assert.Equal(1, poisson["b"].Error, 1e-4);
        Assert.Equal(0.5, logNormal["efficiency"].Value, 1e-6);
        Assert.Equal(0.5 * Math.Log(1.1), logNormal["efficiency"].Error, 1e-6);
        // -ln of the Poisson probability of 9 at 9: 2.0268 (0.1317556).
        Assert.Equal(-Math.Log(0.13175564), poisson.NegativeLogLikelihood, 1e-6);
    }

    [Fact]
    public void Lambdas_BindTheirParametersByName()
    {
        var histogram = Histogram.Fill(Axis.Regular(50, 5.2, 5.3), PeakOnBackground(2000, 8000));
        var lambda = Likelihood.Binned(histogram, (mass, signal, mean, sigma, level) => signal * Pdf.Gaussian(mass, mean, sigma) + level)
            .Start("signal", 1500).Start("mean", 5.281).Start("sigma", 0.004).Start("level", 7e4);
        var density = Likelihood.Binned(histogram, "signal" * Density.Gaussian("mean", "sigma") + "background" * Density.Exponential(0)).Start("mean", 5.281).Start("sigma", 0.004);

        var (free, composed) = (lambda.Fit(), density.Fit());

        Assert.True(free.IsValid, free.ToString());
        Assert.True(composed.IsValid, composed.ToString());
        foreach (var name in (string[])["signal", "mean", "sigma"])
        {
            Assert.Equal(composed[name].Value, free[name].Value, 0.01 * composed[name].Error);
            Assert.Equal(1, free[name].Error / composed[name].Error, 0.01);
        }

        Assert.Equal(composed["background"].Value / 0.1, free["level"].Value, 0.01 * free["level"].Error);
    }

    [Fact]
    public void UnbinnedLambda_AgreesWithTheDensity()
    {
        var masses = PeakOnBackground(500, 1500);
        var lambda = Likelihood.Unbinned(masses, 5.2, 5.3, (mass, signal, mean, level) => signal * Pdf.Gaussian(mass, mean, 0.003) + level)
            .Start("signal", 400).Start("mean", 5.281).Start("level", 1.6e4).Fit();
        var density = Likelihood.Unbinned(masses, "signal" * Density.Gaussian("mean", 0.003) + "background" * Density.Exponential(0), 5.2, 5.3).Start("mean", 5.281).Fit();

        Assert.True(lambda.IsValid, lambda.ToString());
        Assert.Equal(density["signal"].Value, lambda["signal"].Value, 0.01 * density["signal"].Error);
        Assert.Equal(1, lambda["signal"].Error / density["signal"].Error, 0.01);
        Assert.Equal(density.NegativeLogLikelihood, lambda.NegativeLogLikelihood, 1e-4);
    }

    [Fact]
    public void CrystalBallPair_HasTheWidthOfTheTalk()
    {
        var rng = RandomStream.FromSeed(11);
        double[] data = [.. Enumerable.Range(0, 20000).Select(i => i % 10 < 6 ? rng.Gaussian() : 2 * rng.Gaussian()).Where(x => Math.Abs(x) < 8)];
        var model = Density.CrystalBallPair(new Parameter("fraction", 0.5), "mean", new Parameter("sigma1", 0.9), 4, 5, new Parameter("sigma2", 2.2), 4, 5);

        var fit = Likelihood.Unbinned(data, model, -8, 8).Fit();
        var width = fit.Derived((fraction, sigma1, sigma2) => Math.Sqrt(fraction * sigma1 * sigma1 + (1 - fraction) * sigma2 * sigma2));

        Assert.True(fit.IsValid, fit.ToString());
        Assert.True(Math.Abs(width.Pull(Math.Sqrt(0.6 + 0.4 * 4))) < 4, width.ToString());
        Assert.True(width.Error is > 0.003 and < 0.03, width.ToString());
        Assert.Contains("fraction", Assert.Throws<KeyNotFoundException>(() => fit.Derived(fracton => fracton)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_SaysWhenAYieldRestsOnItsLimit()
    {
        // A hole where the signal would be.
        double[] masses = [.. PeakOnBackground(0, 2000).Where(mass => Math.Abs(mass - 5.28) > 0.003)];
        var model = new Parameter("signal", 10, lower: 0) * Density.Gaussian(5.28, 0.003) + "background" * Density.Exponential("slope");

        var fit = Likelihood.Unbinned(masses, model, 5.2, 5.3).Fit();

        Assert.True(fit.IsValid, fit.ToString());
        Assert.Equal(0, fit["signal"].Value);
        Assert.Contains("AT LIMIT", fit.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Likelihood.Unbinned(masses, model, 5.2, 5.3).Start("signal", -4));
    }

    [Fact]
    public void Fit_NamesWhatTheDataDoNotDetermine()
    {
        double[] data = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];
        var model = "a" * Density.Exponential(0) + "b" * Density.Exponential(0);

        var fit = Likelihood.Unbinned(data, model, 0, 1).Fit();

        Assert.False(fit.IsValid);
        Assert.Equal(MinimumVerdict.FlatDirection, fit.Minimum!.Verdict);
        Assert.Contains("INVALID", fit.ToString(), StringComparison.Ordinal);
        Assert.Contains("INVALID", fit.ToHtml(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => fit.Valid());
    }

    [Fact]
    public void Weights_OfOneChangeNothing()
    {
        double[] data = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i) * 2)];
        var density = "n" * Density.Gaussian("mean", new Parameter("sigma", 2));

        var (plain, weighted) = (Likelihood.Unbinned(data, density, -3, 3).Fit(), Likelihood.Unbinned(data, density, -3, 3, [.. data.Select(_ => 1.0)]).Fit());

        foreach (var parameter in plain.Parameters)
        {
            Assert.Equal(parameter.Value, weighted[parameter.Name].Value, 1e-3 * parameter.Error);
            Assert.Equal(1, weighted[parameter.Name].Error / parameter.Error, 1e-4);
        }
    }

    [Fact]
    public void WeightedYield_HasTheErrorOfTheSumOfSquares()
    {
        double[] data = [.. Enumerable.Range(0, 300).Select(i => i / 300.0)];
        double[] weights = [.. data.Select((_, i) => 0.2 + i % 4)];

        var fit = Likelihood.Unbinned(data, "n" * Density.Exponential(0), 0, 1, weights).Fit();

        Assert.Equal(weights.Sum(), fit["n"].Value, 1e-3);
        Assert.Equal(Math.Sqrt(weights.Sum(w => w * w)), fit["n"].Error, 1e-3);
    }

    [Fact]
    public void WeightedBins_HaveTheErrorOfTheirVariances()
    {
        var histogram = new Histogram(Axis.Regular(4, 0, 1), [40, 44, 38, 42], [160, 176, 152, 168]);

        var fit = Likelihood.Binned(histogram, "n" * Density.Exponential(0)).Fit();

        Assert.Equal(164, fit["n"].Value, 1e-3);
        Assert.Equal(Math.Sqrt(656), fit["n"].Error, 1e-2);
    }

    [Fact]
    public void WrongInput_IsRefusedByNameAndValue()
    {
        var density = Density.Gaussian("mean", "sigma");
        Refused("empty", () => Likelihood.Unbinned([], density, 0, 1));
        Refused("Event 1", () => Likelihood.Unbinned([0.5, double.NaN], density, 0, 1));
        Refused("event 2 at 7", () => Likelihood.Unbinned([0.5, 0.6, 7], density, 0, 1));
        Refused("weight of event 0", () => Likelihood.Unbinned([0.5], density, 0, 1, [double.NaN]));
        Refused("2 weights for 1", () => Likelihood.Unbinned([0.5], density, 0, 1, [1, 1]));
        Refused("sum of weights", () => Likelihood.Unbinned([0.5], density, 0, 1, [-1]));
        Refused("range", () => Likelihood.Unbinned([0.5], density, 1, 0));
        Refused("Bin 1", () => Likelihood.Binned(new Histogram(Axis.Regular(2, 0, 1), [1, -2], [1, 1]), density));
        Refused("Bin 0", () => Likelihood.Binned(new Histogram(Axis.Regular(2, 0, 1), [double.NaN, 2], [1, 1]), density));
        Refused("empty", () => Likelihood.Binned(Histogram.Empty(Axis.Regular(2, 0, 1)), density));
        Refused("Nearest: sigma", () => Likelihood.Unbinned([0.5], density, 0, 1).Start("sigam", 1));
        Refused("sigma = -1", () => Density.Gaussian(0, -1));
        Refused("sigma = 0", () => Density.Gaussian("mean", 0));
        Refused("alphaLow", () => Density.DoubleCrystalBall(0, 1, -1, 2, 1, 2));
        Refused("3 parameters", () => Density.Of(new GaussianShape(), 1, 2, 3));
        Refused("yield", () => density + density);
        Refused("yield already", () => "a" * ("b" * density));
        Refused("fraction", () => Density.Sum([], [density, density]));
        Refused("sigma", () => Likelihood.Gaussian("x", 0, 0));
        Refused("factor", () => Likelihood.LogNormal("x", 1, 0.9));
        Refused("count", () => Likelihood.Poisson("x", -1, 1));
        Refused("exclude each other", () => Likelihood.Unbinned([0.5], "n" * Density.Gaussian(new Parameter("m", 0, -1, 0.1), 1) + "k" * Density.Gaussian(new Parameter("m", 3, 2, 4), 1), 0, 1));
        Refused("start", () => Likelihood.Unbinned([0.5], 0, 1, (x, level) => level).Fit());
    }

    private static void Refused(string part, Func<object> action) =>
        Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(() => action()).Message, StringComparison.OrdinalIgnoreCase);

    private static double[] PeakOnBackground(int signal, int background)
    {
        var rng = RandomStream.FromSeed(42);
        return [.. Enumerable.Range(0, signal).Select(_ => rng.Gaussian(5.28, 0.003)), .. Enumerable.Range(0, background).Select(_ => rng.Uniform(5.2, 5.3))];
    }
}
