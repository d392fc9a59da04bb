using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class FeldmanCousinsTests
{
    [Fact]
    public void Interval_MatchesThePublishedTableAndAnExactConstruction()
    {
        var reference = Reference.Load("feldman_cousins_table");
        foreach (var row in reference.Expected["intervals"]!.AsArray())
        {
            var interval = FeldmanCousins.Interval(CountingModel.Known((double)row!["b"]!), (double)row["n"]!, (double)row["cl"]!);
            var tolerance = reference.Tolerance("edge_abs_vs_own");
            Assert.Equal((double)row["lower"]!, interval.Lower, tolerance);
            Assert.Equal((double)row["upper"]!, interval.Upper, tolerance);
            if (row["published"] is { } published)
            {
                Assert.Equal(Reference.Numbers(published)[0], interval.Lower, reference.Tolerance("edge_abs_vs_published"));
                Assert.Equal(Reference.Numbers(published)[1], interval.Upper, reference.Tolerance("edge_abs_vs_published"));
            }
        }
    }

    [Fact]
    public void TabulatedInterval_DoesNotRiseAsTheBackgroundFalls()
    {
        var reference = Reference.Load("feldman_cousins_table");
        foreach (var row in reference.Expected["b_monotone"]!.AsArray())
        {
            var interval = FeldmanCousins.TabulatedInterval((double)row!["b"]!, (double)row["n"]!, (double)row["cl"]!);
            Assert.Equal((double)row["upper"]!, interval.Upper, reference.Tolerance("b_monotone_abs"));
        }
    }

    [Fact]
    public void GaussianInterval_MatchesThePublishedTable()
    {
        var reference = Reference.Load("feldman_cousins_gauss");
        var (x, expected) = (Reference.Numbers(reference.Inputs["x"]!), reference.Expected["intervals"]!.AsArray());
        for (var i = 0; i < x.Length; i++)
        {
            // Units follow the width of the measurement.
            var interval = FeldmanCousins.GaussianInterval(2 * x[i], 2, 0.9);
            Assert.Equal(Reference.Numbers(expected[i]!)[0], interval.Lower / 2, reference.Tolerance("abs"));
            Assert.Equal(Reference.Numbers(expected[i]!)[1], interval.Upper / 2, reference.Tolerance("abs"));
        }
    }

    [Fact]
    public void Interval_ScalesWithTheEfficiency()
    {
        var model = CountingModel.OnOff(6, 3);
        var one = FeldmanCousins.Interval(model, 7, 0.9);
        var half = FeldmanCousins.Interval(model.WithEfficiency(0.5), 7, 0.9);
        Assert.Equal(2 * one.Upper, half.Upper, 1e-6);
    }

    [Fact]
    public void Interval_RefusesWhatItCannotSum()
    {
        var gaussian = CountingModel.With(Measured.Gaussian(3, 1));
        Assert.Contains("CountingToys", Assert.Throws<NotSupportedException>(() => FeldmanCousins.Interval(gaussian, 3, 0.9)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => FeldmanCousins.Interval(CountingModel.Known(1), 2.5, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeldmanCousins.Interval(CountingModel.Known(1), -1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeldmanCousins.Interval(CountingModel.Known(1), 1, 1.2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeldmanCousins.GaussianInterval(double.NaN, 1, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeldmanCousins.GaussianInterval(1, 0, 0.9));
    }
}
