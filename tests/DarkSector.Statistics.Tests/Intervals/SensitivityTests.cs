using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class SensitivityTests
{
    private static Interval FlatPrior(CountingModel model, double observed, double confidence) => Bayesian.UpperLimit(model, observed, confidence);

    // With a known background the limit is a function of the count: the median limit is that of the median count.
    [Fact]
    public void Of_AKnownBackground_IsTheLimitOfTheMedianCount()
    {
        var model = CountingModel.Known(4.3);
        var sensitivity = Sensitivity.Of(model, CountingCls.UpperLimit, 0.95, 2000, RandomStream.FromSeed(2));
        var median = Enumerable.Range(0, 20).First(n => PoissonDistribution.Cdf(n, 4.3) >= 0.5);

        Assert.Equal(CountingCls.UpperLimit(model, median, 0.95).Upper, sensitivity.Median, 1e-9);
        Assert.Equal(CountingCls.UpperLimit(model, 2, 0.95).Upper, sensitivity.Minus1, 1e-9);
        Assert.True(sensitivity.Minus2 <= sensitivity.Minus1 && sensitivity.Plus1 <= sensitivity.Plus2);
        Assert.Equal(2000, sensitivity.Limits.Count);
    }

    [Fact]
    public void Of_RepeatsItselfExactly()
    {
        var model = CountingModel.OnOff(10, 10);
        var (first, second) = (Sensitivity.Of(model, FlatPrior, 0.9, 50, RandomStream.FromSeed(2)), Sensitivity.Of(model, FlatPrior, 0.9, 50, RandomStream.FromSeed(2)));
        Assert.Equal(first.Limits, second.Limits);
    }

    [Fact]
    public void ByBootstrap_OfEqualWeights_IsTheOnOffExpectation()
    {
        // 40 simulated events for 4 expected: a control region at tau = 10.
        double[] weights = [.. Enumerable.Repeat(0.1, 40)];
        var bootstrap = Sensitivity.ByBootstrap(weights, Measured.Exactly(1), FlatPrior, 0.95, 400, RandomStream.FromSeed(3));
        var toys = Sensitivity.Of(CountingModel.OnOff(40, 10), FlatPrior, 0.95, 400, RandomStream.FromSeed(4));

        Assert.True(bootstrap.IsValid, bootstrap.ToString());
        Assert.True(Math.Abs(bootstrap.Median - toys.Median) < 4 * (bootstrap.MedianError + toys.MedianError), $"{bootstrap}\n{toys}");
    }

    [Fact]
    public void Of_KeepsFailuresApart()
    {
        static double Trial(RandomStream rng) => rng.Uniform() < 0.1 ? throw new InvalidOperationException("no minimum") : 1 + rng.Uniform();
        var sensitivity = Sensitivity.Of(Trial, 0.9, 200, RandomStream.FromSeed(5));

        Assert.False(sensitivity.IsValid);
        Assert.Equal(200, sensitivity.Limits.Count + sensitivity.Failures.Count);
        Assert.StartsWith("NOT VALID", sensitivity.ToString(), StringComparison.Ordinal);
        Assert.Contains("no minimum", sensitivity.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Sensitivity.Of(_ => double.NaN, 0.9, 20, RandomStream.FromSeed(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sensitivity.Of(Trial, 0.9, 5, RandomStream.FromSeed(5)));
    }

    [Fact]
    public void With_JoinsObservationAndExpectation()
    {
        var model = CountingModel.Known(1);
        var limit = Sensitivity.Of(model, CountingCls.UpperLimit, 0.9, 100, RandomStream.FromSeed(2)).With(CountingCls.UpperLimit(model, 3, 0.9));
        Assert.Equal(CountingCls.UpperLimit(model, 3, 0.9).Upper, limit.Observed);
        Assert.True(limit.Expected < limit.Observed);
        Assert.Throws<ArgumentException>(() =>
            Sensitivity.Of(model, CountingCls.UpperLimit, 0.95, 20, RandomStream.FromSeed(2)).With(CountingCls.UpperLimit(model, 3, 0.9)));
    }

    // Ten times the data: limits fall as 1/10 without background, as 1/sqrt(10) in much, and stop falling with a fixed uncertainty of the background.
    [Fact]
    public void ProjectedModels_ScaleAsTheirUncertaintiesDo()
    {
        double Limit(CountingModel model) => Bayesian.UpperLimit(model, Math.Round(model.Background.Value), 0.9).Upper;
        Assert.Equal(10, Limit(CountingModel.Known(0)) / Limit(CountingModel.Known(0).Projected(10)), 1e-6);

        var much = CountingModel.With(Measured.Gaussian(1000, 10));
        Assert.Equal(Math.Sqrt(10), Limit(much) / Limit(much.Projected(10)), 0.05);
        Assert.InRange(Limit(much) / Limit(much.Projected(10, UncertaintyScaling.Fixed)), 1, 2.5);
    }
}
