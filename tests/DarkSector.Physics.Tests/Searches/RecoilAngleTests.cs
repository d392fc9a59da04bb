using DarkSector.Numerics.Random;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Searches;

/// <summary>What the angle of the recoil adds to the fit, where the answer is known.</summary>
[Collection(InvisibleSearchGroup.Name)]
public class RecoilAngleTests(InvisibleSearchSamples samples)
{
    private const double Density = 200;
    private const int Rows = 200_000;
    private static readonly RandomStream Seed = RandomStream.FromSeed(8);

    private ZPrimeInvisible Search => samples.Search with { SignalRadiation = false };

    [Fact]
    public void Angle_AddsNothingWhereTheBackgroundLooksLikeTheSignal()
    {
        // The share of the signal in a range of angles is known to 10 %: its fluctuations look like a gain of at most a per cent.
        var fit = FlatBackground.Fit(Search, Density, Seed["flat"]) with { Systematics = FlatBackground.NoSystematics };
        Assert.InRange(Gain(fit, 3), 1, 1.02);
    }

    [Fact]
    public void Angle_AddsWhatACountingExperimentSays()
    {
        // Nine tenths of the background, and a share f of the signal, lie forward. Significance squared adds: f^2/0.9 + (1 - f)^2/0.1 against 1.
        var signal = FlatBackground.SignalAngles(Search);
        var forward = signal.Count(angle => angle < 90 * deg) / (double)signal.Length;
        // Many events, so that they are Gaussian.
        var fit = FlatBackground.Fit(Search, 20 * Density, FlatBackground.WithShareForward(signal, 0.9, Rows), Seed["separated"]) with { Systematics = FlatBackground.NoSystematics };
        var expected = Math.Sqrt(forward * forward / 0.9 + (1 - forward) * (1 - forward) / 0.1);
        Assert.InRange(expected, 1.3, 2.2);
        Assert.InRange(Gain(fit, 3) / expected, 0.95, 1.05);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(6)]
    public void Angle_NeverCosts(double mass) => Assert.True(Gain(samples.Fit, mass) >= 0.98);

    [Fact]
    public void Angle_WithoutKnowingWherePhotonsAreLostIsWorthLess()
    {
        var careful = samples.Fit with { Systematics = ZPrimeSystematics.WithUncertainAngle };
        Assert.InRange(Expected(careful with { InAngle = false }, 0.5) / Expected(samples.Fit with { InAngle = false }, 0.5), 0.99, 1.01);
        Assert.InRange(Gain(careful, 0.5) / Gain(samples.Fit, 0.5), 0.7, 1.0001);
    }

    [Fact]
    public void Cells_DoNotDependOnTheData()
    {
        var other = samples.Fit with { PseudoData = samples.Fit.WithSignal(LmuLtauZPrime.FullyInvisible(3, 0.2), 3000, Seed["many"]).PseudoData };
        var (one, two) = (samples.Fit.Templates(3, 5000, Seed["cells"]), other.Templates(3, 5000, Seed["cells"]));
        Assert.Equal(one.Cells.Cells, two.Cells.Cells);
        Assert.True(two.Data.Total > one.Data.Total + 100);
        Assert.Equal(one.Model.Expected(0), two.Model.Expected(0));
    }

    [Fact]
    public void Fit_IsUnbiasedAndItsErrorCoversWhenSimulationAndDataFluctuate()
    {
        // Twice as much simulation as data: its statistics widen the error by a fifth. True shape: two thirds forward.
        const int Toys = 10;
        var signal = FlatBackground.SignalAngles(Search);
        var angles = FlatBackground.WithShareForward(signal, 2.0 / 3, 50_000);
        var truth = FlatBackground.Fit(Search, Density, angles, Seed["truth"]);
        var pulls = Enumerable.Range(0, 24).SelectMany(set =>
        {
            var templates = FlatBackground.Simulated(Search, Density, angles, (int)(2 * 10 * Density), Seed["sets"][set]).Templates(3, 3000, Seed["signal"]);
            var expected = templates.Cells.Values(truth.Background);
            return Enumerable.Range(0, Toys).Select(toy => Seed["toys"][set][toy]).Select(toy => Pull(templates.Model, [.. expected.Select(mean => (double)toy.Poisson(mean))], 0));
        }).ToArray();
        var (mean, rms) = (pulls.Average(), Math.Sqrt(pulls.Average(pull => pull * pull)));
        Assert.InRange(mean, -0.25, 0.25);
        Assert.InRange(rms, 0.85, 1.15);
        Assert.InRange(pulls.Count(pull => Math.Abs(pull) < 1.645) / (double)pulls.Length, 0.85, 0.95);
    }

    [Fact]
    public void Signal_IsFoundWithTheStrengthThatWasInjected()
    {
        var angles = FlatBackground.Spread(FlatBackground.SignalAngles(Search), 50_000);
        var zPrime = LmuLtauZPrime.FullyInvisible(3, coupling: 0.03);
        var sigma = Search.SignalCrossSection(zPrime);
        RecoilMassFit Drawn(int seed) => FlatBackground.Fit(Search, Density, angles, Seed["background"][seed]) with { Systematics = FlatBackground.NoSystematics };
        var templates = Drawn(0).Templates(3, 10_000, Seed["signal"]);
        var pulls = Enumerable.Range(0, 24).Select(seed =>
            Pull(templates.Model, templates.Cells.Values(Drawn(seed).WithSignal(zPrime, 3000, Seed["injected"][seed]).PseudoData), sigma)).ToArray();
        Assert.InRange(pulls.Average(), -0.5, 0.5);
        Assert.InRange(Math.Sqrt(pulls.Average(pull => Math.Pow(pull - pulls.Average(), 2))), 0.7, 1.3);
    }

    private static double Pull(TemplateModel model, IReadOnlyList<double> counts, double truth)
    {
        var strength = model.Fit(model.Data(counts), lowestStrength: -20).Valid().Strength;
        return (strength.Value - truth) / strength.Error;
    }

    private static double Gain(RecoilMassFit fit, double mass) => Expected(fit with { InAngle = false }, mass) / Expected(fit, mass);

    private static double Expected(RecoilMassFit fit, double mass)
    {
        var model = fit.Templates(mass, 20_000, Seed["signal"]).Model;
        return AsymptoticCls.UpperLimit(model, model.Asimov(0), 0.9).Expected;
    }
}
