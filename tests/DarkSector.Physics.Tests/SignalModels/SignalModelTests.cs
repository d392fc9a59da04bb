using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using DarkSector.Physics.SignalModels;

namespace DarkSector.Physics.Tests.SignalModels;

public class SignalModelTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(20261121);

    [Fact]
    public void SignalModel_PredictsTheSampleThatIsLeftOut()
    {
        // Below 3 GeV the cut on the slower muon changes with the recoil mass, and the efficiency is not smooth on a grid of 1 GeV.
        var model = new ZPrimeInvisible().SignalModel([2.5, 3, 4, 5, 6, 7], 15_000, Rng["model"]);
        foreach (var mass in new[] { 3.0, 4, 5, 6 })
        {
            var (point, without) = (model.Points.Single(p => p.Mass == mass), model.Without(mass));
            var (efficiency, width) = (without.Efficiency(mass), without.Width(mass));
            Assert.Equal(point.Efficiency.Value, efficiency.Value, 3 * Math.Sqrt(Math.Pow(point.Efficiency.Error, 2) + Math.Pow(efficiency.Error, 2)) + 0.02 * point.Efficiency.Value);
            Assert.Equal(point.Width.Value, width.Value, 3 * Math.Sqrt(Math.Pow(point.Width.Error, 2) + Math.Pow(width.Error, 2)) + 0.03 * point.Width.Value);
            // The share within two widths, of the template and of the sample itself.
            var window = without.Window(mass, 2);
            var template = without.Template(mass, Axis.Regular(1, window.Low, window.High)).Sum / efficiency.Value;
            var sample = model.Template(mass, Axis.Regular(1, window.Low, window.High)).Sum / model.Efficiency(mass).Value;
            Assert.Equal(sample, template, 0.05);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.0)]
    [InlineData(2.0)]
    [InlineData(3.0)]
    [InlineData(5.0)]
    [InlineData(7.0)]
    [InlineData(8.0)]
    public void FittedWidth_IsThatOfTheBelle2Simulation(double mass)
    {
        // 15 % of the published width, and the error of our fit.
        var search = new ZPrimeInvisible { SignalRadiation = false };
        var width = ZPrimeSignal.FittedWidth(search.Signal(LmuLtauZPrime.FullyInvisible(mass, 1), 30_000, Rng["width"][$"{mass}"]));
        var published = RecoilResolution.PublishedWidths[RecoilResolution.PublishedMasses.ToList().IndexOf(mass)];
        Assert.Equal(published, width.Value, 0.15 * published + width.Error);
    }

    [Fact]
    public void PeakWidth_FindsTheWidthsOfAPeakOfTwoGaussians()
    {
        var rng = Rng["peak"];
        double[] values = [.. Enumerable.Range(0, 40_000).Select(i => 9 + (i % 5 < 3 ? 0.2 : 0.4) * rng.Gaussian())];
        var width = PeakWidth.Of(EventTable.FromColumns("peak", ("x", values)), "x");
        Assert.True(width.Fit.IsValid, width.Fit.ToString());
        Assert.Equal(Math.Sqrt(0.6 * 0.04 + 0.4 * 0.16), width.SigmaW.Value, 0.05 * width.SigmaW.Value);
        Assert.InRange(width.Centre.Pull(9), -4, 4);
        Assert.InRange(width.Sigma68.Value, 0.2, 0.3);
        Assert.Throws<ArgumentException>(() => PeakWidth.Of(EventTable.FromColumns("few", ("x", new double[] { 1, 2 })), "x"));
    }

    [Fact]
    public void CentralHalfWidth_HasTheErrorOfItsSpread()
    {
        double[] pulls = [.. Enumerable.Range(0, 100).Select(seed =>
        {
            var rng = Rng["gauss"][seed];
            double[] values = [.. Enumerable.Range(0, 2000).Select(_ => rng.Gaussian())];
            return PeakWidth.CentralHalfWidth(EventTable.FromColumns("gauss", ("x", values)), "x").Pull(1);
        })];
        Assert.InRange(pulls.Average(), -0.3, 0.3);
        Assert.InRange(Math.Sqrt(pulls.Average(p => p * p)), 0.8, 1.2);
    }

    [Theory]
    [InlineData(InterpolationShape.Monotone)]
    [InlineData(InterpolationShape.Spline)]
    public void MassInterpolation_GoesThroughItsPoints(InterpolationShape shape)
    {
        var curve = new MassInterpolation("efficiency", [1, 2, 4, 5], [new(0.1, 0.01), new(0.2, 0.02), new(0.2, 0.01), new(0.1, 0.01)], shape);
        Assert.Equal(0.2, curve.At(2).Value, 12);
        Assert.Equal(0.02, curve.At(2).Error, 12);
        Assert.Equal(shape == InterpolationShape.Spline, curve.At(3).Value > 0.2 + 1e-9);
    }

    [Fact]
    public void MassInterpolation_RefusesGridsThatAreNone()
    {
        Estimate[] values = [new(1, 0), new(2, 0), new(3, 0)];
        Assert.Contains("follows 2 GeV", Assert.Throws<ArgumentException>(() => new MassInterpolation("width", [1, 2, 2], values)).Message, StringComparison.Ordinal);
        Assert.Contains("follows 3 GeV", Assert.Throws<ArgumentException>(() => new MassInterpolation("width", [1, 3, 2], values)).Message, StringComparison.Ordinal);
        Assert.Contains("three", Assert.Throws<ArgumentException>(() => new MassInterpolation("width", [1, 2], values)).Message, StringComparison.Ordinal);
        Assert.Contains("not extrapolated", Assert.Throws<ArgumentOutOfRangeException>(() => new MassInterpolation("width", [1, 2, 3], values).At(3.1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MassInterpolation("width", [1, 2, 3], values).At(double.NaN));
    }

    [Fact]
    public void Template_OfASimulatedMassIsItsSample()
    {
        var shape = Histogram.Fill(SignalPoint.Pulls, [.. Enumerable.Range(0, 1000).Select(i => -1.95 + 3.9 * i / 1000)]).Scale(1e-3);
        SignalPoint Point(double mass) => new(mass, new Estimate(0.1, 0.001), new Estimate(0.2, 0.001), shape);
        var model = new SignalModel([Point(1), Point(2), Point(3)]);
        var template = model.Template(2, Axis.Regular(800, -100, 100));
        Assert.Equal(0.1, template.Sum, 9);
        Assert.Equal(0.05, model.Template(2.5, Axis.Regular(1, 0, 6.25)).Sum, 3);
        Assert.Equal((4 - 0.4, 4 + 0.4), model.Window(2, 2));
        Assert.Throws<ArgumentException>(() => model.Without(3));
    }
}
