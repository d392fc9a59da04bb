using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class BhabhaPairsTests
{
    private const double SqrtS = 10.58;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(1.2)]
    public void MonteCarlo_AgreesWithTheClosedForm(double angle)
    {
        var process = new BhabhaPairs(SqrtS, angle);
        ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 4000);
        ProcessLaws.ConservesMomentum(process, _ => true, _ => Particle.Electron.Mass);
    }

    [Fact]
    public void TotalCrossSection_IsThatOfTheReferenceWithinItsRadiation() =>
        // 295.8 nb between 10 and 170 degrees with radiation, from the sizes of simulated samples.
        Assert.Equal(295.8, new BhabhaPairs(SqrtS, 10 * deg).TotalCrossSection() / nb, 0.04 * 295.8);

    [Fact]
    public void AngularDistribution_IsThatOfTwoDiagrams()
    {
        // d(sigma)/d(cos) = |M|^2/(32 pi s), by differences of the closed form.
        var rng = RandomStream.FromSeed(2);
        for (var n = 0; n < 20; n++)
        {
            var angle = rng.Uniform(0.2, 1.5);
            double Sigma(double theta) => new BhabhaPairs(SqrtS, theta).TotalCrossSection();
            var slope = (Sigma(angle - 1e-4) - Sigma(angle + 1e-4)) / (Math.Cos(angle - 1e-4) - Math.Cos(angle + 1e-4));
            var direction = ThreeVector.Direction(angle, 0.3) * (SqrtS / 2);
            var (q1, q2) = (FourVector.FromMass(direction, 0), FourVector.FromMass(-direction, 0));
            var expected = PhysicalConstants.HbarCSquared * (Squared(q1, q2) + Squared(q2, q1)) / (32 * Math.PI * SqrtS * SqrtS);
            Assert.Equal(expected, slope, 1e-5 * expected);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.6)]
    public void Constructor_RefusesAnglesThatDivergeOrLeaveNothing(double angle) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BhabhaPairs(SqrtS, angle));

    private static double Squared(FourVector q1, FourVector q2)
    {
        var (p1, p2) = (new FourVector(0, 0, SqrtS / 2, SqrtS / 2), new FourVector(0, 0, -SqrtS / 2, SqrtS / 2));
        var sum = 0.0;
        for (var state = 0; state < 16; state++)
        {
            int Helicity(int bit) => (state >> bit & 1) == 0 ? 1 : -1;
            var (u1, v2) = (Spinor.Particle(p1, Helicity(0)), Spinor.Antiparticle(p2, Helicity(1)).Bar);
            var (w1, w2) = (Spinor.Particle(q1, Helicity(2)).Bar, Spinor.Antiparticle(q2, Helicity(3)));
            var amplitude = v2.Current(u1).Dot(w1.Current(w2)) / (SqrtS * SqrtS) - w1.Current(u1).Dot(v2.Current(w2)) / (p1 - q1).MassSquared;
            sum += amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
        }
        return Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 2) / 4 * sum;
    }
}
