using System.Numerics;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class PhotonTriplesTests
{
    private const double SqrtS = 10.58;

    [Theory]
    [InlineData(0.5, 0.9, 57.73, 0.07)] // independent integration of the traced formula
    [InlineData(0.25, 0.77, 34.24, 0.06)]
    public void CrossSection_MatchesAnIndependentIntegration(double energy, double cosine, double expected, double error)
    {
        var integral = Generator.For(new PhotonTriples(SqrtS, energy, cosine), new IntegrationOptions(40_000), RandomStream.FromSeed(3)).CrossSection;
        Assert.Equal(expected * pb, integral.Value, 3 * Math.Sqrt(error * pb * error * pb + integral.Error * integral.Error));
        Assert.InRange(integral.RelativeError, 0, 0.004);
    }

    [Fact]
    public void SquaredAmplitude_IsThatOfSixDiagrams()
    {
        var rng = RandomStream.FromSeed(9);
        for (var n = 0; n < 50; n++)
        {
            var (k1, k2, k3) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), 0, 0, 0, rng);
            var expected = Diagrams([k1, k2, k3]);
            Assert.Equal(expected, PhotonTriples.SquaredAmplitude(SqrtS, k1, k2, k3), 1e-8 * expected);
        }
    }

    [Fact]
    public void Momenta_AreOrderedConservedAndWithinTheCuts()
    {
        var process = new PhotonTriples(SqrtS, 0.5, 0.9);
        ProcessLaws.ConservesMomentum(process, _ => true, _ => 0);
        var sample = ProcessLaws.Sample(process, 5000);
        var (k1, k2, k3) = (sample.Events.Particle("photon1True"), sample.Events.Particle("photon2True"), sample.Events.Particle("photon3True"));
        for (var i = 0; i < k1.Length; i++)
        {
            Assert.True(k1[i].E >= k2[i].E && k2[i].E >= k3[i].E && k3[i].E >= 0.5 * (1 - 1e-12));
            Assert.InRange(new[] { k1[i], k2[i], k3[i] }.Max(k => Math.Abs(k.CosTheta)), 0, 0.9 + 1e-12);
        }
        Assert.InRange(sample.Unweighting.Efficiency, 0.1, 1);
    }

    [Theory]
    [InlineData(0, 0.9)]
    [InlineData(3.6, 0.9)]
    [InlineData(0.5, 1)]
    public void Constructor_RefusesCutsThatLeaveNothingOrSingularities(double energy, double cosine) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonTriples(SqrtS, energy, cosine));

    // e^6/4 Sum |vbar(p+) eps_c S eps_b S eps_a u(p-)|^2 over orders of the photons, helicities and polarisations.
    private static double Diagrams(FourVector[] k)
    {
        var (electron, positron) = (new FourVector(0, 0, SqrtS / 2, SqrtS / 2), new FourVector(0, 0, -SqrtS / 2, SqrtS / 2));
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var sum = 0.0;
        for (var state = 0; state < 16; state++)
        {
            var h = (state & 8) == 0 ? 1 : -1;
            var e = k.Select((q, i) => Polarisation.Transverse(q) is var (a, b) && (state >> i & 1) == 0 ? a : b).ToArray();
            var (u, vbar) = (Spinor.Particle(electron, h), Spinor.Antiparticle(positron, -h).Bar);
            var amplitude = orders.Aggregate(Complex.Zero, (total, o) => total + vbar.Slash(e[o[2]])
                * u.Slash(e[o[0]]).Propagated(electron - k[o[0]], 0).Slash(e[o[1]]).Propagated(electron - k[o[0]] - k[o[1]], 0));
            sum += amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
        }
        return Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 3) / 4 * sum;
    }
}
