using DarkSector.Numerics.Random;
using DarkSector.Physics.Datasets;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.Tests.Searches;

[Collection(AlpSearchGroup.Name)]
public class AlpMassFitTests(AlpSearchSamples samples)
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1.8)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6.4)]
    [InlineData(7.5)]
    [InlineData(8.5)]
    [InlineData(9)]
    public void ExpectedLimit_IsWithinAFactorOfOneAndAHalfOfThePublishedOne(double mass)
    {
        // The published observed limits scatter about their expectation: their geometric mean within 15 % of the mass, as cross-sections.
        double[] published = [.. DataSets.BuiltIn.AlpPhotonLimits.Where(point => point.Experiment == "Belle II" && Math.Abs(Math.Log(point.Mass / mass)) < Math.Log(mass > 8 ? 1.05 : 1.15))
            .Select(point => Math.Log(samples.Search.SignalCrossSection(new PhotonAlp(point.Mass, point.Coupling))))];
        var expected = samples.Scan.Limit(samples.Scan.Background, mass, 0.95).CrossSection.Expected;
        Assert.InRange(expected / Math.Exp(published.Average()), 1 / 1.6, 1.5);
    }

    [Theory]
    [InlineData(0.5, 1.4e-3)]
    [InlineData(2.5, 3.0e-3)]
    [InlineData(8, 1.2e-2)]
    public void InjectedSignal_ComesOut(double mass, double coupling)
    {
        var fit = samples.Scan.Fits.First(one => one.Range.Low <= mass && mass <= one.Range.High);
        var signal = samples.Search.Signal(new PhotonAlp(mass, coupling), 6_000, AlpSearchSamples.Seed["injected"]);
        var expected = AlpCandidates.Of(fit.Range, [.. samples.Backgrounds, signal]);
        double Fitted(AlpCandidates candidates) => fit.Model(candidates, mass) is var (model, data) ? model.Fit(data, lowestStrength: -1e4).Valid().Strength.Value : 0;
        // The simulated background fluctuates as much as data: what it gives alone is taken away. The signal is known to 3 %, and its wrong combinations are part of the background.
        var truth = samples.Search.SignalCrossSection(new PhotonAlp(mass, coupling));
        Assert.InRange((Fitted(expected) - Fitted(samples.Scan.Background.Single(one => one.Range == fit.Range))) / truth, 0.9, 1.1);
        Assert.True(fit.Significance(expected, mass) > 3);
    }

    [Fact]
    public void Background_IsDescribedByThePolynomial()
    {
        foreach (var mass in new[] { 0.3, 1, 3, 5.5, 7.5, 9 })
        {
            var fit = samples.Scan.Fits.First(one => one.Range.Low <= mass && mass <= one.Range.High);
            var (model, data) = fit.Model(AlpCandidates.Of(fit.Range, samples.Backgrounds), mass);
            var fitted = model.FitAt(data, 0).Valid();
            // Simulated events have the weight 0.9: they fluctuate by that much less than data. With few events per bin the deviance is a little above chi^2.
            var degrees = 0.9 * (data.Counts.Count - fit.Range.Degree - 1);
            Assert.InRange((2 * fitted.HalfDeviance - degrees) / Math.Sqrt(2 * degrees), -4, 5);
        }
    }

    [Fact]
    public void Limit_FallsWithLuminosityBetweenItsRootAndItself()
    {
        var (low, high) = (samples.Scan.Projected(1, 0.445, 0.95), samples.Scan.Projected(1, 44.5, 0.95));
        Assert.InRange(low.CrossSection.Expected / high.CrossSection.Expected, 8, 100);
        Assert.Equal(samples.Scan.Limit(samples.Scan.Background, 1, 0.95).CrossSection.Expected, low.CrossSection.Expected, 0.03 * low.CrossSection.Expected);
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.Scan.Projected(1, 0, 0.95));
    }

    [Fact]
    public void Limit_IsWeakerWithSystematicsAndAtHigherLevel()
    {
        var fit = samples.Scan.Fits[0];
        var background = samples.Scan.Background[0];
        var nominal = fit.Limit(background, 1, 0.95).CrossSection.Expected;
        var without = new AlpMassFit(samples.Search, fit.Signal) { Systematics = new SystematicTable("none") };
        Assert.True(without.Limit(background, 1, 0.95).CrossSection.Expected < nominal);
        Assert.True(fit.Limit(background, 1, 0.90).CrossSection.Expected < nominal);
        // 5.5 % and 0.7 % on the efficiency change a limit by much less than that.
        Assert.InRange(nominal / without.Limit(background, 1, 0.95).CrossSection.Expected, 1, 1.05);
    }

    [Fact]
    public void Coupling_GoesAsTheRootOfTheCrossSection()
    {
        var limit = samples.Scan.Limit(samples.Scan.Background, 2, 0.95);
        Assert.Equal(limit.CrossSection.Expected, samples.Search.SignalCrossSection(new PhotonAlp(2, limit.Coupling.Expected)), 1e-6 * limit.CrossSection.Expected);
    }

    [Fact]
    public void Candidates_AreThreePerEventAndTheFitWantsThoseOfItsRange()
    {
        var candidates = samples.Scan.Background[1];
        Assert.Equal(3 * candidates.Events, candidates.Between(-1000, 1000), 1e-6 * candidates.Events);
        Assert.Equal(candidates.Between(10, 20) + candidates.Between(20, 30), candidates.Between(10, 30), 1e-9 * candidates.Events);
        Assert.Contains("pair, hard photons", Assert.Throws<ArgumentException>(() => samples.Scan.Fits[0].Limit(candidates, 1, 0.95)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_OfPseudoDataIsTheSameForTheSameSeedAndSeesNoSignal()
    {
        double[] masses = [.. samples.Scan.Masses.Where((_, i) => i % 30 == 0)];
        AlpScanResult Run() => samples.Scan.Run("test", samples.Scan.Candidates(samples.Scan.PseudoData([], AlpSearchSamples.Seed["pseudo-data"])), masses, 0.95);
        var (one, two) = (Run(), Run());
        Assert.Equal(one.Limits.Select(limit => limit.CrossSection.Observed), two.Limits.Select(limit => limit.CrossSection.Observed));
        Assert.InRange(one.LargestExcess.Significance, 0, 4);
        Assert.Equal(one.LargestExcess.Mass, one.Scan.LargestExcess!.Point);
    }

    [Fact]
    public void Scan_RefusesOverlappingRanges() => Assert.Throws<ArgumentException>(() =>
        new AlpScan(samples.Search, [AlpMassRange.Published[1], AlpMassRange.Published[0]], samples.Backgrounds, 1000, RandomStream.FromSeed(1)));

    [Fact]
    public void Toys_JudgeTheLargestExcess()
    {
        var toys = new AlpToys([[0, 1, 0, 2.5, 0], [0, 0.5, 0, 0.9, 0], [1, 0, 0, 3.5, 0], [0, 0, 0, 0, 0]]);
        Assert.Equal((2 + 1 + 1 + 0) / 4.0, toys.UpCrossings(0.5).Value);
        double[] masses = [.. samples.Scan.Masses.Where((_, i) => i % 50 == 0)];
        var result = samples.Scan.Run("toy test", samples.Scan.Background, masses, 0.95);
        var judged = toys.ByToys(result with { Limits = [result.Limits[0] with { Significance = 3 }] });
        Assert.Equal(0.25, judged.GlobalPValue.Value);
        Assert.Equal(3, judged.LocalZ, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => samples.Scan.Toys(1, RandomStream.FromSeed(1)));
    }

    [Fact]
    public void PseudoData_HoldsTheSignalThatWasHidden()
    {
        var signal = samples.Search.Signal(new PhotonAlp(5, 8e-3), 3000, RandomStream.FromSeed(4));
        var hidden = samples.Scan.PseudoData([signal], RandomStream.FromSeed(3));
        Assert.True(samples.Scan.Fits[1].Significance(samples.Scan.Candidates(hidden)[1], 5) > 3);
    }

    [Fact]
    public void PseudoData_HasTheExpectedNumberOfEvents()
    {
        var expected = samples.Scan.Background[1].Events;
        var drawn = samples.Scan.PseudoData([], RandomStream.FromSeed(3));
        Assert.InRange((AlpMassRange.Published[1].Selection.Apply(drawn).Count - expected) / Math.Sqrt(expected), -4, 4);
        // The control sample is a twentieth of the selection, and shares no event with it.
        Assert.InRange(AlpMassRange.Published[1].Control.Apply(drawn).Count / expected, 0.02, 0.1);
        Assert.Equal(0, AlpMassRange.Published[1].Selection.Apply(AlpMassRange.Published[1].Control.Apply(drawn)).Count);
    }
}
