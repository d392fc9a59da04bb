using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Tests.Searches;

[Collection(DarkHiggsGroup.Name)]
public class DarkHiggsScanTests(DarkHiggsSamples samples)
{
    [Fact]
    public void Windows_AreAboutAsManyAsPublishedAndCoverThePlane()
    {
        Assert.InRange(samples.Windows.Windows.Count, 7000, 12_000);
        var rng = RandomStream.FromSeed(4);
        for (var i = 0; i < 500; i++)
        {
            var mass = rng.Uniform(4, 10);
            var higgs = rng.Uniform(0, samples.Search.LargestHiggsMass(mass));
            Assert.NotEmpty(samples.Windows.Containing(mass * mass, higgs * higgs));
        }
    }

    [Fact]
    public void Containing_FindsWhatASearchThroughAllWindowsFinds()
    {
        var rng = RandomStream.FromSeed(7);
        for (var i = 0; i < 30; i++)
        {
            var (x, y) = (rng.Uniform(9, 110), rng.Uniform(-1, 30));
            var all = Enumerable.Range(0, samples.Windows.Windows.Count).Where(k => samples.Windows.Windows[k].Ellipse.Contains(x, y));
            Assert.Equal(all, samples.Windows.Containing(x, y));
        }
    }

    [Fact]
    public void Counts_RefuseWeightedEvents() =>
        Assert.Throws<ArgumentException>(() => samples.Windows.Counts(DarkHiggsInvisible.Selection.Apply(samples.Backgrounds[0])));

    [Fact]
    public void Background_AgreesWithThePseudoDataItIsDrawnFrom()
    {
        // Many windows together: smoothing moves events between neighbours and keeps their number to some 10 %.
        var chosen = Enumerable.Range(0, samples.Windows.Windows.Count).Where(i => samples.Windows.Windows[i].Signal.DarkPhotonMass is > 5 and < 9.5).ToArray();
        var expected = chosen.Sum(i => samples.Scan.Expected[i].Value);
        var drawn = Enumerable.Range(0, 5).Average(k => samples.Windows.Counts(samples.Scan.PseudoData(RandomStream.FromSeed(8)[k])) is var counts ? chosen.Sum(i => counts[i]) : 0);
        Assert.InRange(expected / drawn, 0.88, 1.12);
    }

    [Fact]
    public void Limits_AreOfThePublishedSize()
    {
        // Phys. Rev. Lett. 130, 071804, abstract: 1.7 to 5.0 fb and 1.7e-8 to 200e-8 for 4.0 < M_A' < 9.7 GeV. Nine windows out of ten, within a factor 1.5 of the ends here (2 for the coupling).
        var step = samples.Windows.Windows.Count / 150;
        var limits = Enumerable.Range(0, samples.Windows.Windows.Count).Where(i => i % step == 0 && samples.Windows.Windows[i].Signal.DarkPhotonMass is > 4.0 and < 9.7)
            .Select(i => samples.Scan.Limit(i, 0, 0.90)).ToArray();
        double[] crossSections = [.. limits.Select(limit => limit.CrossSection.Expected).Order()];
        double[] couplings = [.. limits.Select(limit => limit.Coupling.Expected).Order()];
        Assert.InRange(crossSections[crossSections.Length / 20], 1.7 / 1.5, 1.7 * 1.5);
        Assert.InRange(crossSections[crossSections.Length * 95 / 100], 5.0 / 1.5, 5.0 * 1.5);
        Assert.InRange(couplings[^1], 2.0e-6 / 2, 2.0e-6 * 2);
    }

    [Fact]
    public void Limit_RisesWithTheCountAndItsExpectationIsInOrder()
    {
        var window = samples.Windows.NearestIndex(6, 2);
        Assert.Equal(6, samples.Windows.Windows[window].Signal.DarkPhotonMass, 0.1);
        var limits = Enumerable.Range(0, 6).Select(n => samples.Scan.Limit(window, n, 0.90)).ToArray();
        Assert.All(limits.Zip(limits.Skip(1)), pair => Assert.True(pair.First.CrossSection.Observed < pair.Second.CrossSection.Observed));
        Assert.True(limits[0].CrossSection.ExpectedMinus2 <= limits[0].CrossSection.ExpectedPlus2);
        Assert.Equal(limits[3].CrossSection.Observed / limits[3].Window.Signal.UnitCrossSection, limits[3].Coupling.Observed, 1e-9 * limits[3].Coupling.Observed);
        Assert.True(samples.Scan.Limit(window, 3, 0.95).CrossSection.Observed > limits[3].CrossSection.Observed);
    }

    [Fact]
    public void Projection_GainsLessWithTheUncertaintyOfToday()
    {
        var window = samples.Windows.NearestIndex(6, 2);
        var today = samples.Scan.Projected(window, 8.34, UncertaintyScaling.Fixed, 0.90);
        var (frozen, shrinking) = (samples.Scan.Projected(window, 362, UncertaintyScaling.Fixed, 0.90), samples.Scan.Projected(window, 362, UncertaintyScaling.Statistical, 0.90));
        Assert.True(shrinking < frozen && frozen < today);
        Assert.InRange(today / shrinking, 3, 362 / 8.34);
    }

    [Fact]
    public void InjectedSignal_ComesOutWhereItIs()
    {
        var (darkPhotonMass, higgsMass) = (7.0, 1.5);
        var model = DarkHiggsInvisible.UnitModel(darkPhotonMass, higgsMass);
        var produced = samples.Search.Signal(model, 4000, RandomStream.FromSeed(11));
        var signal = DarkHiggsInvisible.Selection.Apply(produced.WithWeightsScaledBy(200 / produced.SumOfWeights));
        var counts = samples.Windows.Counts(samples.Scan.PseudoData(RandomStream.FromSeed(12)))
            .Zip(samples.Windows.Counts(PseudoData.Draw(signal, RandomStream.FromSeed(13))), (b, s) => b + s).ToArray();
        var (window, significance) = samples.Scan.LargestExcess(counts, 40, RandomStream.FromSeed(14));
        Assert.Equal(darkPhotonMass, window.Signal.DarkPhotonMass, 0.15);
        Assert.Equal(higgsMass, window.Signal.HiggsMass, 0.3);
        Assert.InRange(significance.LocalZ, 6, 20);
        Assert.Equal(0, significance.GlobalPValue.Value);
        // 200 produced events are 24 fb; what the nearest window holds gives them back.
        var nearest = samples.Windows.NearestIndex(darkPhotonMass, higgsMass);
        var found = (counts[nearest] - samples.Scan.Expected[nearest].Value) / (8.34 * samples.Windows.Windows[nearest].Signal.Efficiency.Value);
        Assert.InRange(found, 14, 34);
        Assert.True(samples.Scan.Limit(nearest, counts[nearest], 0.90).CrossSection.Observed > 200 / 8.34);
    }

    [Fact]
    public void LargestExcess_OfBackgroundIsOrdinaryAndRepeatable()
    {
        var counts = samples.Windows.Counts(samples.Scan.PseudoData(RandomStream.FromSeed(31)));
        var (_, first) = samples.Scan.LargestExcess(counts, 60, RandomStream.FromSeed(32));
        var (_, again) = samples.Scan.LargestExcess(counts, 60, RandomStream.FromSeed(32));
        Assert.Equal(first.GlobalPValue, again.GlobalPValue);
        // With as little simulation as here, its heaviest events make local peaks; the toys are drawn from the same simulation, and know.
        Assert.True(first.LocalZ > 2);
        Assert.InRange(first.GlobalPValue.Value, 0.01, 1);
        // Thousands of windows: an excess somewhere is much less surprising than one here.
        Assert.True(first.TrialsFactor > 50);
    }

    [Fact]
    public void Limits_RefuseCountsOfOtherWindows() => Assert.Throws<ArgumentException>(() => samples.Scan.Limits([1, 2, 3], 0.90));

    [Fact]
    public void SpreadEvents_KeepTheirWeight()
    {
        var table = EventTable.FromColumns("one", ("dimuonMassSquared", [49.0, 49.0]), ("recoilMassSquared", [2.0, 2.0]), (EventTable.WeightColumn, [5.0, 0.1]));
        var background = new WindowBackground([table], samples.Signal);
        Assert.Equal(21, background.Weights.Count);
        Assert.Equal(5.1, background.Weights.Sum(), 12);
        // All parts together are one event, of which the error is its weight.
        var (events, enlarged) = background.In(new EllipticalWindow(49, 2, 3, 3, 0, 3));
        Assert.Equal(5.1, events.Value * enlarged * enlarged, 9);
        Assert.Equal(Math.Sqrt(5.0 * 5 + 0.01), events.Error * enlarged * enlarged, 9);
    }
}
