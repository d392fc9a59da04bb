using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class BayesianTests
{
    [Fact]
    public void UpperLimit_MatchesTheReferenceWithAndWithoutUncertainties()
    {
        var reference = Reference.Load("bayes_poisson");
        var (rows, limits) = (reference.Inputs["rows"]!.AsArray(), Reference.Numbers(reference.Expected["limit"]!));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            Assert.Equal(limits[i], Bayesian.UpperLimit(CountingModel.Known(row[1]), row[0], row[2]).Upper, reference.Tolerance("rel") * limits[i]);
        }

        var expected = (double)reference.Expected["combine_simple"]!;
        Assert.Equal(expected, Bayesian.UpperLimit(Combine, 0, 0.95).Upper, reference.Tolerance("rel") * expected);
    }

    // Simple counting experiment of the Combine manual: log-normal signal of 4.76 events and background of 1.47.
    private static CountingModel Combine => CountingModel.With(Measured.LogNormal(1.47, 1.5)).WithEfficiency(Measured.LogNormal(4.76, 1.2));

    [Fact]
    public void OnOffLimits_MatchTheTable()
    {
        var reference = Reference.Load("onoff_limits");
        var tolerance = reference.Tolerance("abs");
        var (rows, expected) = (reference.Inputs["rows"]!.AsArray(), reference.Expected["rows"]!.AsArray());
        for (var i = 0; i < rows.Count; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            var model = CountingModel.OnOff(row[1], row[2]);
            Assert.Equal((double)expected[i]![2]!, Bayesian.UpperLimit(model, row[0], 0.90).Upper, tolerance);
            Assert.Equal((double)expected[i]![3]!, Bayesian.UpperLimit(model, row[0], 0.95).Upper, tolerance);
            Assert.Equal((double)expected[i]![4]!, ProfileLikelihood.UpperLimit(model, row[0], 0.90).Upper, tolerance);
            Assert.Equal((double)expected[i]![5]!, ProfileLikelihood.UpperLimit(model, row[0], 0.95).Upper, tolerance);
        }
    }

    // Without background: posterior Gamma(n + 1) for a flat prior, Gamma(n + 1/2) for Jeffreys' prior, which 1/sqrt is then. Quantiles of chi-squared.
    [Theory]
    [InlineData(SignalPrior.Flat, 0, 0.9, 2.302585093)]
    [InlineData(SignalPrior.Flat, 3, 0.9, 6.680783068)]
    [InlineData(SignalPrior.InverseSquareRoot, 0, 0.9, 1.352771727)]
    [InlineData(SignalPrior.InverseSquareRoot, 3, 0.9, 6.008518312)]
    [InlineData(SignalPrior.Reference, 0, 0.9, 1.352771727)]
    [InlineData(SignalPrior.Reference, 3, 0.9, 6.008518312)]
    public void UpperLimit_WithoutBackground_IsAQuantileOfAGammaDistribution(SignalPrior prior, double observed, double confidence, double limit) =>
        Assert.Equal(limit, Bayesian.UpperLimit(CountingModel.Known(0), observed, confidence, prior).Upper, 1e-6);

    // The uncertainty is so small that the reference prior by sums over counts has to become Jeffreys' closed form.
    [Fact]
    public void UpperLimit_WithTheReferencePrior_BecomesJeffreysForAPreciseBackground()
    {
        var known = Bayesian.UpperLimit(CountingModel.Known(2.5), 4, 0.9, SignalPrior.Reference).Upper;
        var precise = Bayesian.UpperLimit(CountingModel.With(Measured.Gaussian(2.5, 1e-4)), 4, 0.9, SignalPrior.Reference).Upper;
        Assert.Equal(known, precise, 1e-4);
        Assert.InRange(known, Bayesian.UpperLimit(CountingModel.Known(2.5), 4, 0.9, SignalPrior.InverseSquareRoot).Upper, Bayesian.UpperLimit(CountingModel.Known(2.5), 4, 0.9).Upper);
    }

    // Marginal likelihood of the on/off problem in closed form: sum over k of the counts that are background, with integer m.
    [Theory]
    [InlineData(5, 10, 10)]
    [InlineData(12, 3, 0.5)]
    [InlineData(0, 0, 1)]
    public void UpperLimit_WithAControlRegion_MatchesTheClosedForm(int on, int off, double tau)
    {
        var limit = Bayesian.UpperLimit(CountingModel.OnOff(off, tau), on, 0.9).Upper;
        double Weight(int signal) => Math.Exp(MathNet.Numerics.SpecialFunctions.GammaLn(on - signal + off + 1)
            - MathNet.Numerics.SpecialFunctions.GammaLn(on - signal + 1) + signal * Math.Log(1 + tau));
        var (below, all) = (0.0, 0.0);
        for (var signal = 0; signal <= on; signal++)
        {
            below += Weight(signal) * MathNet.Numerics.SpecialFunctions.GammaLowerRegularized(signal + 1, limit);
            all += Weight(signal);
        }

        Assert.Equal(0.9, below / all, 1e-8);
    }

    [Fact]
    public void Sample_AgreesWithTheQuadrature()
    {
        var chain = Bayesian.Sample(Combine, 0, new MarkovChainOptions(), RandomStream.FromSeed(3));
        var limit = chain.UpperLimit("strength", 0.95);

        Assert.True(chain.Converged, chain.Message);
        Assert.Equal(["strength", "background", "efficiency"], chain.Parameters.Select(parameter => parameter.Name));
        Assert.True(Math.Abs(limit.Upper - 0.672292) < 4 * limit.MonteCarloError, limit.ToString());
        Assert.InRange(limit.MonteCarloError, 0.001, 0.02);
    }

    [Theory]
    [InlineData(0, 0.4, 0.9)]
    [InlineData(4, 2.5, 0.95)]
    [InlineData(130, 120, 0.9)]
    public void UpperLimit_WithAFlatPriorAndAKnownBackground_IsThatOfCls(double observed, double background, double confidence)
    {
        var model = CountingModel.Known(background).WithEfficiency(0.3);
        var cls = CountingCls.UpperLimit(model, observed, confidence).Upper;
        Assert.Equal(cls, Bayesian.UpperLimit(model, observed, confidence).Upper, 1e-8 * cls);
    }

    // Backgrounds from 0.02 to 400 events, known in any way; counts that fit and that do not.
    [Fact]
    public void EveryMethod_GivesAFiniteLimitForAnyReasonableExperiment()
    {
        var rng = RandomStream.FromSeed(77);
        for (var i = 0; i < 60; i++)
        {
            var b = Math.Exp(rng.Uniform(-4, 6));
            var observed = (double)rng.Poisson(b * rng.Uniform(0.8, 1.2) + rng.Uniform(0, 6));
            var background = (i % 5) switch
            {
                0 => Measured.Exactly(b),
                1 => Measured.Control(rng.Poisson(3 * b), 3),
                2 => Measured.Gaussian(b, b * rng.Uniform(0.02, 1.5)),
                3 => Measured.LogNormal(b, 1 + rng.Uniform(0.01, 1)),
                _ => Measured.Gamma(b, b * rng.Uniform(0.02, 2)),
            };
            var efficiency = (i % 4) switch
            {
                0 => Measured.Exactly(Math.Exp(rng.Gaussian(0, 2))),
                1 => Measured.Gaussian(0.6, 0.05),
                2 => Measured.LogNormal(3, 1 + rng.Uniform(0.01, 0.5)),
                _ => Measured.Binomial(10 + rng.Index(190), 200),
            };
            var model = new CountingModel(background, efficiency);
            foreach (var interval in new[]
            {
                Bayesian.UpperLimit(model, observed, 0.9), CountingCls.UpperLimit(model, observed, 0.9), ProfileLikelihood.UpperLimit(model, observed, 0.9),
                ProfileLikelihood.Interval(model, observed, 0.9), Rolke.Interval(model, observed, 0.9),
            })
            {
                Assert.True(interval.Upper >= interval.Lower && double.IsFinite(interval.Upper), $"{model}, n = {observed}: {interval}");
            }
        }
    }

    [Fact]
    public void UpperLimit_OfAnImpossibleDeficit_SaysSo()
    {
        var message = Assert.Throws<ArgumentException>(() => Bayesian.UpperLimit(CountingModel.OnOff(8000, 2), 10, 0.9)).Message;
        Assert.Contains("10 observed events are impossible", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CountingCls.UpperLimit(CountingModel.Known(4000), 10, 0.9));
    }

    [Fact]
    public void CentralInterval_HasEqualTails()
    {
        var model = CountingModel.OnOff(8, 4);
        var interval = Bayesian.CentralInterval(model, 15, 0.8);
        Assert.Equal(Bayesian.UpperLimit(model, 15, 0.9).Upper, interval.Upper, 1e-8);
        Assert.Equal(Bayesian.UpperLimit(model, 15, 0.1).Upper, interval.Lower, 1e-8);
    }

    [Fact]
    public void UpperLimit_SaysWhenAGaussianEfficiencyReachesZero()
    {
        var doubtful = Bayesian.UpperLimit(CountingModel.Known(1).WithEfficiency(Measured.Gaussian(1, 0.4)), 2, 0.9);
        Assert.False(doubtful.IsValid);
        Assert.StartsWith("NOT VALID", doubtful.ToString(), StringComparison.Ordinal);
        Assert.Contains("LogNormal", Assert.Throws<InvalidOperationException>(() => doubtful.Valid()).Message, StringComparison.Ordinal);
        Assert.True(Bayesian.UpperLimit(CountingModel.Known(1).WithEfficiency(Measured.Gaussian(1, 0.1)), 2, 0.9).IsValid);
    }
}
