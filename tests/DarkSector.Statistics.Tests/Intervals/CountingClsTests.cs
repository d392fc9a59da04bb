using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class CountingClsTests
{
    [Fact]
    public void UpperLimit_MatchesExactPoissonTails()
    {
        var reference = Reference.Load("cls_counting_exact");
        var tolerance = reference.Tolerance("rel");
        var (rows, limits) = (reference.Inputs["rows"]!.AsArray(), Reference.Numbers(reference.Expected["limit"]!));
        for (var i = 0; i < rows.Count; i++)
        {
            var row = Reference.Numbers(rows[i]!);
            Assert.Equal(limits[i], CountingCls.UpperLimit(CountingModel.Known(row[1]), row[0], 1 - row[2]).Upper, tolerance * limits[i]);
        }

        var (tests, values) = (reference.Inputs["cls_at"]!.AsArray(), Reference.Numbers(reference.Expected["cls"]!));
        for (var i = 0; i < tests.Count; i++)
        {
            var row = Reference.Numbers(tests[i]!);
            Assert.Equal(values[i], CountingCls.Test(CountingModel.Known(row[1]), row[0], row[2]).Cls, tolerance);
        }
    }

    [Fact]
    public void Test_WithAControlRegion_MatchesTheSumOverAllOutcomes()
    {
        var reference = Reference.Load("toys_onoff_exact");
        foreach (var (model, observed, expected) in OnOffRows(reference))
        {
            var cls = CountingCls.Test(model, observed, 1);
            Assert.Equal((double)expected["CLsb"]!, cls.SignalPlusBackground, reference.Tolerance("exact_rel"));
            Assert.Equal((double)expected["CLb"]!, cls.BackgroundOnly, reference.Tolerance("exact_rel"));
            Assert.Equal((double)expected["CLs"]!, cls.Cls, reference.Tolerance("exact_rel"));
        }
    }

    [Fact]
    public void Cls_ByToys_MatchesTheSumOverAllOutcomes()
    {
        const int toys = 20000;
        foreach (var (model, observed, expected) in OnOffRows(Reference.Load("toys_onoff_exact")))
        {
            var (_, both, without) = CountingToys.Cls(model, observed, 1, toys, RandomStream.FromSeed(5));
            Assert.True(Math.Abs(both.Pull((double)expected["CLsb"]!)) < 4, both.ToString());
            Assert.True(Math.Abs(without.Pull((double)expected["CLb"]!)) < 4, without.ToString());
        }
    }

    [Theory]
    [InlineData(0.90, 2.302585092994046)]
    [InlineData(0.95, 2.995732273553991)]
    public void UpperLimit_WithoutBackgroundAndEvents_IsExactForEveryMethod(double confidence, double limit)
    {
        var none = CountingModel.Known(0);
        Assert.Equal(limit, CountingCls.UpperLimit(none, 0, confidence).Upper, 1e-9);
        Assert.Equal(limit, Bayesian.UpperLimit(none, 0, confidence).Upper, 1e-9);
        Assert.Equal(limit, Garwood.UpperLimit(0, confidence).Upper, 1e-9);
        Assert.Equal(limit, CountingCls.UpperLimit(CountingModel.OnOff(0, 2), 0, confidence).Upper, 1e-9);
        Assert.Equal(limit, Bayesian.UpperLimit(CountingModel.OnOff(0, 2), 0, confidence).Upper, 1e-9);
    }

    [Fact]
    public void ClsUpperLimit_ByToys_KnowsItsErrorAndWidensItsRange()
    {
        var model = CountingModel.OnOff(12, 4).WithEfficiency(4);
        var exact = CountingCls.UpperLimit(model, 3, 0.9).Upper;
        var wide = CountingToys.ClsUpperLimit(model, 3, 0.9, 4000, RandomStream.FromSeed(11));
        var narrow = CountingToys.ClsUpperLimit(model, 3, 0.9, 4000, 0.1, RandomStream.FromSeed(11));

        Assert.Empty(wide.Warnings);
        Assert.InRange(wide.MonteCarloError, 0.001, 0.1);
        Assert.True(Math.Abs(wide.Upper - exact) < 4 * wide.MonteCarloError, $"{wide} instead of {exact}");
        Assert.Contains("widened", Assert.Single(narrow.Warnings), StringComparison.Ordinal);
        Assert.Equal(wide.Upper, narrow.Upper, 0.01 * exact);
    }

    // All outcomes of the control region are summed in the first case, strides of them in the second. Equal counts n now differ in m, of which half
    // are less extreme: the limit is between those of a known background for n and for n - 1.
    [Fact]
    public void UpperLimit_WithAPreciseControlRegion_BreaksTheTiesOfAKnownBackground()
    {
        var all = CountingCls.UpperLimit(CountingModel.OnOff(9e3, 3e3), 5, 0.9).Upper;
        var strides = CountingCls.UpperLimit(CountingModel.OnOff(9e4, 3e4), 5, 0.9).Upper;
        Assert.Equal(all, strides, 0.02);
        Assert.InRange(strides, CountingCls.UpperLimit(CountingModel.Known(3), 4, 0.9).Upper, CountingCls.UpperLimit(CountingModel.Known(3), 5, 0.9).Upper);
    }

    [Fact]
    public void UpperLimit_RisesWithTheUncertaintyOfTheEfficiency()
    {
        var limits = new[] { 1.001, 1.1, 1.2, 1.4 }
            .Select(kappa => CountingCls.UpperLimit(CountingModel.Known(2).WithEfficiency(Measured.LogNormal(1, kappa)), 3, 0.9).Upper).ToArray();
        Assert.Equal(limits.Order(), limits);
        Assert.Equal(CountingCls.UpperLimit(CountingModel.Known(2), 3, 0.9).Upper, limits[0], 1e-3);
    }

    [Fact]
    public void Methods_RejectWhatIsNoCountOrConfidence()
    {
        var model = CountingModel.OnOff(3, 2);
        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.UpperLimit(model, bad, 0.9));
            Assert.Throws<ArgumentOutOfRangeException>(() => Bayesian.UpperLimit(model, bad, 0.9));
            Assert.Throws<ArgumentOutOfRangeException>(() => ProfileLikelihood.UpperLimit(model, bad, 0.9));
            Assert.Throws<ArgumentOutOfRangeException>(() => Rolke.Interval(model, bad, 0.9));
            Assert.Throws<ArgumentOutOfRangeException>(() => CountingToys.Cls(model, bad, 1, 1000, RandomStream.FromSeed(1)));
        }

        foreach (var bad in new[] { 0, 1, -0.5, 1.5, double.NaN })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.UpperLimit(model, 1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Bayesian.UpperLimit(model, 1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => ProfileLikelihood.UpperLimit(model, 1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Rolke.Interval(model, 1, bad));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => CountingToys.Cls(model, 1, 1, 10, RandomStream.FromSeed(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.Test(model, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingCls.UpperLimit(model, 1.5, 0.9));
    }

    private static IEnumerable<(CountingModel Model, double Observed, System.Text.Json.Nodes.JsonNode Expected)> OnOffRows(Reference reference)
    {
        var (rows, expected) = (reference.Inputs["rows"]!.AsArray(), reference.Expected["rows"]!.AsArray());
        for (var i = 0; i < rows.Count; i++)
        {
            var tau = (double)rows[i]!["off_expected_nominal"]! / (double)rows[i]!["bkg_nominal"]!;
            var model = CountingModel.OnOff((double)rows[i]!["n_off"]!, tau).WithEfficiency((double)rows[i]!["signal"]!);
            yield return (model, (double)rows[i]!["n_on"]!, expected[i]!);
        }
    }
}
