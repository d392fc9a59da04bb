using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class LmuLtauZPrimeTests
{
    private const double SqrtS = 10.58;
    private const double PerMille = 1e-3;

    [Fact]
    public void Table_IsReproducedToOnePerMille()
    {
        foreach (var row in Reference.Load("zprime_lmultau.csv").Rows)
        {
            var model = LmuLtauZPrime.Vanilla(row("mZp_GeV"), 0.01);
            Close(row("GammaTot_GeV(g=0.01)"), model.StandardModelWidth);
            Close(row("BR_nunu"), model.InvisibleFraction);
            Close(row("BR_mumu"), model.LeptonFraction(Particle.Muon));
            Close(row("BR_tautau"), model.LeptonFraction(Particle.Tau));
            Close(row("ctau_cm"), model.ProperDecayLength);
            Close(row("sigma_fb_alpha1/137.036"), new MuonPairZPrime(model, SqrtS).TotalCrossSection());
            Close(row("sigma_fb_alpha1/127.9"), new MuonPairZPrime(model, SqrtS, 1 / 127.9).TotalCrossSection());
        }
    }

    [Fact]
    public void WidthToMuons_MatchesMadGraph()
    {
        var row = Reference.Load("validation_widths.csv").Row("decay", "Zp->mu mu; M=3; g'=.01");
        var width = LmuLtauZPrime.Vanilla(3, 0.01).WidthToLeptons(Particle.Muon);
        Assert.Equal(row("Gamma_mg5_GeV"), width, 0.0005e-6); // printed with four digits
        Assert.Equal(row("Gamma_closed_GeV"), width, 1e-6 * width);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(3.6)]
    [InlineData(10)]
    public void Vanilla_FractionsAddUpToOne(double mass)
    {
        var model = LmuLtauZPrime.Vanilla(mass, 0.3);
        Assert.Equal(1, model.InvisibleFraction + model.LeptonFraction(Particle.Muon) + model.LeptonFraction(Particle.Tau), 12);
        Assert.Equal(model.StandardModelWidth,
            model.NeutrinoWidth + model.WidthToLeptons(Particle.Muon) + model.WidthToLeptons(Particle.Tau), 1e-12 * model.StandardModelWidth);
    }

    [Fact]
    public void Electrons_DoNotCouple()
    {
        var model = LmuLtauZPrime.Vanilla(1, 0.01);
        Assert.Equal(0, model.WidthToLeptons(Particle.Electron));
        Assert.Equal(0, model.LeptonFraction(Particle.Electron));
    }

    [Fact]
    public void Widths_VanishAtThreshold()
    {
        Assert.Equal(0, LmuLtauZPrime.Vanilla(2 * Particle.Muon.Mass, 1).WidthToLeptons(Particle.Muon));
        Assert.Equal(1, LmuLtauZPrime.Vanilla(2 * Particle.Muon.Mass, 1).InvisibleFraction);
        Assert.True(LmuLtauZPrime.Vanilla(2 * Particle.Muon.Mass + 1e-6, 1).WidthToLeptons(Particle.Muon) > 0);
    }

    [Fact]
    public void FullyInvisible_DecaysToNothingElse()
    {
        var model = LmuLtauZPrime.FullyInvisible(5, 0.01);
        Assert.Equal(1, model.InvisibleFraction);
        Assert.Equal(0, model.LeptonFraction(Particle.Muon));
        Assert.Contains("fully invisible", model.ToString(), StringComparison.Ordinal);
        Assert.Contains("vanilla", LmuLtauZPrime.Vanilla(5, 0.01).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_RejectsImpossibleMass(double mass)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LmuLtauZPrime.Vanilla(mass, 0.01));
        Assert.Contains($"mass = {mass} GeV", error.Message, StringComparison.Ordinal);
        Assert.Contains("above 0 GeV", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_RejectsImpossibleCoupling(double coupling)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => LmuLtauZPrime.FullyInvisible(1, coupling));
        Assert.Contains($"coupling = {coupling}", error.Message, StringComparison.Ordinal);
        Assert.Contains(">= 0", error.Message, StringComparison.Ordinal);
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, PerMille * expected);
}
