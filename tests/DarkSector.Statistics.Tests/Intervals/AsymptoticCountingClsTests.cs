using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class AsymptoticCountingClsTests
{
    // exp(-2 s) is no parabola: q-tilde = 2 s has its 95 % quantile at 2.7055.
    [Fact]
    public void AsymptoticUpperLimit_WithoutBackgroundAndEvents_IsTooStrong() =>
        Assert.Equal(0.5 * 2.7055434540954, CountingCls.AsymptoticUpperLimit(CountingModel.Known(0), 0, 0.90).Upper, 1e-9);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(11)]
    public void AsymptoticUpperLimit_IsThatOfATemplateModelOfOneBin(int observed)
    {
        void Same(CountingModel counting, TemplateModel template)
        {
            var limit = AsymptoticCls.UpperLimit(template, template.Data([observed]), 0.9).Observed;
            Assert.Equal(limit, CountingCls.AsymptoticUpperLimit(counting, observed, 0.9).Upper, 1e-6 * limit);
        }

        var bin = TemplateModel.Signal("s", [2]).Background("b", [3]);
        Same(CountingModel.Known(3).WithEfficiency(2), bin);
        Same(CountingModel.OnOff(12, 4).WithEfficiency(2), bin.WithUncorrelatedBins("b", [Math.Sqrt(12) / 4]));
        Same(CountingModel.With(Measured.LogNormal(3, 1.3)).WithEfficiency(Measured.LogNormal(2, 1.1)),
            bin.WithNormalisation("background", 0.3, "b").WithNormalisation("efficiency", 0.1, "s"));
        Same(CountingModel.With(Measured.Gaussian(3, 0.6)).WithEfficiency(2), TemplateModel.Signal("s", [2]).Background("b", [3], [0.36]));
    }

    [Fact]
    public void AsymptoticUpperLimit_OfManyEvents_ComesCloseToTheExactOne()
    {
        var model = CountingModel.OnOff(1000, 2.5);
        Assert.Equal(1, CountingCls.AsymptoticUpperLimit(model, 410, 0.95).Upper / CountingCls.UpperLimit(model, 410, 0.95).Upper, 0.02);
    }

    [Fact]
    public void AsymptoticUpperLimit_RejectsWhatIsNoCountOrConfidence()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.AsymptoticUpperLimit(CountingModel.Known(1), -1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.AsymptoticUpperLimit(CountingModel.Known(1), 1, 1));
    }

    // The methods side by side for n = 5 and b = 3 at 90 %, as the page on counting experiments shows them.
    [Fact]
    public void Methods_ForFiveEventsOnABackgroundOfThree_AreThoseOfThePage()
    {
        var model = CountingModel.Known(3);
        Assert.Equal(6.4371, CountingCls.UpperLimit(model, 5, 0.9).Upper, 1e-4);
        Assert.Equal(6.4371, Bayesian.UpperLimit(model, 5, 0.9).Upper, 1e-4);
        Assert.Equal(5.8132, CountingCls.AsymptoticUpperLimit(model, 5, 0.9).Upper, 1e-4);
        Assert.Equal(5.4373, ProfileLikelihood.UpperLimit(model, 5, 0.9).Upper, 1e-4);
        Assert.Equal(6.99, FeldmanCousins.Interval(model, 5, 0.9).Upper, 0.005);
    }
}
