using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class CoverageTests
{
    private static readonly double[] Truths = [0, 0.5, 1, 2, 3.5, 5, 8];

    private static Interval FlatPrior(CountingModel model, double observed, double confidence) => Bayesian.UpperLimit(model, observed, confidence);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(3.2)]
    public void Exact_OfASingleBin_IsNeverBelowTheConfidence(double background)
    {
        var model = CountingModel.Known(background);
        foreach (var method in new CountingMethod[] { CountingCls.UpperLimit, FeldmanCousins.Interval, FlatPrior })
        {
            var coverage = Coverage.Exact(model, method, Truths, 0.9);
            Assert.True(coverage.IsSufficient, coverage.ToString());
        }
    }

    [Fact]
    public void Of_AnOnOffModel_IsNotBelowTheConfidence()
    {
        var coverage = Coverage.Of(CountingModel.OnOff(6, 3), FeldmanCousins.Interval, [2], 200, 0.9, RandomStream.FromSeed(12));
        Assert.True(coverage.IsSufficient, coverage.ToString());
    }

    [Fact]
    public void Exact_OfAnOnOffModel_IsNeverBelowTheConfidence()
    {
        foreach (var method in new CountingMethod[] { CountingCls.UpperLimit, FlatPrior })
        {
            var coverage = Coverage.Exact(CountingModel.OnOff(4, 4), method, [0, 0.5, 2, 5], 0.9);
            Assert.True(coverage.IsSufficient, coverage.ToString());
        }
    }

    // Without background and with two events or fewer expected, a limit of 0.82 for no event misses most of them.
    [Fact]
    public void Exact_OfAsymptoticLimitsWithFewEvents_IsTooLowAndSaysSo()
    {
        var coverage = Coverage.Exact(CountingModel.Known(0), ProfileLikelihood.UpperLimit, [0.9, 1.2], 0.9);
        Assert.False(coverage.IsSufficient);
        Assert.Equal(1 - Math.Exp(-0.9), coverage.Points[0].Fraction.Value, 1e-9);
        Assert.Contains("TOO LOW", coverage.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AgreesWithTheExactSumAndRepeatsItself()
    {
        var model = CountingModel.Known(2);
        var exact = Coverage.Exact(model, CountingCls.UpperLimit, [3], 0.9).Points[0].Fraction.Value;
        var drawn = Coverage.Of(model, CountingCls.UpperLimit, [3], 3000, 0.9, RandomStream.FromSeed(6));
        var again = Coverage.Of(model, CountingCls.UpperLimit, [3], 3000, 0.9, RandomStream.FromSeed(6));

        Assert.True(Math.Abs(drawn.Points[0].Fraction.Pull(exact)) < 4, drawn.ToString());
        Assert.Equal(drawn.Points, again.Points);
    }

    [Fact]
    public void Of_CountsToysThatFailAsNotCovering()
    {
        static Interval Failing(CountingModel model, double observed, double confidence) =>
            observed == 0 ? throw new InvalidOperationException("no events") : new Interval(0, 100, confidence, "all");
        var coverage = Coverage.Of(CountingModel.Known(1), Failing, [0], 1000, 0.9, RandomStream.FromSeed(6));

        Assert.InRange(coverage.Points[0].Failed, 300, 440);
        Assert.Equal(1 - coverage.Points[0].Failed / 1000.0, coverage.Points[0].Fraction.Value, 1e-12);
        Assert.Contains("no events", Assert.Single(coverage.Failures), StringComparison.Ordinal);
        Assert.Contains("<table>", coverage.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RejectsWhatIsNoStudy()
    {
        var (model, rng) = (CountingModel.Known(1), RandomStream.FromSeed(1));
        Assert.Throws<ArgumentException>(() => Coverage.Of(model, CountingCls.UpperLimit, [], 10, 0.9, rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coverage.Of(model, CountingCls.UpperLimit, [-1], 10, 0.9, rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coverage.Of(model, CountingCls.UpperLimit, [1], 0, 0.9, rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => Coverage.Of(model, CountingCls.UpperLimit, [1], 10, 1, rng));
        Assert.Throws<NotSupportedException>(() => Coverage.Exact(CountingModel.With(Measured.Gaussian(1, 1)), CountingCls.UpperLimit, [1], 0.9));
    }
}
