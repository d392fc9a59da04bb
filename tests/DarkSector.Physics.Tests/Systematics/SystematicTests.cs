using DarkSector.Numerics;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.Tests.Systematics;

public class SystematicTests
{
    [Fact]
    public void Total_AddsWhatAffectsTheSameQuantityInQuadrature()
    {
        // 2.2 % and 1.6 % on the efficiency below 9 GeV^2: 2.7 %, as talks quote for both together; then 6.5 and 8.3 %.
        Assert.Equal(0.027, ZPrimeSystematics.Published.Total(SystematicEffect.Efficiency, 4), 0.0005);
        Assert.Equal(0.065, ZPrimeSystematics.Published.Total(SystematicEffect.Efficiency, 20), 0.0005);
        Assert.Equal(0.083, ZPrimeSystematics.Published.Total(SystematicEffect.Efficiency, 50), 0.0005);
        Assert.Equal(0.10, ZPrimeSystematics.Published.Total(SystematicEffect.Resolution, 4), 12);
    }

    [Fact]
    public void OfCorrection_LeavesTheUncertaintyOrTheWholeDifference()
    {
        Systematic Of(bool applied) => Systematic.OfCorrection("widening", SystematicEffect.Resolution, new Estimate(1.1, 0.011), applied, "control sample");
        Assert.Equal(0.01, Of(true).At(1), 12);
        Assert.Equal(Math.Sqrt(0.01 + 0.0001), Of(false).At(1), 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Systematic.OfCorrection("bad", SystematicEffect.Shape, new Estimate(0, 1), true, "none"));
    }

    [Fact]
    public void OfVariation_IsHalfOfTheDifference() =>
        Assert.Equal(0.05, Systematic.OfVariation("tracking", SystematicEffect.Efficiency, "detector", 0.2, 0.19, 0.21).At(0), 12);

    [Fact]
    public void Table_SaysWhatItHolds()
    {
        var text = ZPrimeSystematics.Published.ToString();
        Assert.Contains("recoil mass resolution", text, StringComparison.Ordinal);
        Assert.Contains("34 %", text, StringComparison.Ordinal);
        Assert.Contains("total", text, StringComparison.Ordinal);
        Assert.Contains("<table>", ZPrimeSystematics.Published.ToHtml(), StringComparison.Ordinal);
        var changed = ZPrimeSystematics.Published.With(Systematic.Everywhere("photon veto", SystematicEffect.Normalisation, "ours", 0.09));
        Assert.Equal(0.09, changed["photon veto"].At(0), 12);
        Assert.Equal(ZPrimeSystematics.Published.Systematics.Count, changed.Systematics.Count);
        Assert.Contains("photon veto", Assert.Throws<KeyNotFoundException>(() => changed["photn veto"]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Systematic_RefusesOverlappingRangesAndNegativeSizes()
    {
        var error = Assert.Throws<ArgumentException>(() => new Systematic("s", SystematicEffect.Shape, "x", new SystematicRange(0, 2, 0.1), new SystematicRange(1, 3, 0.1)));
        Assert.Contains("overlap", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SystematicRange(0, 1, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SystematicRange(1, 1, 0.1));
        Assert.Throws<ArgumentException>(() => new SystematicTable("t", Systematic.Everywhere("a", SystematicEffect.Shape, "x", 1), Systematic.Everywhere("a", SystematicEffect.Shape, "x", 1)));
    }
}
