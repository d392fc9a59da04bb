using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class MuonphilicScalarTests
{
    [Fact]
    public void Width_IsTheClosedFormula()
    {
        // 0.01^2 / (8 pi) * (1 - 4 * 0.1056583755^2)^1.5 = 3.71536e-6 GeV at 1 GeV
        Assert.Equal(3.71536e-6, new MuonphilicScalar(1, 0.01).Width, 0.00001e-6);
        Assert.Equal(1, new MuonphilicScalar(1, 0.01).LeptonFraction(Particle.Muon));
    }

    [Fact]
    public void BelowThreshold_NothingIsOpenAtTreeLevel()
    {
        var light = new MuonphilicScalar(0.2, 0.01);
        Assert.Equal(0, light.Width);
        Assert.Equal(0, light.LeptonFraction(Particle.Muon));
        Assert.Equal(double.PositiveInfinity, light.ProperDecayLength);
    }

    [Fact]
    public void OtherLeptons_DoNotCouple()
    {
        var scalar = new MuonphilicScalar(5, 0.01);
        Assert.Equal(0, scalar.WidthToLeptons(Particle.Electron));
        Assert.Equal(0, scalar.WidthToLeptons(Particle.Tau));
    }
}
