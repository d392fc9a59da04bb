using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class TauToLeptonBosonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(1.2)]
    [InlineData(1.4)]
    [InlineData(1.6)]
    public void LeptonEnergy_MatchesTheTable(double mass)
    {
        // tau_l_alpha.csv has an electron and a muon row per mass, in this order.
        var rows = Reference.Load("tau_l_alpha.csv").Rows.Where(row => row("m_alpha_GeV") == mass).ToArray();
        foreach (var (row, lepton) in rows.Zip([Particle.Electron, Particle.Muon]))
        {
            var decay = new TauToLeptonBoson(lepton, mass, 1e-3);
            Assert.Equal(row("E_GeV"), decay.LeptonEnergy, 1e-6);
            Assert.Equal(row("x"), decay.X, 5e-6); // six digits
        }
    }

    [Fact]
    public void FromScale_HasTheWidthOfAnAxialCoupling()
    {
        // m_tau^3 (1 - m^2/m_tau^2)^2/(16 pi F^2) without the lepton mass, over hbar/290.3 fs = 2.2673e-12 GeV.
        const double scale = 1e7, tau = 1.77686;
        foreach (var mass in new[] { 0, 0.5, 1.5 })
        {
            var expected = Math.Pow(tau, 3) * Math.Pow(1 - mass * mass / (tau * tau), 2) / (16 * Math.PI * scale * scale) / (6.582119569e-25 / 290.3e-15);
            Assert.Equal(expected, TauToLeptonBoson.FromScale(Particle.Electron, mass, scale).BranchingFraction, 2e-3 * expected);
        }
        Assert.True(TauToLeptonBoson.FromScale(Particle.Muon, 1.6, scale).BranchingFraction < TauToLeptonBoson.FromScale(Particle.Electron, 1.6, scale).BranchingFraction);
    }

    [Fact]
    public void Constructor_RefusesWhatIsClosedOrImpossible()
    {
        Assert.Contains("0 <= mass < 1.6712 GeV", Assert.Throws<ArgumentOutOfRangeException>(() => new TauToLeptonBoson(Particle.Muon, 1.7, 1e-3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TauToLeptonBoson(Particle.Muon, 1, -1e-3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TauToLeptonBoson(Particle.Muon, 1, 1e-3, -2));
        Assert.Throws<ArgumentException>(() => new TauToLeptonBoson(Particle.Tau, 1, 1e-3));
        Assert.Throws<ArgumentOutOfRangeException>(() => TauToLeptonBoson.FromScale(Particle.Muon, 1, 0));
    }
}
