using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Generation;

namespace DarkSector.Physics.Tests.Generation;

public class RadiativeBhabhaPairsTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void SquaredAmplitude_IsThatOfEightDiagrams()
    {
        var rng = RandomStream.FromSeed(23);
        for (var n = 0; n < 30; n++)
        {
            var (q1, q2, k) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), 0, 0, 0, rng);
            var expected = Diagrams(q1, q2, k);
            Assert.Equal(expected, RadiativeBhabhaPairs.SquaredAmplitude(SqrtS, q1, q2, k), 1e-8 * expected);
        }
    }

    [Fact]
    public void Momenta_AreConservedAndWithinTheCuts()
    {
        var process = new RadiativeBhabhaPairs(SqrtS, 0.5, 0.5, 0.3, 0.2);
        ProcessLaws.ConservesMomentum(process, _ => true, _ => 0);
        var sample = ProcessLaws.Sample(process, 5000, 20_000);
        var (e1, e2, photon) = (sample.Events.Particle("e1True"), sample.Events.Particle("e2True"), sample.Events.Particle("photonTrue"));
        for (var i = 0; i < e1.Length; i++)
        {
            Assert.InRange(new[] { e1[i], e2[i], photon[i] }.Max(p => Math.Abs(p.CosTheta)), 0, Math.Cos(0.3) + 1e-12);
            Assert.InRange(photon[i].E, 0.5, SqrtS / 2);
            Assert.InRange(Math.Min(photon[i].AngleTo(e1[i]), photon[i].AngleTo(e2[i])), 0.2, Math.PI);
        }
        Assert.InRange(sample.Unweighting.Efficiency, 0.08, 1);
    }

    [Fact]
    public void CrossSection_OfUniformPhaseSpaceAgrees()
    {
        // The same cuts on uniform phase space, s/(2 (4 pi)^3) = 1/(2 s) times s^2/(256 pi^3): the coordinates of the process drop out.
        var integral = Generator.For(new RadiativeBhabhaPairs(SqrtS, 1, 1, 0.6, 0.5), new(20_000), RandomStream.FromSeed(4)).CrossSection;
        var rng = RandomStream.FromSeed(5);
        const int points = 300_000;
        var values = new double[points];
        for (var i = 0; i < points; i++)
        {
            var (q1, q2, k) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), 0, 0, 0, rng);
            var inside = Math.Min(k.E, Math.Min(q1.E, q2.E)) > 1 && new[] { q1, q2, k }.All(p => Math.Abs(p.CosTheta) < Math.Cos(0.6)) && new[] { k.AngleTo(q1), k.AngleTo(q2), q1.AngleTo(q2) }.Min() > 0.5;
            values[i] = inside ? RadiativeBhabhaPairs.SquaredAmplitude(SqrtS, q1, q2, k) : 0;
        }
        var factor = PhysicalConstants.HbarCSquared / (2 * SqrtS * SqrtS) * SqrtS * SqrtS / (256 * Math.Pow(Math.PI, 3));
        var mean = values.Average();
        var error = factor * Math.Sqrt((values.Average(v => v * v) - mean * mean) / points);
        Assert.Equal(factor * mean, integral.Value, 3 * Math.Sqrt(error * error + integral.Error * integral.Error));
        Assert.InRange(error / (factor * mean), 0, 0.02);
    }

    [Theory]
    [InlineData(0, 0.5, 0.3, 0.2)]
    [InlineData(5.3, 0.5, 0.3, 0.2)]
    [InlineData(0.5, 0, 0.3, 0.2)]
    [InlineData(0.5, 5.1, 0.3, 0.2)]
    [InlineData(0.5, 0.5, 0, 0.2)]
    [InlineData(0.5, 0.5, 0.3, 0)]
    public void Constructor_RefusesCutsThatDivergeOrLeaveNothing(double photon, double electron, double angle, double separation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RadiativeBhabhaPairs(SqrtS, photon, electron, angle, separation));

    private static double Diagrams(FourVector q1, FourVector q2, FourVector k)
    {
        var (p1, p2) = (new FourVector(0, 0, SqrtS / 2, SqrtS / 2), new FourVector(0, 0, -SqrtS / 2, SqrtS / 2));
        var (e1, e2) = Polarisation.Transverse(k);
        var sum = 0.0;
        foreach (var e in new[] { e1, e2 })
        {
            for (var state = 0; state < 16; state++)
            {
                int Helicity(int bit) => (state >> bit & 1) == 0 ? 1 : -1;
                var (u, vbar) = (Spinor.Particle(p1, Helicity(0)), Spinor.Antiparticle(p2, Helicity(1)).Bar);
                var (ubar, v) = (Spinor.Particle(q1, Helicity(2)).Bar, Spinor.Antiparticle(q2, Helicity(3)));
                // Every leg after its radiation.
                var (uk, vbark) = (u.Slash(e).Propagated(p1 - k, 0), vbar.Slash(e).Propagated(k - p2, 0));
                var (ubark, vk) = (ubar.Slash(e).Propagated(q1 + k, 0), v.Slash(e).Propagated(-(q2 + k), 0));
                var annihilation = (vbar.Current(uk) + vbark.Current(u)).Dot(ubar.Current(v)) / (q1 + q2).MassSquared
                    + vbar.Current(u).Dot(ubark.Current(v) + ubar.Current(vk)) / (SqrtS * SqrtS);
                var exchange = (ubar.Current(uk) + ubark.Current(u)).Dot(vbar.Current(v)) / (p2 - q2).MassSquared
                    + ubar.Current(u).Dot(vbark.Current(v) + vbar.Current(vk)) / (p1 - q1).MassSquared;
                var amplitude = annihilation - exchange;
                sum += amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
            }
        }
        return Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure, 3) / 4 * sum;
    }
}
