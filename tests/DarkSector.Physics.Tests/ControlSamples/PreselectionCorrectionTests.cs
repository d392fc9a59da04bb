using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.ControlSamples;
using DarkSector.Physics.Searches;
using DarkSector.Physics.Systematics;

namespace DarkSector.Physics.Tests.ControlSamples;

public sealed class PreselectionCorrectionTests
{
    private const double Scale = 0.95;

    private static readonly ZPrimeInvisible Search = new();
    private static readonly RandomStream Rng = RandomStream.FromSeed(20261121);
    private static readonly PreselectionCorrection Measured = Measure();

    [Fact]
    public void Factors_AreTheEfficiencyOfTwoMuonsInThePseudoData()
    {
        // Each muon of the pseudo-data is identified 0.95 times as often; one of two in mu mu gamma is 0.95^2, and so is the square of one in e mu.
        Assert.Equal(3, Measured.Factors.Count);
        Assert.All(Measured.Factors, factor => Assert.InRange(factor.Pull(Scale * Scale), -3, 3));
        // Most events are at small recoil mass: there the difference is five errors of these small samples, and three are asked for.
        Assert.True(Measured.Factors[0].Pull(1) < -3, Measured.Factors[0].ToString());
    }

    [Fact]
    public void Apply_ScalesEachEventByTheFactorOfItsRange()
    {
        var events = EventTable.FromColumns("two muons", ("recoilMassSquared", [-20.0, 8.9, 9, 35, 36, 200]), (EventTable.WeightColumn, [1.0, 2, 1, 1, 1, 1]));
        var (first, second, third) = (Measured.Factors[0].Value, Measured.Factors[1].Value, Measured.Factors[2].Value);
        Assert.Equal([first, 2 * first, second, second, third, third], Measured.Apply(events).Weights());
        Assert.Equal(second, Measured.FactorAt(9));
    }

    [Fact]
    public void In_ReplacesThePreselectionByWhatIsLeft()
    {
        var (applied, ignored) = (Measured.In(DarkHiggsSystematics.Published, applied: true), Measured.In(DarkHiggsSystematics.Published, applied: false));
        Assert.Equal(DarkHiggsSystematics.Published.Systematics.Count, applied.Systematics.Count);
        for (var bin = 0; bin < 3; bin++)
        {
            var (recoil, factor) = (0.5 * (PreselectionCorrection.Ranges.Edges[bin] + PreselectionCorrection.Ranges.Edges[bin + 1]), Measured.Factors[bin]);
            Assert.Equal(factor.Error / factor.Value, applied["preselection (signal)"].At(recoil), 12);
            Assert.True(ignored["preselection (background)"].At(recoil) > Math.Abs(1 - factor.Value));
        }
        Assert.Equal(DarkHiggsSystematics.Published["background shape"], applied["background shape"]);
    }

    [Fact]
    public void WindowEfficiency_IsWhatAWiderGaussianLoses()
    {
        var widening = new RecoilWidening(new Numerics.Estimate(0.11, 0.001), new Numerics.Estimate(0.1, 0.001), new Numerics.Estimate(1.1, 0.01));
        // 1 - exp(-2) = 0.865 of a Gaussian lie within two standard deviations; of one that is 1.1 times as wide 1 - exp(-2/1.21) = 0.808.
        Assert.Equal(1 - 0.80850 / 0.86466, widening.WindowEfficiency(2).At(0), 1e-4);
        Assert.Equal("mass resolution", widening.WindowEfficiency(2).Name);
        Assert.Equal(SystematicEffect.Efficiency, widening.WindowEfficiency(2).Affects);
        Assert.Throws<ArgumentOutOfRangeException>(() => widening.WindowEfficiency(0));
    }

    [Fact]
    public void PseudoData_RefuseAnEfficiencyScaleThatCannotBe() =>
        Assert.Contains("MuonEfficiencyScale = 0", Assert.Throws<ArgumentOutOfRangeException>(() => new PseudoData { MuonEfficiencyScale = 0 }).Message, StringComparison.Ordinal);

    private static PreselectionCorrection Measure()
    {
        var detector = new PseudoData { MuonEfficiencyScale = Scale, ExtraLosses = [], TrackResolutionScale = 1 }.From(Search.Detector);
        EventTable Data(ControlSample sample, string name) => PseudoData.Draw(sample.SeenBy(detector).Simulate(20_000, Rng[name]["data"]), Rng[name]["drawn"]);
        var (muonPairs, electronMuon) = (ControlSample.MuonPairPhoton(Search with { Luminosity = 0.2 }), ControlSample.ElectronMuon(Search with { Luminosity = 4 }));
        return PreselectionCorrection.Measure(Data(muonPairs, "mumug"), muonPairs.Simulate(20_000, Rng["mumug"]["simulation"]), Data(electronMuon, "emu"), electronMuon.Simulate(20_000, Rng["emu"]["simulation"]));
    }
}
