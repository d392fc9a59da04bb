using DarkSector.Numerics.Random;
using DarkSector.Physics.Generation;
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
        // place of the neural network, assumed efficiencies and few simulated events cost up to a factor 3.
        var limit = Limit(mass);
        Assert.InRange(limit.FullyInvisibleCoupling.Expected, published / 3, 3 * published);
        Assert.InRange(limit.FullyInvisibleCoupling.Observed, limit.FullyInvisibleCoupling.ExpectedMinus2 / 1.5, limit.FullyInvisibleCoupling.ExpectedPlus2 * 1.5);
        Assert.InRange(limit.Efficiency.Value, 0.01, 0.3);
        Assert.Equal(0.9, limit.CrossSection.Level);
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
        var sigma = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, limit.FullyInvisibleCoupling.Observed), samples.Search.Collider.SqrtS);
        Assert.Equal(limit.CrossSection.Observed, sigma.TotalCrossSection(), 1e-9 * limit.CrossSection.Observed);
        Assert.True(limit.CrossSection.ExpectedMinus1 < limit.CrossSection.Expected && limit.CrossSection.Expected < limit.CrossSection.ExpectedPlus1);
        Assert.InRange(limit.Resolution, 0.2, 0.3);
        Assert.InRange(limit.Significance, 0, 5);
        Assert.True(limit.Background > 0);
    }

    [Fact]
    public void Limit_IsTheSameForTheSameSeed() => Assert.Equal(Limit(3), Limit(3));

    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(3, 1.3)]
    [InlineData(8, 1)]
    public void Limit_FallsWithLuminosity(double mass, double leastGain)
    {
        // Four times the data: half the limit where statistics rule, a quarter where nothing is expected, hardly less at 8 GeV, where the
        // background of a thousand events is uncertain by 25 %.
        var larger = samples.Search with { Luminosity = 4 * samples.Search.Luminosity };
        var fit = new RecoilMassFit(larger, [.. samples.Backgrounds.Select(b => b.WithWeightsScaledBy(4))], InvisibleSearchSamples.Seed["data"]);
        var more = fit.Limit(mass, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
        Assert.InRange(Limit(mass).CrossSection.Expected / more.CrossSection.Expected, leastGain, 4);
    }

    [Fact]
    public void PseudoData_AreCountsDrawnFromTheBackground()
    {
        var fit = samples.Fit;
        Assert.All(fit.PseudoData.Values, count => Assert.Equal(Math.Round(count), count));
        Assert.Equal(fit.Background.Sum, fit.PseudoData.Sum, 4 * Math.Sqrt(fit.Background.Sum));
        Assert.Equal(3, fit.Backgrounds.Count);
        Assert.Equal(fit.Backgrounds.Sum(b => b.Sum), fit.Background.Sum, 1e-6);
        Assert.Equal(samples.Backgrounds.Select(b => b.Name), fit.BackgroundNames);
        var other = new RecoilMassFit(samples.Search, samples.Backgrounds, RandomStream.FromSeed(99));
        Assert.NotEqual(fit.PseudoData.Values, other.PseudoData.Values);
    }

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

    private ZPrimeLimit Limit(double mass) => samples.Fit.Limit(mass, 0.9, SignalEvents, InvisibleSearchSamples.Seed["signal"]);
}
