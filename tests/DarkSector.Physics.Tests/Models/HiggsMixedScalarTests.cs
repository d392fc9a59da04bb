using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class HiggsMixedScalarTests
{
    [Fact]
    public void FractionsOfB_MatchTheTable()
    {
        foreach (var row in Reference.Load("b_to_k_scalar.csv").Rows)
        {
            var scalar = new HiggsMixedScalar(row("mS_GeV"), 1e-3);
            // The table takes 5.27965 GeV for the B0; near the end point at 4.38 GeV ten keV count.
            Assert.Equal(row("BR(B+->K+S)/theta^2"), scalar.FractionOf(BToKaonDecay.ChargedToK) / 1e-6, 2e-4 * row("BR(B+->K+S)/theta^2"));
            Assert.Equal(row("BR(B0->K*0S)/theta^2"), scalar.FractionOf(BToKaonDecay.NeutralToKStar) / 1e-6, 5e-4 * row("BR(B0->K*0S)/theta^2"));
        }
    }

    [Fact]
    public void DecayLength_MatchesTheTableWhereLeptonsAreAFormula()
    {
        // The table was resampled (1 % between nodes) and its leptonic part digitised (4 %); at 0.02 GeV it repeats its first value at 0.04 GeV.
        foreach (var row in Reference.Load("b_to_k_scalar.csv").Rows.Where(row => row("mS_GeV") > 0.04))
        {
            var scalar = new HiggsMixedScalar(row("mS_GeV"), 1e-3);
            Assert.Equal(row("ctau_cm(theta=1)"), scalar.ProperDecayLength * 1e-6, 0.04 * row("ctau_cm(theta=1)"));
        }
    }

    [Theory]
    [InlineData(0.29887, 0.2237, 0.7759)] // rows of the FORESEE table: fractions to muons and to all pion pairs
    [InlineData(0.50273, 0.1097, 0.8891)]
    [InlineData(0.72349, 0.07397, 0.8935)]
    [InlineData(1.5379, 0.08887, 0.02398)]
    [InlineData(3.0237, 0.08034, 0)]
    public void Fractions_MatchTheRowsOfTheTable(double mass, double muons, double pions)
    {
        var scalar = new HiggsMixedScalar(mass, 1);
        Assert.Equal(muons, scalar.Fraction(Particle.Muon), 0.04 * muons);
        Assert.Equal(pions * 2 / 3, scalar.Fraction(Particle.ChargedPion), 0.04 * pions);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.7)]
    [InlineData(1.5)]
    [InlineData(5)]
    public void Fractions_DoNotExceedOneAndLeptonsGoWithTheirMassSquared(double mass)
    {
        var scalar = new HiggsMixedScalar(mass, 1e-4);
        Particle[] charged = [Particle.Electron, Particle.Muon, Particle.Tau, Particle.ChargedPion, Particle.ChargedKaon];
        Assert.InRange(charged.Sum(scalar.Fraction), 0, 1 + 1e-12);
        Assert.Equal(new HiggsMixedScalar(mass, 0).Fraction(Particle.Electron), scalar.Fraction(Particle.Electron), 1e-12);
        if (mass > 1)
        {
            var expected = Math.Pow(Particle.Muon.Mass / Particle.Electron.Mass, 2) * Math.Pow(1 - 4 * Math.Pow(Particle.Muon.Mass / mass, 2), 1.5);
            Assert.Equal(expected, scalar.Fraction(Particle.Muon) / scalar.Fraction(Particle.Electron), 1e-4 * expected);
        }
    }

    [Fact]
    public void FractionOfB_IsZeroWhereTheKaonDoesNotFit()
    {
        Assert.Equal(0, new HiggsMixedScalar(4.8, 1).FractionOf(BToKaonDecay.ChargedToK));
        Assert.Equal(0, new HiggsMixedScalar(4.4, 1).FractionOf(BToKaonDecay.NeutralToKStar));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10.1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -1)]
    public void Constructor_RejectsWhatCannotExist(double mass, double mixing) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HiggsMixedScalar(mass, mixing));
}
