using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Amplitudes;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class PhotonDarkPhotonTests
{
    private const double SqrtS = 10.58;
    private static readonly IntegrationOptions Options = new(10_000);

    [Fact]
    public void TotalCrossSection_MatchesMadGraph()
    {
        var cuts = PhotonCuts.AwayFromBeams(22 * deg, 1 * GeV);
        foreach (var row in Reference.Load("gamma_Aprime_xsec.csv").Rows)
        {
            var sigma = Invisible(row("M_Ap_GeV"), cuts).TotalCrossSection();
            Assert.Equal(row("sigma_mg5_pb") * pb, sigma, 3 * row("err_mg5_pb") * pb);
            Assert.Equal(row("closed_pb") * pb, sigma, 1e-5 * sigma);
        }
    }

    [Fact]
    public void TotalCrossSection_IsThatOfTheTable()
    {
        foreach (var row in Reference.Load("gammaAprime.csv").Rows)
        {
            foreach (var (column, from, to) in new[]
            {
                ("sigma_45_135_fb", Math.Cos(45 * deg), Math.Cos(135 * deg)),
                ("sigma_barrel_fb", FromLaboratory(32.2), FromLaboratory(128.7)),
                ("sigma_ecl_fb", FromLaboratory(12.4), FromLaboratory(155.1)),
                ("sigma_central_fb", 0.6, -0.4),
            })
                Assert.Equal(row(column), Invisible(row("mA_GeV"), new PhotonCuts(Math.Acos(from), Math.Acos(to))).TotalCrossSection(), 2e-3 * row(column));
        }
    }

    [Fact]
    public void TotalCrossSection_WithoutCutsGrowsWithTheLogarithmOfTheElectronMass()
    {
        // sigma = (2 pi alpha^2 eps^2/s) (1 - r) (2 + 4r/(1-r)^2) (L - 1), L = ln(s/m_e^2); without mass and mixing twice Dirac's e+e- -> gamma gamma.
        const double Mass = 3;
        const double S = SqrtS * SqrtS;
        var r = Mass * Mass / S;
        var logarithm = Math.Log(S / Math.Pow(Particle.Electron.Mass, 2));
        var expected = PhysicalConstants.HbarCSquared * 2 * Math.PI * Math.Pow(PhysicalConstants.FineStructure * 1e-3, 2) / S * (1 - r)
            * (2 + 4 * r / Math.Pow(1 - r, 2)) * (logarithm - 1);
        Assert.Equal(expected, Invisible(Mass, PhotonCuts.None).TotalCrossSection(), 1e-6 * expected);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    public void MonteCarlo_AgreesWithTheClosedFormula(double angle)
    {
        foreach (var mass in new[] { 0.3, 5, 9.5 })
        {
            foreach (var process in new[] { Invisible(mass, PhotonCuts.AwayFromBeams(angle)), Visible(mass, PhotonCuts.AwayFromBeams(angle)) })
            {
                var integral = Generator.For(process, Options, RandomStream.FromSeed(3)).CrossSection;
                Assert.Equal(process.TotalCrossSection(), integral.Value, 3.5 * integral.Error);
                Assert.InRange(integral.RelativeError, 0, 0.004);
            }
        }
    }

    [Fact]
    public void Evaluate_IsProportionalToHelicityAmplitudes()
    {
        // e+e- -> gamma mu mu by an A' off the beams, every helicity summed, electron mass kept; d(point) goes with 1 - beta^2 cos^2.
        foreach (var (angle, tolerance) in new[] { (0.2, 1e-7), (0.0, 1e-4) })
        {
            var process = Visible(2, PhotonCuts.AwayFromBeams(angle));
            var rng = RandomStream.FromSeed(12);
            var ratios = Enumerable.Range(0, 30).Select(_ => AmplitudeRatio(process, [rng.Uniform(), rng.Uniform(), rng.Uniform(), rng.Uniform()])).ToArray();
            Assert.Equal(1, ratios.Max() / ratios.Min(), tolerance);
        }
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var process = PhotonDarkPhoton.Visible(new DarkPhoton(0.05, 1e-3), Particle.Electron, SqrtS, PhotonCuts.None);
        var events = Generator.For(process, Options, RandomStream.FromSeed(1)).Generate(2000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2)).Events;
        var (photon, e1, e2) = (events.Particle("photonTrue"), events.Particle("e1True"), events.Particle("e2True"));
        for (var i = 0; i < events.Count; i++)
        {
            Assert.Equal(0, (photon[i] + e1[i] + e2[i] - new FourVector(0, 0, 0, SqrtS)).P, 10);
            Assert.Equal(SqrtS, photon[i].E + e1[i].E + e2[i].E, 10);
            Assert.Equal(0, photon[i].MassSquared, 10);
            Assert.Equal(0.05, (e1[i] + e2[i]).Mass, 8);
        }
    }

    [Fact]
    public void Events_AreUnweightedWell()
    {
        foreach (var (process, least) in new[] { (Invisible(5, PhotonCuts.AwayFromBeams(0.3)), 0.8), (Visible(5, PhotonCuts.None), 0.4) })
        {
            var sample = Generator.For(process, Options, RandomStream.FromSeed(8)).Generate(5000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(9));
            Assert.InRange(sample.Unweighting.Efficiency, least, 1);
        }
    }

    [Fact]
    public void ClosedChannels_AreRefusedWithTheThreshold()
    {
        Assert.Contains("mass = 11 GeV; the process e+e- -> gamma A' needs mass < 10.58 GeV", Refusal(() => Invisible(11, PhotonCuts.None)), StringComparison.Ordinal);
        Assert.Contains("the photon has 1.4620 GeV: nothing is left", Refusal(() => Invisible(9, PhotonCuts.AwayFromBeams(0.3, 2))), StringComparison.Ordinal);
        Assert.Contains("needs a mass above 0.211317 GeV", Refusal(() => Visible(0.1, PhotonCuts.None)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonCuts(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonCuts(MinimumEnergy: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonCuts(-0.1));
    }

    private static double AmplitudeRatio(PhotonDarkPhoton process, double[] point)
    {
        Span<FourVector> k = stackalloc FourVector[3];
        var value = process.Evaluate(point, k);
        var electron = FourVector.FromMass(new ThreeVector(0, 0, Math.Sqrt(SqrtS * SqrtS / 4 - Math.Pow(Particle.Electron.Mass, 2))), Particle.Electron.Mass);
        var positron = new FourVector(0, 0, -electron.Pz, electron.E);
        var (first, second) = Polarisation.Transverse(k[0]);
        int[] helicities = [-1, 1];
        var sum = 0.0;
        foreach (var polarisation in new[] { first, second })
        {
            foreach (var (h1, h2) in helicities.SelectMany(a => helicities.Select(b => (a, b))))
            {
                var beams = RadiativePair.Incoming(electron, h1, positron, h2, k[0], polarisation, Particle.Electron.Mass);
                foreach (var (g1, g2) in helicities.SelectMany(a => helicities.Select(b => (a, b))))
                    sum += Math.Pow(beams.Dot(Spinor.Particle(k[1], g1).Bar.Current(Spinor.Antiparticle(k[2], g2))).Magnitude, 2);
            }
        }
        return value / (sum * electron.Dot(k[0]) * positron.Dot(k[0]));
    }

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    private static double FromLaboratory(double degrees)
    {
        const double Boost = 0.2759;
        var cosine = Math.Cos(degrees * deg);
        return (cosine - Boost) / (1 - Boost * cosine);
    }

    private static PhotonDarkPhoton Invisible(double mass, PhotonCuts cuts) => PhotonDarkPhoton.Invisible(new DarkPhoton(mass, 1e-3), SqrtS, cuts);

    private static PhotonDarkPhoton Visible(double mass, PhotonCuts cuts) =>
        PhotonDarkPhoton.Visible(new DarkPhoton(mass, 1e-3), Particle.Muon, SqrtS, cuts);
}
