using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Detectors;

public class DriftChamberTests
{
    private static readonly DriftChamber Chamber = new();

    [Fact]
    public void HardTrackSideways_CrossesAllLayers() => Assert.Equal(56, Hits(3, Math.PI / 2), 6);

    [Theory]
    [InlineData(0.036, 0)] // turns back at 2 R = 16.0 cm, before the first layer
    [InlineData(0.09, 13.81)] // 2 R = 40.03 cm: 56 (40.03 - 16.8)/94.2
    public void SoftTrack_CrossesTheLayersInsideItsCircle(double pt, double expected) => Assert.Equal(expected, Hits(pt, Math.PI / 2), 0.01);

    [Fact]
    public void ForwardTrack_LeavesThroughTheEnd() => Assert.Equal(56 * (159 * Math.Tan(0.3) - 16.8) / 94.2, Hits(3, 0.3), 6);

    [Fact]
    public void LateStart_LosesLayers()
    {
        var late = Chamber.Hits(Sideways(3), new ThreeVector(50, 0, 0), 1, 1.5);
        Assert.Equal(56 * (111 - 50) / 94.2, late, 6);
        Assert.Equal(0, Chamber.Hits(Sideways(3), new ThreeVector(111, 0, 0), 1, 1.5));
    }

    private static double Hits(double p, double theta) => Chamber.Hits(FourVector.FromMass(ThreeVector.Direction(theta, 0) * p, Particle.Electron.Mass), default, -1, 1.5);

    private static FourVector Sideways(double p) => FourVector.FromMass(new ThreeVector(p, 0, 0), Particle.Muon.Mass);
}
