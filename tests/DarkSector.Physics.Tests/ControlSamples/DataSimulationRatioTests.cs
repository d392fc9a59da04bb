using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.ControlSamples;

public class DataSimulationRatioTests
{
    private static readonly Axis Two = Axis.Regular(2, 0, 2, "x");

    [Fact]
    public void OfEvents_IsAKnownChiSquare()
    {
        // (120-100)^2/(100+16) + (90-100)^2/(100+9); p of chi^2 = 4.366 with 2 degrees of freedom is exp(-chi^2/2).
        var ratio = DataSimulationRatio.OfEvents("test", Counts(120, 90), new Histogram(Two, [100, 100], [16, 9]));
        Assert.Equal(400 / 116.0 + 100 / 109.0, ratio.ChiSquare, 12);
        Assert.Equal(Math.Exp(-ratio.ChiSquare / 2), ratio.PValue, 12);
        Assert.Equal(1.2, ratio.Ratios[0].Value, 12);
        Assert.Equal(1.2 * Math.Sqrt(1 / 120.0 + 16 / 1e4), ratio.Ratios[0].Error, 12);
        Assert.Equal(210 / 200.0, ratio.Overall.Value, 12);
        Assert.Contains("chi2/ndf = 4.4/2", ratio.ToString(), StringComparison.Ordinal);
        Assert.Contains("<table>", ratio.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void OfEvents_MergesBinsWithFewExpectedEvents() =>
        Assert.Equal(1, DataSimulationRatio.OfEvents("test", Counts(3, 2), new Histogram(Two, [3, 3], [0, 0])).DegreesOfFreedom);

    [Fact]
    public void OfEvents_HasUniformPValuesWhenBothAgree()
    {
        var expected = new Histogram(Axis.Regular(10, 0, 10), [.. Enumerable.Repeat(50.0, 10)], new double[10]);
        var values = Enumerable.Range(0, 400).Select(seed => DataSimulationRatio.OfEvents("test", PseudoData.Draw(expected, RandomStream.FromSeed((ulong)seed)), expected).PValue).ToArray();
        Assert.Equal(0.5, values.Average(), 3 / Math.Sqrt(12 * 400.0));
        Assert.InRange(values.Count(p => p < 0.1), 40 - 3 * 6, 40 + 3 * 6);
    }

    [Fact]
    public void OfEvents_KnowsThatPseudoDataAreDrawnFromAFiniteSample()
    {
        // 50 events are expected per bin; pseudo-data come from about 25 simulated events of weight 2.
        var expected = new Histogram(Axis.Regular(10, 0, 10), [.. Enumerable.Repeat(50.0, 10)], new double[10]);
        var few = expected.Scale(0.5);
        var (knowing, ignoring) = (new List<double>(), new List<double>());
        for (var seed = 0UL; seed < 400; seed++)
        {
            var simulated = PseudoData.Draw(few, RandomStream.FromSeed(seed)["simulated"]).Scale(2);
            var data = PseudoData.Draw(simulated, RandomStream.FromSeed(seed)["data"]);
            knowing.Add(DataSimulationRatio.OfEvents("test", data, expected, simulated).PValue);
            ignoring.Add(DataSimulationRatio.OfEvents("test", data, expected).PValue);
        }
        Assert.Equal(0.5, knowing.Average(), 0.05);
        Assert.True(ignoring.Count(p => p < 0.01) > 200, $"{ignoring.Count(p => p < 0.01)}");
        Assert.Contains("different bins", Assert.Throws<ArgumentException>(() => DataSimulationRatio.OfEvents("test", expected, expected, Histogram.Empty(Two))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfShares_ComparesBinomialShares()
    {
        var data = new BinnedShare(Counts(20, 50), Counts(80, 50));
        var simulation = new BinnedShare(Counts(100, 500), Counts(900, 500));
        var ratio = DataSimulationRatio.OfShares("test", data, simulation);
        Assert.Equal(0.2, ratio.Data[0].Value, 12);
        Assert.Equal(0.04, ratio.Data[0].Error, 12);
        Assert.Equal(2, ratio.Ratios[0].Value, 12);
        Assert.Equal(0.01 / (0.0016 + 0.1 * 0.9 / 1000), ratio.ChiSquare, 9);
    }

    [Fact]
    public void OfEvents_RefusesOtherBinsAndEmptySimulation()
    {
        var other = Assert.Throws<ArgumentException>(() => DataSimulationRatio.OfEvents("test", Counts(1, 2), Histogram.Empty(Axis.Regular(3, 0, 2))));
        Assert.Contains("different bins", other.Message, StringComparison.Ordinal);
        var empty = Assert.Throws<ArgumentException>(() => DataSimulationRatio.OfEvents("test", Counts(1, 2), Histogram.Empty(Two)));
        Assert.Contains("empty", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_GivesUnitWeightsWithPoissonNumbers()
    {
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => i % 2 + 0.5)];
        var table = EventTable.FromColumns("weighted", ("x", values), (EventTable.WeightColumn, [.. values.Select(x => x < 1 ? 0.1 : 0.3)]));
        double[] sums = [.. Enumerable.Range(0, 50).Select(seed => PseudoData.Draw(table, RandomStream.FromSeed((ulong)seed)).SumOfWeights)];
        Assert.Equal(400, sums.Average(), 3 * Math.Sqrt(400 / 50.0));
        Assert.InRange(sums.Sum(s => Math.Pow(s - 400, 2)) / 50 / 400, 0.4, 1.6);
        var events = PseudoData.Draw("both", [table, table], RandomStream.FromSeed(1));
        Assert.All(events.Weights(), weight => Assert.Equal(1, weight));
        Assert.Equal(0.75, events["x"].Count(x => x > 1) / (double)events.Count, 0.05);
        var negative = Assert.Throws<ArgumentException>(() => PseudoData.Draw(table.WithWeightsScaledBy(-1), RandomStream.FromSeed(1)));
        Assert.Contains("finite and not negative", negative.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_ChangesTracksAndTheBackwardBarrelOnly()
    {
        var (simulated, real) = (Detector.BelleII, new PseudoData().From(Detector.BelleII));
        Assert.Equal(1.1 * simulated.Tracking.CurvatureResolution, real.Tracking.CurvatureResolution, 15);
        Assert.Equal(1.1 * simulated.Tracking.AngularResolution, real.Tracking.AngularResolution, 15);
        Assert.Equal(0.002, Assert.Single(real.Calorimeter.ExtraLosses).Probability, 15);
        Assert.Equal(simulated.MuonIdentification, real.MuonIdentification);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PseudoData { TrackResolutionScale = 0 });
    }

    private static Histogram Counts(params double[] counts) => new(Two, counts, counts);
}
