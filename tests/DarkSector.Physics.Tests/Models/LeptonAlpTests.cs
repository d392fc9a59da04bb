using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Models;

public class LeptonAlpTests
{
    [Fact]
    public void Coupling_IsTwiceTheMassTimesCOverLambda()
    {
        var alp = new LeptonAlp(4, 1 / TeV);
        Assert.Equal(2 * Particle.Muon.Mass / 1000, alp.LeptonCoupling(Particle.Muon), 12);
        // (2 * 1.77686e-3)^2 * 4 / (8 pi) * sqrt(1 - 4 (1.77686/4)^2)
        Assert.Equal(9.22594e-7, alp.WidthToLeptons(Particle.Tau), 0.00001e-7);
    }

    [Fact]
    public void FromDecayConstant_HasTheCouplingOfBauerEtAl()
    {
        var alp = LeptonAlp.FromDecayConstant(4, 1, 1 * TeV);
        Assert.Equal(Particle.Tau.Mass / 1000, alp.LeptonCoupling(Particle.Tau), 12);
        Assert.Equal(new LeptonAlp(4, 1 / TeV).Width / 4, alp.Width, 1e-12 * alp.Width);
    }

    [Fact]
    public void Fractions_GoWithTheSquaredMasses()
    {
        var alp = new LeptonAlp(1, 1 / TeV);
        var r = Math.Pow(Particle.Muon.Mass, 2);
        Assert.Equal(Math.Pow(Particle.Electron.Mass / Particle.Muon.Mass, 2) / Math.Sqrt(1 - 4 * r),
            alp.LeptonFraction(Particle.Electron) / alp.LeptonFraction(Particle.Muon), 1e-6 * 2.4e-5);
    }
}
