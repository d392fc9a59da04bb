using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class DarkHiggsTests
{
    private static readonly DarkPhoton Heavy = new(9, 1e-3);

    [Fact]
    public void WidthToDarkPhotons_MatchesMadGraph()
    {
        var row = Reference.Load("validation_widths.csv").Row("decay", "h'->A'A' mh=3 mA=1 aD=.1");
        var width = new DarkHiggs(3, new DarkPhoton(1, 1e-3), 0.1).WidthToDarkPhotons;
        Assert.Equal(row("Gamma_mg5_GeV"), width, 0.0005e-1); // printed with four digits
        Assert.Equal(row("Gamma_closed_GeV"), width, 2e-6 * width);
        Assert.Equal(4 * width, new DarkHiggs(3, new DarkPhoton(1, 1e-3), 0.1, charge: 2).WidthToDarkPhotons, 1e-12);
    }

    [Fact]
    public void DecayLength_IsThatOfTheTable()
    {
        // Leptonic widths are closed formulas here; those behind the table differ by 2 %, above 5 GeV (running couplings) by up to 10 %.
        foreach (var row in Reference.Load("darkhiggs_br_ctau_foresee.csv").Rows.Where(r => r("mass_GeV") > 0.044))
        {
            var model = new DarkHiggs(row("mass_GeV"), Heavy, 0.1, mixing: 1e-3);
            Assert.Equal(row("ctau_cm") * 1e6, model.ProperDecayLength, 0.04 * row("ctau_cm") * 1e6);
            Assert.Equal(row("mu_mu"), model.Fraction(Particle.Muon), 0.02);
        }
    }

    [Theory]
    // c tau at theta = 1 [cm], as quoted for the search for a dark Higgs boson with inelastic dark matter.
    [InlineData(0.3, 5.6e-6)]
    [InlineData(0.5, 8.1e-7)]
    [InlineData(1.0, 2.97e-8)]
    [InlineData(2.0, 1.71e-7)]
    [InlineData(3.0, 7.4e-8)]
    [InlineData(4.9, 2.7e-9)]
    public void DecayLength_OfFullMixing(double mass, double length) =>
        Assert.Equal(length, new DarkHiggs(mass, Heavy, 0.1, mixing: 1).ProperDecayLength, 0.03 * length);

    [Fact]
    public void Fractions_OfChargedPairsFollowIsospin()
    {
        // At 0.5 GeV only muons and pions are open: two thirds of the pions are charged.
        var model = new DarkHiggs(0.5, Heavy, 0.1, mixing: 1e-4);
        Assert.Equal(1, model.Fraction(Particle.Muon) + 1.5 * model.Fraction(Particle.ChargedPion) + model.Fraction(Particle.Electron), 9);
        Assert.Equal(0, model.Fraction(Particle.ChargedKaon));
        Assert.Equal(0.7027 / 2, new DarkHiggs(1.3504, Heavy, 0.1, mixing: 1e-4).Fraction(Particle.ChargedKaon), 0.01);
    }

    [Fact]
    public void Fractions_WithoutOpenChannelsAreZero()
    {
        var stable = new DarkHiggs(2, Heavy, 0.1);
        Assert.Equal(0, stable.Width);
        Assert.Equal(double.PositiveInfinity, stable.ProperDecayLength);
        Assert.Equal(0, stable.Fraction(Particle.Muon) + stable.DarkPhotonFraction);
        Assert.Equal(1, new DarkHiggs(2, new DarkPhoton(0.5, 1e-3), 0.1).DarkPhotonFraction);
    }

    [Fact]
    public void Constructor_RejectsWhatCannotExist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkHiggs(0, Heavy, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkHiggs(1, Heavy, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkHiggs(1, Heavy, 0.1, mixing: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DarkHiggs(1, Heavy, 0.1, charge: 0));
        Assert.Throws<ArgumentException>(() => new DarkHiggs(1, Heavy, 0.1).WidthToLeptons(Particle.ChargedPion));
        Assert.Contains("known up to 10 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new DarkHiggs(10.2, Heavy, 0.1, mixing: 0.1)).Message, StringComparison.Ordinal);
    }
}
