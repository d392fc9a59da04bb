using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.Tests.Searches;

[Collection(AlpSearchGroup.Name)]
public class AlpSignalTests(AlpSearchSamples samples)
{
    [Theory]
    [InlineData(0, 0.2, 0.17, 0.21)]
    [InlineData(0, 1, 0.22, 0.28)]
    [InlineData(0, 4, 0.20, 0.26)]
    [InlineData(1, 6.85, 0.26, 0.33)]
    [InlineData(2, 9.7, 0.28, 0.35)]
    public void Efficiency_IsOfThePublishedSize(int range, double mass, double low, double high)
    {
        // About 20 % at low and 34 % at high mass in Phys. Rev. Lett. 125, 161806, from memory.
        Assert.InRange(samples.Scan.Fits[range].Signal.Efficiency(mass).Value, low, high);
    }

    [Fact]
    public void Resolution_OfThePairRisesAndThatOfTheRecoilFalls()
    {
        double[] pair = [.. new[] { 0.3, 0.6, 1, 2, 4 }.Select(samples.Scan.Fits[0].Signal.Resolution)];
        Assert.Equal(pair.Order(), pair);
        var (before, after) = (samples.Scan.Fits[1].Signal.Resolution(6.85), samples.Scan.Fits[2].Signal.Resolution(6.85));
        // The ranges meet where both observables are equally good; 1.5 and 1.1 GeV^2 in the publication, from memory.
        Assert.InRange(before, 1.0, 1.7);
        Assert.InRange(after, 0.9, 1.5);
        Assert.InRange(samples.Scan.Fits[2].Signal.Resolution(9.7), 0.25, 0.55);
    }

    [Fact]
    public void Template_HoldsTheEfficiencyAndKeepsItWhenWidened()
    {
        var signal = samples.Scan.Fits[0].Signal;
        var edges = samples.Scan.Fits[0].Edges(1.2);
        Assert.Equal(signal.Efficiency(1.2).Value, signal.Template(1.2, edges).Sum(), 1e-12);
        Assert.Equal(signal.Efficiency(1.2).Value, signal.Template(1.2, edges, 1.1).Sum(), 1e-12);
        Assert.True(signal.Template(1.2, edges, 1.1).Max() < signal.Template(1.2, edges).Max());
        Assert.Throws<ArgumentOutOfRangeException>(() => signal.Template(1.2, edges, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => signal.Template(5, edges));
    }

    [Fact]
    public void Template_IsTheSpectrumOfASampleBetweenTheSimulatedMasses()
    {
        var (fit, mass) = (samples.Scan.Fits[0], 0.8);
        var squared = AlpSignalPoint.RightCombinations(fit.Range, samples.Search.Signal(new PhotonAlp(mass, 1e-3), 12_000, RandomStream.FromSeed(9)));
        // Bins of one width about the peak.
        var width = fit.Signal.Resolution(mass);
        var axis = Axis.Regular(8, mass * mass - 4 * width, mass * mass + 4 * width, "mass");
        var counts = Histogram.Fill(axis, [.. squared]).Values;
        var expected = fit.Signal.Template(mass, fit.Edges(mass));
        var edges = fit.Edges(mass);
        for (var bin = 0; bin < axis.Bins; bin++)
        {
            var (low, high) = (axis.Edges[bin], axis.Edges[bin + 1]);
            var share = Enumerable.Range(0, expected.Count).Sum(i => expected[i] * Math.Clamp((Math.Min(edges[i + 1], high) - Math.Max(edges[i], low)) / (edges[i + 1] - edges[i]), 0, 1));
            // Within four standard deviations and a tenth for the interpolation.
            Assert.InRange(counts[bin], 0.9 * 12_000 * share - 4 * Math.Sqrt(12_000 * share), 1.1 * 12_000 * share + 4 * Math.Sqrt(12_000 * share));
        }
    }

    [Fact]
    public void ScanMasses_GoInHalfResolutionsFromEndToEnd()
    {
        var signal = samples.Scan.Fits[2].Signal;
        var masses = signal.ScanMasses();
        Assert.Equal(6.85, masses[0], 1e-12);
        Assert.InRange(masses[^1], 9.65, 9.7);
        for (var i = 1; i < masses.Count; i++)
            Assert.Equal(0.5, (masses[i] * masses[i] - masses[i - 1] * masses[i - 1]) / signal.Resolution(masses[i - 1]), 1e-9);
        // 378 and 124 fits in the publication, from memory.
        Assert.InRange(samples.Scan.Masses.Count, 400, 620);
    }

    [Fact]
    public void KinematicFit_NarrowsThePeakMostAtHighMass()
    {
        foreach (var (mass, factor) in new[] { (1.0, 0.8), (3.0, 0.5), (6.0, 0.4) })
        {
            var events = samples.Search.Signal(new PhotonAlp(mass, 1e-3), 5000, RandomStream.FromSeed(10));
            double Core(AlpMassRange range) => AlpSignalPoint.Of(range, mass, events).Sigma.Value;
            var (measured, fitted) = (Core(AlpMassRange.Of(AlpMassRange.Published, mass)), Core(AlpMassRange.Of(AlpMassRange.KinematicFit, mass)));
            Assert.True(fitted < factor * measured, $"{fitted} against {measured} GeV^2 at {mass} GeV");
        }
    }

    [Fact]
    public void Point_WantsEnoughEvents() =>
        Assert.Contains("Generate more", Assert.Throws<InvalidOperationException>(() =>
            AlpSignalPoint.Of(AlpMassRange.Published[0], 1, samples.Search.Signal(new PhotonAlp(1, 1e-3), 100, RandomStream.FromSeed(1)))).Message, StringComparison.Ordinal);
}
