using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

[Collection(InvisibleSearchGroup.Name)]
public class RecoilMassFitTests(InvisibleSearchSamples samples)
{
    private const int SignalEvents = 5000;

    [Theory]
    [InlineData(0.5, 3e-3)]
    [InlineData(8, 1)]
    public void Limit_HasTheSizeOfThePublishedOne(double mass, double published)
    {
        // Phys. Rev. Lett. 130, 231801 (2023), abstract: g' from 3e-3 at low mass to 1 at 8 GeV with 79.7 fb^-1, fully invisible. Two cuts in
        // place of the neural network, assumed efficiencies and few simulated events cost up to a factor 3, radiation another factor 1.5.
        var limit = Limit(WithoutRadiation, mass);
        Assert.InRange(limit.FullyInvisibleCoupling.Expected, published / 3, 3 * published);
        Assert.InRange(limit.FullyInvisibleCoupling.Observed, limit.FullyInvisibleCoupling.ExpectedMinus2 / 1.5, limit.FullyInvisibleCoupling.ExpectedPlus2 * 1.5);
        Assert.InRange(limit.Efficiency.Value, 0.01, 0.3);
        Assert.Equal(0.9, limit.CrossSection.Level);
        Assert.InRange(Limit(mass).FullyInvisibleCoupling.Expected / limit.FullyInvisibleCoupling.Expected, 1, 1.5);
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(1)]
    [InlineData(5)]
    public void Limit_IsWeakerWhereTheZPrimeIsSeldomInvisible(double mass)
    {
        // The vanilla Z' goes to neutrinos in 1 of 1 decays below 2 m_mu, in half of them below 2 m_tau, in a third above.
        var limit = Limit(mass);
        var ratio = limit.VanillaCoupling.Expected / limit.FullyInvisibleCoupling.Expected;
        Assert.Equal(LmuLtauZPrime.Vanilla(mass, 1).InvisibleFraction, 1 / (ratio * ratio), 9);
        Assert.Equal(mass > 0.3, ratio > 1.4);
    }

    [Fact]
    public void Limit_ConvertsTheCrossSectionWithTheCouplingSquared()
    {
        var limit = Limit(3);
        var sigma = samples.Search.SignalCrossSection(LmuLtauZPrime.FullyInvisible(3, limit.FullyInvisibleCoupling.Observed));
        Assert.Equal(limit.CrossSection.Observed, sigma, 1e-9 * limit.CrossSection.Observed);
        Assert.True(limit.CrossSection.ExpectedMinus1 < limit.CrossSection.Expected && limit.CrossSection.Expected < limit.CrossSection.ExpectedPlus1);
        Assert.InRange(limit.Resolution, 0.2, 0.3);
        Assert.InRange(limit.Significance, 0, 5);
        Assert.True(limit.Background > 0);
    }

    [Fact]
    public void Limit_IsTheSameForTheSameSeed() => Assert.Equal(Limit(3), Limit(3));

    [Fact]
    public void Limit_OnAFlatBackgroundIsThatOfAMatchedFilter()
    {
        // A Gaussian of width w on b events per GeV^2 is measured to sqrt(2 sqrt(pi) w b) events; where the level comes from the same window of
        // 20 w, 1/sqrt(1 - 2 sqrt(pi)/20) worse. The median 90 % CLs limit is 1.645 of that. Tails and systematics cost some per cent more.
        const double Density = 500;
        var limit = FlatBackground.Fit(WithoutRadiation, Density, InvisibleSearchSamples.Seed["flat"]).Limit(3, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
        var events = limit.CrossSection.Expected * limit.Efficiency.Value * samples.Search.Luminosity;
        var error = Math.Sqrt(2 * Math.Sqrt(Math.PI) * limit.Resolution * Density / (1 - Math.Sqrt(Math.PI) / 10));
        Assert.InRange(events / (1.645 * error), 0.98, 1.12);
        Assert.Equal(4 * limit.Resolution * Density, limit.Background, 0.1 * limit.Background);
    }

    [Fact]
    public void Limit_FallsWithTheRootOfTheLuminosity()
    {
        double Sigma(ZPrimeInvisible search, double density) =>
            FlatBackground.Fit(search, density, InvisibleSearchSamples.Seed["flat"]).Limit(3, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]).CrossSection.Expected;
        var larger = samples.Search with { Luminosity = 4 * samples.Search.Luminosity };
        Assert.Equal(2, Sigma(samples.Search, 500) / Sigma(larger, 2000), 0.1);
    }

    [Fact]
    public void Projected_IsTheFitOfASearchWithMoreDataAndSimulation()
    {
        var larger = samples.Search with { Luminosity = 4 * samples.Search.Luminosity };
        var projected = FlatBackground.Fit(samples.Search, 500, InvisibleSearchSamples.Seed["flat"]).Projected(larger.Luminosity);
        var expected = FlatBackground.Fit(larger, 2000, FlatBackground.Spread(FlatBackground.SignalAngles(larger), 800_000), InvisibleSearchSamples.Seed["flat"]).Limit(3, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
        var limit = projected.Limit(3, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
        Assert.Equal(expected.CrossSection.Expected, limit.CrossSection.Expected, 0.01 * expected.CrossSection.Expected);
        Assert.Equal(expected.Background, limit.Background, 0.03 * expected.Background);
        Assert.Equal(limit.CrossSection.Expected, limit.CrossSection.Observed, 0.01 * limit.CrossSection.Expected);
        Assert.Throws<ArgumentOutOfRangeException>(() => projected.Projected(0));
    }

    [Fact]
    public void PseudoData_AreCountsDrawnFromTheBackground()
    {
        var fit = samples.Fit;
        Assert.All(fit.PseudoData.ProjectX().Values, count => Assert.Equal(Math.Round(count), count));
        Assert.Equal(fit.Background.Sum, fit.PseudoData.Sum, 4 * Math.Sqrt(fit.Background.Sum));
        Assert.Equal(3, fit.Backgrounds.Count);
        Assert.Equal(fit.Backgrounds.Sum(b => b.Sum), fit.Background.Sum, 1e-6);
        Assert.Equal(samples.Backgrounds.Select(b => b.Name), fit.BackgroundNames);
        var other = new RecoilMassFit(samples.Search, ZPrimeSelection.Cuts, samples.Backgrounds, RandomStream.FromSeed(99));
        Assert.NotEqual(fit.PseudoData.ProjectX().Values, other.PseudoData.ProjectX().Values);
    }

    [Fact]
    public void PseudoData_RefuseOtherBins()
    {
        var other = Histogram2D.Fill(RecoilMassFit.AngleAxis, RecoilMassFit.Axis, [], []);
        var error = Assert.Throws<ArgumentException>(() => samples.Fit with { PseudoData = other });
        Assert.Contains("Pseudo-data have the bins of RecoilMassFit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plane_NeedsTheRecoilAngle() =>
        Assert.Contains("recoilThetaCms", Assert.Throws<KeyNotFoundException>(() => RecoilMassFit.Plane(EventTable.FromColumns("events", ("recoilMassSquared", [1.0])))).Message, StringComparison.Ordinal);

    [Fact]
    public void Limit_NeedsEnoughSignalEvents()
    {
        var error = Assert.Throws<InvalidOperationException>(() => samples.Fit.Limit(3, 0.9, 100, RandomStream.FromSeed(1)));
        Assert.Contains("of 100 signal events at 3 GeV", error.Message, StringComparison.Ordinal);
        Assert.Contains("at least 100", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limit_RejectsAMassThatCannotBeMade()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => samples.Fit.Limit(10.5, 0.9, SignalEvents, RandomStream.FromSeed(1)));
        Assert.Contains("mass = 10.5 GeV; the process e+e- -> mu mu Z' needs mass < 10.37 GeV", error.Message, StringComparison.Ordinal);
    }

    private ZPrimeInvisible WithoutRadiation => samples.Search with { SignalRadiation = false };

    private ZPrimeLimit Limit(double mass) => samples.Fit.Limit(mass, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);

    private ZPrimeLimit Limit(ZPrimeInvisible search, double mass) =>
        new RecoilMassFit(search, ZPrimeSelection.Cuts, samples.Backgrounds, InvisibleSearchSamples.Seed["data"]).Limit(mass, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
}
