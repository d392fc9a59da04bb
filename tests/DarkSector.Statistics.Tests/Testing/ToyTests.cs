using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class ToyTests
{
    private static TemplateModel Model() => TemplateModel.Signal("s", [1, 4, 1]).Background("b", [9, 8, 7], [2, 1, 1]).WithNormalisation("norm", 0.1, "b");

    [Theory]
    [InlineData(TestStatistic.QTilde)]
    [InlineData(TestStatistic.QMu)]
    [InlineData(TestStatistic.TMu)]
    [InlineData(TestStatistic.TTilde)]
    public void Toys_DoNotDependOnTheNumberOfThreads(TestStatistic statistic)
    {
        var (model, rng) = (Model(), RandomStream.FromSeed(3));
        var data = model.Data([10, 9, 7]);
        var one = ToyCls.Test(model, data, 1, new ToyOptions(200) { Threads = 1, Statistic = statistic }, rng);
        var three = ToyCls.Test(model, data, 1, new ToyOptions(200) { Threads = 3, Statistic = statistic }, rng);
        Assert.Equal(one.WithSignal.Values, three.WithSignal.Values);
        Assert.Equal(one.Observed, three.Observed);
        Assert.Equal(0, one.Failed);
    }

    [Theory]
    [InlineData(TestStatistic.QTilde)]
    [InlineData(TestStatistic.QMu)]
    [InlineData(TestStatistic.TMu)]
    [InlineData(TestStatistic.TTilde)]
    public void Toys_OfManyEvents_FollowTheAsymptoticFormulas(TestStatistic statistic)
    {
        var model = TemplateModel.Signal("s", [50, 200, 50]).Background("b", [9000, 8000, 7000]).WithNormalisation("norm", 0.01, "b");
        var data = model.Data([9020, 8060, 7010]);
        var asymptotic = AsymptoticCls.Test(model, data, 1.2, statistic);
        var toys = ToyCls.Test(model, data, 1.2, new ToyOptions(3000) { Statistic = statistic }, RandomStream.FromSeed(8));
        Assert.Equal(asymptotic.SignalPlusBackground, toys.SignalPlusBackground.Value, 4 * toys.SignalPlusBackground.Error);
        Assert.Equal(asymptotic.BackgroundOnly, toys.BackgroundOnly.Value, 4 * toys.BackgroundOnly.Error);
        Assert.Equal(asymptotic.Expected, toys.Expected[2], 0.04);
    }

    // No background, no event: CLs+b is the probability of no event, exp(-mu s), and CLb is 1.
    [Fact]
    public void ToyLimit_WithoutBackgroundAndEvents_IsTheExactOne()
    {
        var model = TemplateModel.Signal("s", [0.5, 0.5]);
        var limit = ToyCls.UpperLimit(model, model.Data([0, 0]), 0.90, new ToyOptions(4000), RandomStream.FromSeed(2));
        Assert.Equal(Math.Log(10), limit.Limit.Observed, 4 * limit.Error);
        Assert.True(limit.Error < 0.1, limit.ToString());
        Assert.All(limit.Points, point => Assert.Equal(1, point.BackgroundOnly.Value));
    }

    [Fact]
    public void Toys_ThatFail_AreCountedKeptAndReported()
    {
        var model = Model();
        var hypothesis = model.FitAt(model.Data([10, 9, 7]), 0);
        var toys = ToyDistribution.Draw(model, hypothesis, 1, new ToyOptions(50), RandomStream.FromSeed(4), fit =>
            fit.Free(0).Point[0] > 0.3 ? (double.NaN, "made to fail") : (1.0, null));
        Assert.NotEmpty(toys.Failed);
        Assert.Equal(50, toys.Values.Count + toys.Failed.Count);
        Assert.All(toys.Failed, toy => Assert.Equal(3, toy.Data!.Counts.Count));
        Assert.Contains("FAILED, the first: made to fail", toys.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ToySource_FluctuatesCountsAndAuxiliaryMeasurementsAroundTheHypothesis()
    {
        var model = Model();
        var source = new ToySource(model, model.FitAt(model.Asimov(0), 2));
        var toys = Enumerable.Range(0, 2000).Select(i => source.Draw(RandomStream.FromSeed(5)[i])).ToArray();
        var expected = model.FitAt(model.Asimov(0), 2).Yields;
        for (var bin = 0; bin < 3; bin++)
            Assert.Equal(expected[bin], toys.Average(toy => toy.Counts[bin]), 4 * Math.Sqrt(expected[bin] / 2000));
        var centre = toys.Average(toy => toy.NuisanceCentres[0]);
        Assert.Equal(1, Math.Sqrt(toys.Average(toy => Math.Pow(toy.NuisanceCentres[0] - centre, 2))), 0.07);
        Assert.Equal(source.Draw(RandomStream.FromSeed(5)[0]).Counts, toys[0].Counts);
        Assert.Throws<ArgumentException>(() => new ToySource(TemplateModel.Signal("s", [1]), model.FitAt(model.Asimov(0), 0)));
    }

    [Fact]
    public void SaturatedTest_ByToys_AgreesWithChi2ForManyEvents()
    {
        var model = TemplateModel.Signal("s", [50, 200, 50, 10]).Background("b", [900, 800, 700, 600]).WithNormalisation("norm", 0.1, "b");
        var data = model.Data([910, 830, 650, 640]);
        var (chi2, toys) = (SaturatedTest.Test(model, data), SaturatedTest.Toys(model, data, new ToyOptions(2000), RandomStream.FromSeed(6)));
        Assert.Equal(chi2.ChiSquare, toys.Statistic, 1e-9);
        Assert.Equal(3, chi2.DegreesOfFreedom);
        Assert.Equal(chi2.PValue, toys.PValue.Value, 4 * toys.PValue.Error + 0.01);
    }

    [Fact]
    public void Scan_WidensUntilTheLimitIsInsideAndSaysSo()
    {
        var model = Model();
        var data = model.Data([10, 9, 7]);
        var narrow = AsymptoticCls.Scan(model, data, 0.9, 0, 0.1, 5);
        Assert.True(narrow.IsWidened);
        Assert.Contains("WIDENED", narrow.ToString(), StringComparison.Ordinal);
        Assert.True(narrow.Points[^1].Strength >= narrow.Limit.ExpectedPlus2 && narrow.Points[^1].Observed < 0.1);
        Assert.False(AsymptoticCls.Scan(model, data, 0.9, 0, 20, 5).IsWidened);
        Assert.Throws<ArgumentOutOfRangeException>(() => AsymptoticCls.Scan(model, data, 0.9, 2, 1));
    }

    [Fact]
    public void Evaluate_WithEveryModifier_HasTheDerivativesOfItsValue()
    {
        var (model, data) = Reference.Load("fit_3channel_all_modifiers_open").Model();
        model = TemplateModel.Of("mu", [.. model.Channels, Channel.Named("more").With(
            "x", [5, 7], new NormFactor("mu"), new ShapeFactor("shape"), new StatError("stat more", [1, 2]), new ShapeSys("own more", [2, 2]),
            new HistoSys("xs_tau", [4, 9], [5, 6.5])).With("y", [2, 3], new StatError("stat more", [1, 1]))], model.Settings);
        var likelihood = new TemplateLikelihood(model.Templates);
        likelihood.Load([.. data.Counts, 9, 0], [.. model.Templates.Variables.Select(v => v.Centre)], [.. model.BinFactors.Select(_ => 1.0)]);
        double[] point = [.. model.Templates.Variables.Select((v, i) => v.Start + 0.03 * (i % 5 - 1.7))];
        var size = point.Length;
        var (gradient, hessian) = (new double[size], new double[size * size]);
        likelihood.Evaluate(point, gradient, hessian);
        for (var i = 0; i < size; i++)
        {
            var (up, gradientUp) = Moved(i, 1e-5);
            var (down, gradientDown) = Moved(i, -1e-5);
            Assert.Equal((up - down) / 2e-5, gradient[i], 1e-5);
            for (var j = 0; j < size; j++)
                Assert.Equal((gradientUp[j] - gradientDown[j]) / 2e-5, hessian[i * size + j], 1e-4 * (1 + Math.Abs(hessian[i * size + j])));
        }

        (double Value, double[] Gradient) Moved(int index, double shift)
        {
            double[] moved = [.. point];
            moved[index] += shift;
            var slope = new double[size];
            return (likelihood.Evaluate(moved, slope, new double[size * size]), slope);
        }
    }
}
