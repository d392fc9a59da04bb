using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class TemplateSensitivityTests
{
    private static readonly Axis Mass = Axis.Regular(10, 0, 10);

    // With plenty of simulation the bootstrap is the asymptotic expectation, with little of it the bands are wider.
    [Fact]
    public void ByBootstrap_OfMuchSimulation_IsTheAsymptoticExpectation()
    {
        var (much, little) = (Bootstrap(20_000), Bootstrap(100));
        var model = Build([Simulated(20_000).Nominal]);
        var expected = AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.9);

        Assert.True(much.IsValid, much.ToString());
        Assert.Equal(300, much.Limits.Count);
        Assert.InRange(much.Median / expected.Expected, 0.93, 1.07);
        Assert.InRange(much.Plus1 / expected.ExpectedPlus1, 0.9, 1.1);
        Assert.InRange(much.Minus1 / expected.ExpectedMinus1, 0.9, 1.1);
        Assert.True(little.Plus1 - little.Minus1 > much.Plus1 - much.Minus1, $"{little}\n{much}");
    }

    [Fact]
    public void ByBootstrap_RepeatsItselfAndKeepsFailuresApart()
    {
        Assert.Equal(Bootstrap(100).Limits, Bootstrap(100).Limits);
        var calls = 0;
        var fragile = Sensitivity.ByBootstrap(
            [Simulated(200)], sampled => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("no background left") : Build(sampled),
            10, 5, 0.9, RandomStream.FromSeed(1));
        Assert.Equal(10, calls);
        Assert.Equal(5, fragile.Failures.Count);
        Assert.Contains("no background left", fragile.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TemplateEvents_SumWeightsInsideTheAxis()
    {
        var events = new TemplateEvents(Mass, [0.5, 0.7, 9.5, 10.5, -1, double.NaN], [2, 3, 4, 5, 6, 7]);
        Assert.Equal(3, events.Count);
        Assert.Equal([5, 0, 0, 0, 0, 0, 0, 0, 0, 4], events.Nominal.Yields);
        Assert.Equal([13, 0, 0, 0, 0, 0, 0, 0, 0, 16], events.Nominal.Variances);
        Assert.Throws<ArgumentException>(() => new TemplateEvents(Mass, [1], [1, 2]));
        Assert.Contains("Event 0", Assert.Throws<ArgumentException>(() => new TemplateEvents(Mass, [1], [-1])).Message, StringComparison.Ordinal);
    }

    // Without uncertainties limits fall as the square root of a large luminosity.
    [Fact]
    public void Projected_ExpectedLimitFallsWithTheSquareRoot()
    {
        var model = TemplateModel.Signal("signal", [50]).Background("background", [10_000]);
        Assert.Equal(2, Limit(model) / Limit(model.Projected(4)), 0.01);
    }

    [Fact]
    public void Projected_UncertaintiesFallOrStay()
    {
        var model = TemplateModel.Of("mu", [Channel.Named("SR").With("signal", [50], new NormFactor("mu"))
            .With("background", [1000], new NormSys("theory", 0.9, 1.1), new NormSys("control", 0.9, 1.1), new HistoSys("scale", [900], [1100]),
                new StatError("simulation", [50]), new Lumi()).With("other", [100], new ShapeSys("bins", [20]))],
            [new ParameterSetting("lumi") { AuxData = [1], Sigmas = [0.02] }]);
        var projected = model.Projected(4, "control", "scale", "bins", "lumi");
        var (background, other) = (projected.Samples[1], projected.Samples[2]);

        Assert.Equal([4000], background.Yields);
        Assert.Equal(1.1, ((NormSys)background.Modifiers[0]).High);
        Assert.Equal(Math.Sqrt(1.1), ((NormSys)background.Modifiers[1]).High, 12);
        Assert.Equal([3800], ((HistoSys)background.Modifiers[2]).Low);
        Assert.Equal([200], ((StatError)background.Modifiers[3]).Uncertainties);
        Assert.Equal([40], ((ShapeSys)other.Modifiers[0]).Uncertainties);
        Assert.Equal(0.01, projected.Settings[0].Sigmas![0], 12);
        Assert.True(Limit(projected) < Limit(model.Projected(4)));

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Projected(0));
        Assert.Contains("control", Assert.Throws<KeyNotFoundException>(() => model.Projected(2, "controll")).Message, StringComparison.Ordinal);
    }

    // Verbs that act on samples added later go on doing so.
    [Fact]
    public void Projected_KeepsWhatActsOnAllSamples()
    {
        var model = TemplateModel.Signal("signal", [50]).WithNormalisation("luminosity", 0.1).Projected(4, "luminosity").Background("background", [100]);
        Assert.Equal(Math.Sqrt(1.1), ((NormSys)model.Samples[1].Modifiers[0]).High, 12);
    }

    private static double Limit(TemplateModel model) => AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.9).Expected;

    private static Sensitivity Bootstrap(int events) =>
        Sensitivity.ByBootstrap([Simulated(events)], Build, 100, 3, 0.9, RandomStream.FromSeed(7));

    private static TemplateEvents Simulated(int events)
    {
        var rng = RandomStream.FromSeed(6);
        return new TemplateEvents(Mass, [.. Enumerable.Range(0, events).Select(_ => rng.Uniform(0, 10))], [.. Enumerable.Repeat(1000.0 / events, events)]);
    }

    private static TemplateModel Build(IReadOnlyList<TemplateYields> sampled) => TemplateModel.Signal("signal", [0, 0, 0, 5, 20, 5, 0, 0, 0, 0])
        .Background("background", sampled[0].Yields, sampled[0].Variances);
}
