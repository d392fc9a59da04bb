using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class AsymptoticClsTests
{
    private static readonly double[] Peak = [0.2, 2.0, 6.0, 2.0, 0.2, 0.0];
    private static readonly double[] Falling = [40, 31, 24, 19, 15, 12];
    private static readonly double[] Observed = [43, 29, 27, 16, 17, 10];

    private static TemplateModel Model(double background = 1, double luminosity = 1) => TemplateModel
        .Signal("signal", Times(Peak, luminosity))
        .Background("background", Times(Falling, background * luminosity));

    // One bin, known background: q-tilde and its Asimov value are logarithms; CLs = 1 - level is solved here by bisection.
    [Theory]
    [InlineData(3.2, 5, 0.90)]
    [InlineData(10, 12, 0.95)]
    [InlineData(100, 80, 0.90)]
    [InlineData(7, 3, 0.90)]
    [InlineData(2.5, 0, 0.90)]
    public void UpperLimit_OfOneBinWithKnownBackground_IsTheClosedForm(double background, double observed, double level)
    {
        var model = TemplateModel.Signal("signal", [2.0]).Background("background", [background]);
        var limit = AsymptoticCls.UpperLimit(model, model.Data([observed]), level);

        Assert.Equal(1 - level, ClosedCls(2 * limit.Observed, background, observed), 1e-8);
        var root = StandardNormal.SurvivalQuantile((1 - level) / 2);
        Assert.Equal(root * root, AsimovQ(2 * limit.Expected, background), 1e-7);
    }

    [Theory]
    [InlineData(0.90)]
    [InlineData(0.95)]
    public void UpperLimit_WithoutBackgroundAndEvents_IsTheGaussianOne(double level)
    {
        // q = 2 mu s for data and Asimov set alike, so CLs = 2 (1 - Phi(sqrt(2 mu s))).
        var model = TemplateModel.Signal("signal", [1.5, 0.5]);
        var limit = AsymptoticCls.UpperLimit(model, model.Data([0, 0]), level);
        var root = StandardNormal.SurvivalQuantile((1 - level) / 2);

        Assert.Equal(root * root / 4, limit.Observed, 1e-8);
        Assert.Equal(limit.Expected, limit.Observed, 1e-8);
    }

    [Fact]
    public void UpperLimit_RisesWithBackground()
    {
        var limits = new[] { 0.01, 0.1, 1, 10, 100 }.Select(background => Median(Model(background))).ToArray();
        for (var i = 1; i < limits.Length; i++)
            Assert.True(limits[i] > limits[i - 1], $"{limits[i]} after {limits[i - 1]}");
    }

    [Fact]
    public void UpperLimit_FallsAsOneOverLuminosityWithoutBackground() =>
        Assert.Equal(4, Median(Model(1e-9)) / Median(Model(1e-9, luminosity: 4)), 1e-3);

    [Fact]
    public void UpperLimit_FallsAsRootOfLuminosityInMuchBackground() =>
        Assert.Equal(2, Median(Model(1e4)) / Median(Model(1e4, luminosity: 4)), 1e-2);

    [Fact]
    public void UpperLimit_FromAsimovData_IsTheMedianExpected()
    {
        var model = WithUncertainties();
        var limit = AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.90);
        Assert.Equal(limit.Expected, limit.Observed, 1e-7 * limit.Expected);
    }

    [Fact]
    public void UpperLimit_RisesWithTheLevel()
    {
        var model = WithUncertainties();
        var data = model.Data(Observed);
        var limits = new[] { 0.3, 0.5, 0.68, 0.9, 0.95, 0.9999 }.Select(level => AsymptoticCls.UpperLimit(model, data, level)).ToArray();
        for (var i = 1; i < limits.Length; i++)
        {
            Assert.True(limits[i].Observed > limits[i - 1].Observed);
            Assert.True(limits[i].Expected > limits[i - 1].Expected);
        }
    }

    [Fact]
    public void UpperLimit_IsOrderedAndEqualsItsOwnTest()
    {
        var model = WithUncertainties();
        var data = model.Data(Observed);
        var limit = AsymptoticCls.UpperLimit(model, data, 0.90);

        Assert.True(limit.ExpectedMinus2 < limit.ExpectedMinus1 && limit.ExpectedMinus1 < limit.Expected);
        Assert.True(limit.Expected < limit.ExpectedPlus1 && limit.ExpectedPlus1 < limit.ExpectedPlus2);
        Assert.Equal(0.10, AsymptoticCls.Test(model, data, limit.Observed).Observed, 1e-8);
        Assert.Equal(0.10, AsymptoticCls.Test(model, data, limit.ExpectedMinus2).ExpectedMinus2, 1e-8);
        Assert.Equal(0.10, AsymptoticCls.Test(model, data, limit.ExpectedPlus1).ExpectedPlus1, 1e-8);
    }

    [Fact]
    public void UpperLimit_IsNeverImprovedByAnUncertainty()
    {
        var bare = Model();
        TemplateModel[] widened =
        [
            bare.WithNormalisation("luminosity", 0.05),
            bare.WithNormalisation("efficiency", 0.10, "signal"),
            bare.WithNormalisation("cross-section", 0.20, "background"),
            bare.WithAsymmetricNormalisation("scale", 0.8, 1.1, "background"),
            bare.WithUncorrelatedBins("background", [4, 3, 3, 2, 2, 2]),
            TemplateModel.Signal("signal", Peak).Background("background", Falling, Times(Falling, 0.5)),
        ];
        foreach (var model in widened)
            Assert.True(Median(model) > Median(bare), $"{Median(model)} is below {Median(bare)}");
        Assert.True(Median(widened[1].WithNormalisation("cross-section", 0.20, "background")) > Median(widened[1]));
    }

    [Fact]
    public void UpperLimit_IsUnchangedByAnUncertaintyOfSizeZero() =>
        Assert.Equal(Median(Model()), Median(Model().WithNormalisation("luminosity", 0)), 1e-9);

    [Fact]
    public void UpperLimit_DoesNotDependOnTheOrderOfBins()
    {
        var model = TemplateModel.Signal("s", Peak).Background("b", Falling, Times(Falling, 0.3)).WithNormalisation("norm", 0.1, "b");
        var turned = TemplateModel.Signal("s", [.. Peak.Reverse()])
            .Background("b", [.. Falling.Reverse()], [.. Times(Falling, 0.3).Reverse()]).WithNormalisation("norm", 0.1, "b");
        var limit = AsymptoticCls.UpperLimit(model, model.Data(Observed), 0.90);
        var turnedLimit = AsymptoticCls.UpperLimit(turned, turned.Data([.. Observed.Reverse()]), 0.90);

        Assert.Equal(limit.Observed, turnedLimit.Observed, 1e-8);
        Assert.Equal(limit.ExpectedPlus2, turnedLimit.ExpectedPlus2, 1e-8);
    }

    [Fact]
    public void UpperLimit_DoesNotDependOnBinsWithoutSignalAndUncertainty()
    {
        var model = Model();
        var longer = TemplateModel.Signal("signal", [.. Peak, 0, 0]).Background("background", [.. Falling, 5, 0]);
        var limit = AsymptoticCls.UpperLimit(model, model.Data(Observed), 0.90);
        var longerLimit = AsymptoticCls.UpperLimit(longer, longer.Data([.. Observed, 9, 0]), 0.90);

        Assert.Equal(limit.Observed, longerLimit.Observed, 1e-8);
        Assert.Equal(limit.Expected, longerLimit.Expected, 1e-8);
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e6)]
    public void UpperLimit_ScalesWithTheNominalSignal(double scale)
    {
        var model = WithUncertainties();
        var scaled = WithUncertainties(scale);
        var limit = AsymptoticCls.UpperLimit(model, model.Data(Observed), 0.90);
        var scaledLimit = AsymptoticCls.UpperLimit(scaled, scaled.Data(Observed), 0.90);

        Assert.Equal(1, limit.Observed / (scaledLimit.Observed * scale), 1e-7);
        Assert.Equal(1, limit.ExpectedMinus2 / (scaledLimit.ExpectedMinus2 * scale), 1e-7);
    }

    [Fact]
    public void UpperLimit_WithZeroObservedEvents_IsFiniteAndPositive()
    {
        var model = WithUncertainties();
        var limit = AsymptoticCls.UpperLimit(model, model.Data(new double[6]), 0.90);
        Assert.True(limit.Observed > 0 && limit.Observed < limit.Expected, limit.ToString());
    }

    [Fact]
    public void UpperLimit_OfALargeExcess_LiesAboveTheBestStrength()
    {
        var model = WithUncertainties();
        var data = model.Asimov(30);
        var limit = AsymptoticCls.UpperLimit(model, data, 0.90);
        Assert.True(limit.Observed > 30, limit.ToString());
        Assert.Equal(30, model.Fit(data).Strength.Value, 1e-6);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(-0.9)]
    [InlineData(90.0)]
    [InlineData(double.NaN)]
    public void UpperLimit_RejectsLevelOutsideZeroToOne(double level)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => AsymptoticCls.UpperLimit(Model(), Model().Asimov(0), level));
        Assert.Contains("between 0 and 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpperLimit_RejectsEventsWhereNoBackgroundIsExpected()
    {
        var model = TemplateModel.Signal("signal", [1, 1]).Background("background", [3, 0]);
        var exception = Assert.Throws<ArgumentException>(() => AsymptoticCls.UpperLimit(model, model.Data([3, 1]), 0.90));
        Assert.Contains("Bin 1 has 1 observed events and no expected background", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UpperLimit_ThatCannotBeBracketed_ThrowsWithTheRange()
    {
        // A signal whose efficiency is unknown by hundreds of orders of magnitude cannot be excluded.
        var model = Model().WithNormalisation("efficiency", 1e200, "signal");
        var exception = Assert.Throws<InvalidOperationException>(() => AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.90));
        Assert.Contains("No strength between 0 and", exception.Message, StringComparison.Ordinal);
    }

    private static TemplateModel WithUncertainties(double signal = 1) => TemplateModel
        .Signal("signal", Times(Peak, signal))
        .Background("simulated", Falling, Times(Falling, 0.4))
        .Background("known", Times(Falling, 0.1))
        .WithNormalisation("luminosity", 0.01)
        .WithNormalisation("efficiency", 0.06, "signal")
        .WithAsymmetricNormalisation("cross-section", 0.92, 1.10, "simulated");

    private static double Median(TemplateModel model) => AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.90).Expected;

    private static double[] Times(double[] values, double factor) => [.. values.Select(value => factor * value)];

    private static double AsimovQ(double signal, double background) => 2 * (signal - background * Math.Log(1 + signal / background));

    private static double ClosedCls(double signal, double background, double observed)
    {
        var best = Math.Max(0, observed - background);
        double Term(double s) => s + background - (observed == 0 ? 0 : observed * Math.Log(s + background));
        var q = signal > best ? 2 * (Term(signal) - Term(best)) : 0;
        var asimov = AsimovQ(signal, background);
        var (root, rootAsimov) = (Math.Sqrt(q), Math.Sqrt(asimov));
        return q <= asimov
            ? StandardNormal.Survival(root) / StandardNormal.Survival(root - rootAsimov)
            : StandardNormal.Survival((q + asimov) / (2 * rootAsimov)) / StandardNormal.Survival((q - asimov) / (2 * rootAsimov));
    }

    // The observed limit of an Asimov set lies exactly where its search used to end: by rounding it was now and then not found (4 GeV, 20 times the data).
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(100)]
    public void UpperLimit_OfAnAsimovSet_IsTheExpectedOne(int luminosity)
    {
        double[] Template(double events, Func<double, double> cumulative) =>
            [.. Enumerable.Range(0, 40).Select(bin => luminosity * events * (cumulative(0.25 * (bin + 1)) - cumulative(0.25 * bin)))];
        double[] Falling(double tau) => Template(5000, m => (1 - Math.Exp(-m / tau)) / (1 - Math.Exp(-10 / tau)));
        var peak = Template(20, m => DarkSector.Numerics.Shapes.StandardNormal.Cdf((m - 4) / 0.2));
        var model = TemplateModel.Signal("peak", peak).Background("falling", Falling(1.5), [.. Falling(1.5).Select(y => luminosity * y / 4)])
            .WithNormalisation("efficiency", 0.05, "peak").WithAsymmetricNormalisation("cross-section", 0.9, 1.12, "falling")
            .WithShape("slope", "falling", Falling(1.47), Falling(1.53));
        var limit = AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.9);
        Assert.Equal(limit.Expected, limit.Observed, 1e-7 * limit.Expected);
    }
}
