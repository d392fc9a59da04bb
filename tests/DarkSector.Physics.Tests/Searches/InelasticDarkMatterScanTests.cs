using DarkSector.Numerics.Random;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Tests.Searches.InelasticDarkMatterSamples;

namespace DarkSector.Physics.Tests.Searches;

public class InelasticDarkMatterScanTests
{
    private static readonly InelasticDarkMatterScan Scan = new(Search, Backgrounds);
    private static readonly InelasticDarkMatterLimit Medium = Scan.Limit(InelasticDarkMatterSamples.Medium, Mixings, RandomStream.FromSeed(1));

    [Fact]
    public void Background_IsAFewEventsAtMost()
    {
        // The talk shows 0.00 +- 0.13, 1.0 +- 0.5 and 2.4 +- 0.7 background events at m_A' = 0.65, 1.14 and 9.1 GeV.
        foreach (var signal in new[] { Light, InelasticDarkMatterSamples.Medium, Heavy })
            Assert.InRange(Scan.Limit(signal, [1e-3], RandomStream.FromSeed(1)).Background.Value, 0, 3.1);
    }

    [Fact]
    public void EventLimit_IsThreeOrMore()
    {
        // 3.00 events at 95 % without background, a little more for the uncertain efficiency.
        Assert.InRange(Medium.Events.Median, 3.0, 6.0);
        Assert.Equal(100, Medium.Events.Limits.Count);
    }

    [Fact]
    public void CrossSectionLimit_IsTheEventLimitOverEfficiencyAndLuminosity()
    {
        foreach (var point in Medium.Points.Where(p => p.Efficiency.Value > 0))
        {
            Assert.Equal(Medium.Events.Median / (point.Efficiency.Value * Search.Luminosity), point.ExcludedCrossSection, 1e-9 * point.ExcludedCrossSection);
            Assert.Equal(point.Strength, point.ExpectedSignal / Medium.Events.Median, 1e-9 * point.Strength);
        }
    }

    [Fact]
    public void Window_HoldsTheMassOfTheDarkPhotonAndNinetyPercent()
    {
        Assert.InRange(9, Medium.WindowLow, Medium.WindowHigh);
        var selection = Scan.SelectionFor(1);
        var signal = InelasticDarkMatterSamples.Medium;
        var before = signal.Efficiency(5e-4, selection.Apply).Value;
        var inside = Scan.Limit(signal, [5e-4], RandomStream.FromSeed(1)).Points[0].Efficiency.Value;
        Assert.Equal(0.90, inside / before, 0.03);
    }

    [Fact]
    public void Exclusion_IsAnIslandInTheMixing()
    {
        // Small mixings: little is made, and flies away; large ones: it decays at once.
        Assert.False(Medium.Points[0].IsExcluded);
        Assert.False(Medium.Points[^1].IsExcluded);
        Assert.Contains(Medium.Points, p => p.IsExcluded);
    }

    [Fact]
    public void MoreLuminosity_ExcludesMore()
    {
        var later = (Scan with { LuminosityRatio = 50_000 / Search.Luminosity }).Limit(InelasticDarkMatterSamples.Medium, Mixings, RandomStream.FromSeed(1));
        Assert.All(later.Points.Zip(Medium.Points).Where(pair => pair.Second.Efficiency.Value > 0), pair => Assert.True(pair.First.Strength > 5 * pair.Second.Strength));
        Assert.True(later.Points.Count(p => p.IsExcluded) > Medium.Points.Count(p => p.IsExcluded));
    }

    [Fact]
    public void InjectedSignal_ComesOut()
    {
        var rng = RandomStream.FromSeed(9);
        const double injected = 12;
        const int experiments = 2_000;
        var mean = Enumerable.Range(0, experiments).Average(i => Medium.Counting.Toy(injected, rng[i]) is var (model, observed) ? observed - model.Background.Value : 0);
        Assert.Equal(injected, mean, 4 * Math.Sqrt((injected + 2 * Medium.Background.Value + 1) / experiments));
    }

    [Fact]
    public void Limit_IsTheSameForTheSameStream() =>
        Assert.Equal(Medium.Events.Limits, Scan.Limit(InelasticDarkMatterSamples.Medium, Mixings, RandomStream.FromSeed(1)).Events.Limits);

    [Fact]
    public void SinglePhotonSearch_SeesOnlyWhatEscapes()
    {
        var signal = InelasticDarkMatterSamples.Medium;
        Assert.Equal(7.5e-4, SinglePhotonRecast.MixingLimit(3), 12);
        Assert.True(SinglePhotonRecast.Strength(signal, 3e-3) < 1e-3);
        Assert.Equal(Math.Pow(1e-5 / 7.5e-4, 2), SinglePhotonRecast.Strength(signal, 1e-5), 0.1 * Math.Pow(1e-5 / 7.5e-4, 2));
    }
}
