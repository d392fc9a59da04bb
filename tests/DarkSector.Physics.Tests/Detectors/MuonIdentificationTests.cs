using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class MuonIdentificationTests
{
    [Theory]
    [InlineData(0.5, 90, 0)]
    [InlineData(0.6, 90, 0)]
    [InlineData(0.8, 90, 0.45)]
    [InlineData(1, 90, 0.9)]
    [InlineData(4, 90, 0.9)]
    [InlineData(4, 17.9, 0)]
    [InlineData(4, 18.1, 0.9)]
    [InlineData(4, 154.9, 0.9)]
    [InlineData(4, 155.1, 0)]
    public void Efficiency_RisesAboveTheMomentumThatReachesTheMuonDetector(double p, double degrees, double expected) =>
        Assert.Equal(expected, Detector.BelleII.MuonIdentification.Efficiency(FourVector.FromMass(ThreeVector.Direction(degrees * deg, 1) * p, Particle.Muon.Mass)), 12);
}
