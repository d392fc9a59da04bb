using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Detectors;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class ImpactParametersTests
{
    [Fact]
    public void Of_AStiffTrackIsThatOfAStraightLine()
    {
        // Along x at y = 2 cm: angular momentum about z is -y px, so d0 = -2 cm; at x = 0 it was 3 cm / tan(45 deg) lower in z.
        var impact = ImpactParameters.Of(new FourVector(1e6, 0, 1e6, 2e6), new ThreeVector(3, 2, 7), +1, 1.5);
        Assert.Equal(-2, impact.D0, 4);
        Assert.Equal(4, impact.Z0, 4);
    }

    [Theory]
    [InlineData(+1)]
    [InlineData(-1)]
    public void Of_FollowsTheHelixBackToWhereItStarted(int charge)
    {
        // A particle leaves (d0 sin phi0, -d0 cos phi0, z0); some centimetres on, its impact parameters are the same.
        const double Field = 1.5, Pt = 0.3, Pz = 0.2, Phi0 = 0.7, D0 = 0.4, Z0 = -1.1;
        var radius = Pt / (0.00299792458 * Field);
        foreach (var path in new[] { -8.0, 0, 5, 40, 100 })
        {
            var phi = Phi0 - charge * path / radius;
            var position = new ThreeVector(
                (D0 + charge * radius) * Math.Sin(Phi0) - charge * radius * Math.Sin(phi),
                -(D0 + charge * radius) * Math.Cos(Phi0) + charge * radius * Math.Cos(phi), Z0 + path * Pz / Pt);
            var impact = ImpactParameters.Of(new FourVector(Pt * Math.Cos(phi), Pt * Math.Sin(phi), Pz, 1), position, charge, Field);
            Assert.Equal(D0, impact.D0, 9);
            Assert.Equal(Z0, impact.Z0, 9);
        }
    }

    [Fact]
    public void Of_ATrackFromTheOriginIsZero()
    {
        var impact = ImpactParameters.Of(FixedSample.At(60, 2, 1), default, -1, 1.5);
        Assert.Equal(0, impact.D0, 12);
        Assert.Equal(0, impact.Z0, 12);
    }

    [Theory]
    [InlineData(5, 90, 10.77)] // 10 (+) 20/5 um
    [InlineData(1, 90, 22.5)] // 10 (+) 20/(1 * beta), beta = 0.994 for a muon
    [InlineData(1, 30, 57.8)] // sin^(3/2)(30 deg) = 0.354
    public void Resolution_AddsScattering(double p, double degrees, double microns) =>
        Assert.Equal(microns, new ImpactParameterResolution().OfD0(FixedSample.At(degrees, 0, p, 0.10566), 0) / um, 0.2);

    [Fact]
    public void Resolution_IsMillimetresBeyondTheVertexDetector()
    {
        var (resolution, momentum) = (new ImpactParameterResolution(), FixedSample.At(90, 0, 3, 0.10566));
        Assert.Equal(resolution.OfD0(momentum, 0), resolution.OfD0(momentum, 1));
        Assert.InRange(resolution.OfD0(momentum, 10), 50 * um, 120 * um);
        Assert.InRange(resolution.OfZ0(momentum, 60), 0.5 * mm, 2 * mm);
        Assert.True(resolution.OfZ0(FixedSample.At(30, 0, 1, 0.1), 0) > resolution.OfD0(FixedSample.At(30, 0, 1, 0.1), 0), "sin^(5/2) against sin^(3/2)");
    }
}
