using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class DetectorExperimentsTests
{
    private static readonly Detector Belle = Detector.Belle;
    private static readonly Detector BelleII = Detector.BelleII;

    [Theory]
    [InlineData(0.5, 40)]
    [InlineData(2, 90)]
    [InlineData(5, 120)]
    public void Belle_MeasuresTracksWorseThanBelleII(double p, double degrees)
    {
        var momentum = FixedSample.At(degrees, 0, p, Particle.Muon.Mass);
        Assert.True(Belle.Tracking.RelativePtResolution(momentum) > 1.15 * BelleII.Tracking.RelativePtResolution(momentum));
        foreach (var distance in new[] { 0.0, 1, 5, 20, 50 })
        {
            Assert.True(Belle.Tracking.ImpactParameters.OfD0(momentum, distance) > BelleII.Tracking.ImpactParameters.OfD0(momentum, distance));
            Assert.True(Belle.Tracking.ImpactParameters.OfZ0(momentum, distance) > BelleII.Tracking.ImpactParameters.OfZ0(momentum, distance));
            Assert.True(Belle.Vertexing.Resolution.At(distance) > BelleII.Vertexing.Resolution.At(distance));
            Assert.True(Belle.Vertexing.Efficiency.At(distance) < BelleII.Vertexing.Efficiency.At(distance));
            Assert.True(Belle.Tracking.DisplacedEfficiency.At(distance) <= BelleII.Tracking.DisplacedEfficiency.At(distance));
        }
    }

    [Fact]
    public void Belle_MomentumResolutionIsThePublishedFormula()
    {
        // 0.19 % pT (+) 0.30 %/beta at 2 GeV: 0.484 %
        Assert.Equal(0.00484, Belle.Tracking.RelativePtResolution(FixedSample.At(90, 0, 2, Particle.Muon.Mass)), 1e-5);
        Assert.Equal(41.7 * um, Belle.Tracking.ImpactParameters.OfD0(FixedSample.At(90, 0, 1, 0), 0), 0.1 * um);
    }

    [Fact]
    public void Belle_IdentifiesElectronsAsPublished() => Assert.Equal((0.924, 0.0025), (Belle.ParticleIdentification.Electrons.Electron, Belle.ParticleIdentification.Pions.Electron));

    [Fact]
    public void Belle_HasNoSinglePhotonTrigger()
    {
        Assert.False(Belle.HasSinglePhotonTrigger);
        Assert.True(BelleII.HasSinglePhotonTrigger);
    }

    [Fact]
    public void Belle_StoodAtKEKB()
    {
        Assert.Equal(10.58, Collider.KEKB.SqrtS, 0.01);
        // Its boost is larger: beta gamma = 0.425 (against 0.28 at SuperKEKB).
        Assert.Equal(0.425, Collider.KEKB.Beams.P / Collider.KEKB.SqrtS, 0.002);
    }
}
