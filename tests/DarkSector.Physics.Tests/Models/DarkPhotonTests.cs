using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class DarkPhotonTests
{
    [Fact]
    public void WidthToMuons_MatchesMadGraph()
    {
        var row = Reference.Load("validation_widths.csv").Row("decay", "A'->mumu M=2 eps=1e-3");
        var width = new DarkPhoton(2, 1e-3).WidthToLeptons(Particle.Muon);
        Assert.Equal(row("Gamma_mg5_GeV"), width, 0.0005e-9); // printed with four digits
        Assert.Equal(row("Gamma_closed_GeV"), width, 1e-6 * width);
    }

    [Fact]
    public void FractionsAndDecayLength_AreThoseOfForesee()
    {
        // On the phi the lengths and fractions of the table disagree with each other by up to 0.6 %, elsewhere by less than 0.1 %.
        foreach (var row in Reference.Load("darkphoton_br_ctau_foresee.csv").Rows)
        {
            var model = new DarkPhoton(row("mass_GeV"), 1);
            Assert.Equal(row("BR_ee"), model.Fraction(Particle.Electron), 2e-3 * row("BR_ee"));
            Assert.Equal(row("BR_mumu"), model.Fraction(Particle.Muon), 2e-3);
            Assert.Equal(row("BR_tautau"), model.Fraction(Particle.Tau), 1e-3);
            Assert.Equal(row("BR_pi+pi-"), model.Fraction(Particle.ChargedPion), 2e-3);
            var onThePhi = Math.Abs(row("mass_GeV") - 1.0195) < 0.01;
            Assert.Equal(row("ctau_cm"), model.ProperDecayLength, (onThePhi ? 6e-3 : 2e-3) * row("ctau_cm"));
        }
    }

    [Fact]
    public void HadronRatio_PassesThroughTheTable()
    {
        Assert.Equal(22.979, VirtualPhoton.HadronRatio(1.019 * 1.019), 3);
        Assert.Equal(2.1801, VirtualPhoton.HadronRatio(2.5 * 2.5), 4);
        Assert.Equal(0, VirtualPhoton.HadronRatio(0.27 * 0.27));
        Assert.Equal(VirtualPhoton.HadronRatio(9.9 * 9.9), VirtualPhoton.HadronRatio(10.5 * 10.5));
    }

    [Theory]
    [InlineData(0.0015)]
    [InlineData(0.3)]
    [InlineData(0.782)]
    [InlineData(4)]
    [InlineData(10.5)]
    public void Fractions_AddUpToOne(double mass)
    {
        foreach (var mixing in new[] { 0, 1e-3 })
        {
            var model = new DarkPhoton(mass, mixing);
            Assert.Equal(1, model.Fraction(Particle.Electron) + model.Fraction(Particle.Muon) + model.Fraction(Particle.Tau) + model.HadronFraction, 12);
            Assert.InRange(model.Fraction(Particle.ChargedPion), 0, model.HadronFraction + 0.02);
        }
    }

    [Fact]
    public void Width_GoesWithTheSquareOfTheMixing()
    {
        var (weak, strong) = (new DarkPhoton(1.2, 1e-4), new DarkPhoton(1.2, 1e-3));
        Assert.Equal(100, strong.StandardModelWidth / weak.StandardModelWidth, 9);
        Assert.Equal(100, weak.ProperDecayLength / strong.ProperDecayLength, 9);
        Assert.Equal(double.PositiveInfinity, new DarkPhoton(1.2, 0).ProperDecayLength);
    }

    [Fact]
    public void Widths_AreZeroBelowThreshold()
    {
        Assert.Equal(0, new DarkPhoton(0.2113, 1).WidthToLeptons(Particle.Muon));
        Assert.Equal(0, new DarkPhoton(1e-3, 1).StandardModelWidth);
        Assert.Equal(0, new DarkPhoton(1e-3, 1).Fraction(Particle.Electron));
    }

    [Fact]
    public void Constructor_RejectsWhatCannotExist()
    {
        Assert.Contains("mass = -1 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new DarkPhoton(-1, 1e-3)).Message, StringComparison.Ordinal);
        Assert.Contains("kineticMixing = -0.001", Assert.Throws<ArgumentOutOfRangeException>(() => new DarkPhoton(1, -1e-3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkPhoton(1, 1e-3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkPhoton(double.NaN, 1e-3));
        Assert.Contains("charged lepton", Assert.Throws<ArgumentException>(() => new DarkPhoton(1, 1e-3).WidthToLeptons(Particle.Photon)).Message, StringComparison.Ordinal);
    }
}
