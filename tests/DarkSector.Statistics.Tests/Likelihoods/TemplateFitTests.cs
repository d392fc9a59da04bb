using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Likelihoods;

public class TemplateFitTests
{
    [Theory]
    [InlineData(25, 4)]
    [InlineData(4, 25)]
    public void Fit_OfOneBin_IsTheDifferenceAndItsPoissonError(double background, double signal)
    {
        var model = TemplateModel.Signal("signal", [signal]).Background("background", [background]);
        var observed = background + 2.5 * signal;
        var fit = model.Fit(model.Data([observed]));

        Assert.True(fit.Converged);
        Assert.Equal(2.5, fit.Strength.Value, 1e-9);
        Assert.Equal(Math.Sqrt(observed) / signal, fit.Strength.Error, 1e-9);
    }

    [Fact]
    public void Fit_OfADeficit_RestsOnZeroUnlessNegativeStrengthsAreAllowed()
    {
        var model = TemplateModel.Signal("signal", [10]).Background("background", [50]);
        var data = model.Data([40]);

        Assert.Equal(0, model.Fit(data).Strength.Value);
        Assert.Equal(-1, model.Fit(data, double.NegativeInfinity).Strength.Value, 1e-9);
        Assert.Equal(-0.5, model.Fit(data, -0.5).Strength.Value);
    }

    [Fact]
    public void Fit_WithoutEvents_RestsOnZeroAndHasNoError()
    {
        var model = TemplateModel.Signal("signal", [1, 2]);
        var fit = model.Fit(model.Data([0, 0]));

        Assert.True(fit.Converged, fit.Message);
        Assert.Equal(0, fit.Strength.Value);
        Assert.True(double.IsNaN(fit.Strength.Error));
    }

    [Fact]
    public void FitAt_HoldsTheStrengthWithoutError()
    {
        var model = TemplateModel.Signal("signal", [1, 2]).Background("b", [5, 5]).WithNormalisation("x", 0.1);
        var fit = model.FitAt(model.Data([9, 3]), 1.5);

        Assert.Equal(new FittedParameter("strength", 1.5, 0), fit.Strength);
        Assert.True(fit["x"].Error is > 0.5 and < 1);
    }

    // With no other freedom the pull of a small uncertainty is (n - b) s / (1 + b s^2) to first order.
    [Fact]
    public void FitAt_PullsANuisanceAsExpected()
    {
        var model = TemplateModel.Signal("signal", [1]).Background("b", [1e4]).WithNormalisation("x", 1e-4, "b");
        var fit = model.FitAt(model.Data([1e4 + 1]), 0);
        Assert.Equal(1e-4 / (1 + 1e4 * 1e-8), fit["x"].Value, 1e-7);
        Assert.Equal(1 / Math.Sqrt(1 + 1e4 * 1e-8), fit["x"].Error, 1e-6);
    }

    [Fact]
    public void Evaluate_HasTheDerivativesOfItsValue()
    {
        var likelihood = Likelihood();
        double[] point = [0.7, 0.3, -0.4];
        var (gradient, hessian) = (new double[3], new double[9]);
        likelihood.Evaluate(point, gradient, hessian);
        for (var i = 0; i < 3; i++)
        {
            var (up, gradientUp) = Shifted(likelihood, point, i, 1e-5);
            var (down, gradientDown) = Shifted(likelihood, point, i, -1e-5);
            Assert.Equal((up - down) / 2e-5, gradient[i], 1e-7);
            for (var j = 0; j < 3; j++)
            {
                Assert.Equal((gradientUp[j] - gradientDown[j]) / 2e-5, hessian[i * 3 + j], 1e-6);
                Assert.Equal(hessian[i * 3 + j], hessian[j * 3 + i], 1e-12);
            }
        }
    }

    [Theory]
    [InlineData((int)BinConstraint.Gaussian)]
    [InlineData((int)BinConstraint.Poisson)]
    public void BestBinFactor_HasTheLargestLikelihood(int constraint)
    {
        var factor = new BinFactor("b", (BinConstraint)constraint, constraint == (int)BinConstraint.Gaussian ? 0.4 : 7);
        foreach (var (count, scaled, unscaled, centre) in new[] { (0.0, 5.0, 1.0, 1.0), (3, 5, 0, 1.1), (30, 5, 1, 0.9), (2, 0.1, 8, 1), (0.2, 3, 0, 1) })
        {
            double Value(double gamma) => PoissonDeviance.Half(count, gamma * scaled + unscaled) + factor.Penalty(gamma, centre);
            var best = factor.Best(count, scaled, unscaled, centre);
            Assert.True(Value(best) <= Value(best * (1 + 1e-4)));
            Assert.True(best == 0 || Value(best) <= Value(best * (1 - 1e-4)));
        }
    }

    [Fact]
    public void BestBinFactor_DoesNotFallBelowZero() =>
        Assert.Equal(0, new BinFactor("b", BinConstraint.Gaussian, 1).Best(0, 4, 1, 1));

    [Fact]
    public void Valid_ThrowsWithTheReasonOfAFailedFit()
    {
        var failed = new FitResult(false, "no descent", [new FittedParameter("strength", 2, 1)], 0, 0, [1], [1], 3);
        Assert.Contains("no descent", Assert.Throws<InvalidOperationException>(() => failed.Valid()).Message, StringComparison.Ordinal);
        Assert.StartsWith("Fit NOT converged: no descent", failed.ToString(), StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => failed["lumi"]);
    }

    private static TemplateLikelihood Likelihood()
    {
        var model = TemplateModel.Signal("s", [1, 4, 2, 0]).Background("b", [5, 4, 3, 2], [2, 1, 0.5, 0.2]).Background("c", [2, 2, 2, 2])
            .WithNormalisation("x", 0.2, "b", "s").WithNormalisation("y", 0.1);
        var likelihood = new TemplateLikelihood(model.Templates);
        likelihood.Load([9, 11, 4, 3], [0, 0, 0.1], [1, 1, 0.9, 1]);
        return likelihood;
    }

    private static (double Value, double[] Gradient) Shifted(TemplateLikelihood likelihood, double[] point, int index, double shift)
    {
        double[] moved = [.. point];
        moved[index] += shift;
        var gradient = new double[point.Length];
        return (likelihood.Evaluate(moved, gradient, new double[point.Length * point.Length]), gradient);
    }
}
