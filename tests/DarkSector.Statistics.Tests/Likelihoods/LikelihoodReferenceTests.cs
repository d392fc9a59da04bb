using System.Text.Json.Nodes;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Tests.Likelihoods;

/// <summary>Fits of others on the same data; the files in tests/reference/statistics name their origin.</summary>
public class LikelihoodReferenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void DoubleCrystalBall_HasTheIntegralAndValuesOfQuadrature(int set)
    {
        var reference = Reference.Load("dcb");
        var expected = reference.Expected["sets"]![set]!;
        var range = Reference.Numbers(expected["range"]!);
        var kernel = new DoubleCrystalBallShape().Over(range);
        double[] parameters = [.. expected["params"]!.AsObject().Select(parameter => (double)parameter.Value!)];
        var x = Reference.Numbers(expected["x"]!);
        var values = new double[x.Length];

        kernel.Prepare(parameters);
        kernel.Values(x, values);

        var tolerance = reference.Tolerance("rel");
        AssertClose((double)expected["integral"]!, Math.Exp(kernel.LogIntegral), tolerance);
        for (var i = 0; i < x.Length; i++)
        {
            AssertClose((double)expected["unnormalised"]![i]!, Math.Exp(values[i]), tolerance);
            AssertClose((double)expected["pdf"]![i]!, Math.Exp(values[i] - kernel.LogIntegral), tolerance);
        }
    }

    [Fact]
    public void UnbinnedDoubleCrystalBall_MatchesTheExactFit()
    {
        var reference = Reference.Load("fit_dcb_unbinned");
        var model = "N" * Density.DoubleCrystalBall("mu", "sigma", "aL", "nL", "aR", "nR");
        var x = Reference.Numbers(reference.Inputs["x"]!);

        var fit = Started(Likelihood.Unbinned(x, model, 0.6, 1.4), reference.Inputs["start"]!).Fit();

        AssertMatches(reference, fit, 2 * fit.NegativeLogLikelihood);
    }

    [Fact]
    public void UnbinnedGaussianOnExponential_MatchesTheExactFit()
    {
        var reference = Reference.Load("fit_gauss_exp_extended");
        var model = "nsig" * Density.Gaussian("mu", "sigma") + "nbkg" * Density.Decay("tau");
        var x = Reference.Numbers(reference.Inputs["x"]!);

        var fit = Started(Likelihood.Unbinned(x, model, 0, 10), reference.Inputs["start"]!).Fit();

        AssertMatches(reference, fit, 2 * fit.NegativeLogLikelihood);
    }

    [Fact]
    public void BinnedPeakOnChebyshev_MatchesTheExactFit()
    {
        var reference = Reference.Load("fit_binned_cheb_peak");
        var point = reference.Inputs["point"]!;
        double Input(string name) => (double)point[name]!;
        var counts = Reference.Numbers(point["counts"]!);
        var histogram = new Histogram(Axis.Regular(counts.Length, Input("lo"), Input("hi")), counts, counts);
        var model = "nsig" * Density.DoubleCrystalBall(Input("mass"), Input("sigma"), Input("aL"), Input("nL"), Input("aR"), Input("nR"))
            + "nbkg" * Density.Chebyshev("c1", "c2", "c3");

        var fit = Likelihood.Binned(histogram, model).Start("nsig", 0).Fit();

        // The reference leaves out n ln n - n, which makes the saturated model the zero of this project.
        AssertMatches(reference, fit, 2 * (fit.HalfDeviance + counts.Sum(n => n - n * Math.Log(n))));
    }

    [Fact]
    public void WeightedEvents_HaveTheCovariancesOfTheReference()
    {
        var reference = Reference.Load("fit_weighted");
        var model = Density.Sum(new Parameter("f", 0.3), Density.Gaussian(new Parameter("mu", 0.9), new Parameter("sigma", 0.6)), Density.Exponential(0));
        var likelihood = Likelihood.Unbinned(Reference.Numbers(reference.Inputs["x"]!), model, -3, 5, Reference.Numbers(reference.Inputs["w"]!));

        foreach (var (correction, column) in (ReadOnlySpan<(WeightCorrection, string)>)
            [(WeightCorrection.None, "errors_naive_sumw"), (WeightCorrection.SumW2, "errors_sumw2"), (WeightCorrection.Asymptotic, "errors_asymptotic")])
        {
            var fit = likelihood.Fit(new FitOptions(Weights: correction));

            Assert.True(fit.IsValid, fit.ToString());
            AssertClose((double)reference.Expected["nll"]!, fit.NegativeLogLikelihood, 1e-9);
            for (var i = 0; i < fit.Parameters.Count; i++)
            {
                AssertClose((double)reference.Expected[column]![i]!, fit.Parameters[i].Error, reference.Tolerance("errors_rel"));
                Assert.Equal((double)reference.Expected["values"]![i]!, fit.Parameters[i].Value, reference.Tolerance("values_abs_over_error") * fit.Parameters[i].Error);
            }
        }
    }

    [Fact]
    public void SPlotWeights_AreThoseOfTheReference()
    {
        var reference = Reference.Load("sweights");
        double Input(string name) => (double)reference.Inputs[name]!;
        var x = Reference.Numbers(reference.Inputs["x"]!);
        var model = "nsig" * Density.Gaussian(Input("mu"), Input("sigma")) + "nbkg" * Density.Decay(Input("tau"));
        var fit = Likelihood.Unbinned(x, model, 0, 10).Start("nsig", Input("nsig")).Start("nbkg", Input("nbkg")).Fit();

        var weights = SPlot.Of(x, model, 0, 10, fit);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal((double)reference.Expected["sweight_signal_first20"]![i]!, weights["nsig"][i], 10 * reference.Tolerance("rel"));
            Assert.Equal((double)reference.Expected["sweight_bkg_first20"]![i]!, weights["nbkg"][i], 10 * reference.Tolerance("rel"));
        }

        AssertClose((double)reference.Expected["sum_signal"]!, weights["nsig"].Sum(), reference.Tolerance("rel"));
        AssertClose((double)reference.Expected["sum_sq_signal"]!, weights["nsig"].Sum(w => w * w), reference.Tolerance("rel"));
        AssertClose((double)reference.Expected["covariance_V"]![0]![1]!, weights.Covariance[0][1], reference.Tolerance("rel"));
    }

    private static Likelihood Started(Likelihood likelihood, JsonNode starts) =>
        starts.AsObject().Aggregate(likelihood, (so, start) => so.Start(start.Key, (double)start.Value!));

    private static void AssertMatches(Reference reference, FitResult fit, double value)
    {
        Assert.True(fit.IsValid, fit.ToString());
        Assert.Equal((double)reference.Expected["fval"]!, value, reference.Tolerance("fval_abs"));
        string[] names = [.. reference.Expected["parameters"]!.AsArray().Select(name => (string)name!)];
        for (var i = 0; i < names.Length; i++)
        {
            var error = (double)reference.Expected["errors_hesse"]![i]!;
            Assert.Equal((double)reference.Expected["values"]![i]!, fit[names[i]].Value, reference.Tolerance("values_abs_over_error") * error);
            AssertClose(error, fit[names[i]].Error, reference.Tolerance("errors_rel"));
            for (var j = 0; j < names.Length; j++)
                Assert.Equal((double)reference.Expected["correlation"]![i]![j]!, fit.Correlation(names[i], names[j]), reference.Tolerance("correlation_abs"));

            var minos = fit.Minos(names[i]);
            Assert.True(minos.IsValid, minos.ToString());
            AssertClose((double)reference.Expected["minos"]![names[i]]![0]!, minos.Lower, reference.Tolerance("minos_rel"));
            AssertClose((double)reference.Expected["minos"]![names[i]]![1]!, minos.Upper, reference.Tolerance("minos_rel"));
        }
    }

    private static void AssertClose(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
