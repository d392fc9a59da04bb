using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Amplitudes;

namespace DarkSector.Physics.Tests.Amplitudes;

public class PolarisationTests
{
    [Theory]
    [InlineData(0.3, -2, 1.1)]
    [InlineData(0, 0, 4)]
    [InlineData(0, 0, -4)]
    public void Polarisations_AreOrthonormalAndOrthogonalToTheMomentum(double px, double py, double pz)
    {
        const double Mass = 3;
        var q = FourVector.FromMass(new(px, py, pz), Mass);
        var (first, second) = Polarisation.Transverse(q);
        FourVector[] all = [first, second, Polarisation.Longitudinal(q, Mass)];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(0, all[i].Dot(q), 12);
            for (var j = 0; j < 3; j++)
                Assert.Equal(i == j ? -1 : 0, all[i].Dot(all[j]), 12);
        }
    }
}
