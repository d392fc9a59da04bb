using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>Events with a Z' of 3 GeV in the frame of MadGraph's histograms, made once.</summary>
public sealed class ZPrimeEvents
{
    private const int Events = 200_000;

    public ZPrimeEvents()
    {
        Process = new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 0.01), 10.58);
        Generator = Generator.For(Process, new IntegrationOptions(20_000), RandomStream.FromSeed(20261121));
        Sample = Generator.Generate(Events, Collider.Symmetric(10.58), RandomStream.FromSeed(3));
    }

    public MuonPairZPrime Process { get; }

    public Generator Generator { get; }

    public EventSample Sample { get; }
}

public class MuonPairZPrimeTests(ZPrimeEvents zPrime) : IClassFixture<ZPrimeEvents>
{
    private const double SqrtS = 10.58;
    private const string Histograms = "zprime_mumu_hist_M3.csv";

    private readonly EventTable _events = zPrime.Sample.Events;

    [Fact]
    public void TotalCrossSection_MatchesMadGraph()
    {
        foreach (var row in Reference.Load("zprime_mumu_xsec.csv").Rows)
        {
            var sigma = new MuonPairZPrime(LmuLtauZPrime.Vanilla(row("M_Zp_GeV"), 0.01), SqrtS).TotalCrossSection();
            Assert.Equal(row("sigma_mg5_pb") * pb, sigma, 3 * row("err_mg5_pb") * pb);
            Assert.Equal(row("sigma_quadrature_pb") * pb, sigma, 1e-5 * sigma);
        }
    }

    [Fact]
    public void TotalCrossSection_GoesWithTheSquaresOfTheCouplings()
    {
        double Sigma(double coupling, double alpha) => new MuonPairZPrime(LmuLtauZPrime.Vanilla(2, coupling), SqrtS, alpha).TotalCrossSection();
        Assert.Equal(4, Sigma(0.02, 1 / 137.0) / Sigma(0.01, 1 / 137.0), 12);
        Assert.Equal(Math.Pow(137.0 / 128.0, 2), Sigma(0.01, 1 / 128.0) / Sigma(0.01, 1 / 137.0), 12);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(9.5)]
    [InlineData(10.3)]
    public void MonteCarlo_AgreesWithTheQuadrature(double mass)
    {
        // The Monte Carlo integrates helicity amplitudes, the quadrature a formula that was traced.
        var process = new MuonPairZPrime(LmuLtauZPrime.Vanilla(mass, 0.01), SqrtS);
        var integral = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(17)).CrossSection;
        Assert.Equal(process.TotalCrossSection(), integral.Value, 3 * integral.Error);
        Assert.InRange(integral.RelativeError, 0, 0.004);
    }

    [Fact]
    public void SquaredAmplitude_AveragedOverOrientationsIsTheTracedFormula()
    {
        // sigma = alpha^2 g'^2/(48 pi s^3) Int dD1 dD2 W = 1/(2s) Int dD1 dD2/(128 pi^3 s) <|M|^2>; turning x, y and z into each other averages exactly.
        const double S = SqrtS * SqrtS;
        var rng = RandomStream.FromSeed(5);
        foreach (var mass in new[] { 0.1, 3, 9 })
        {
            var process = new MuonPairZPrime(LmuLtauZPrime.Vanilla(mass, 0.3), SqrtS);
            for (var i = 0; i < 100; i++)
            {
                var (k1, k2, q) = PhaseSpace.ThreeBody(FourVector.AtRest(SqrtS), Particle.Muon.Mass, Particle.Muon.Mass, mass, rng);
                static FourVector Turned(FourVector p) => new(p.Py, p.Pz, p.Px, p.E);
                var average = (process.SquaredAmplitude(k1, k2, q) + process.SquaredAmplitude(Turned(k1), Turned(k2), Turned(q))
                    + process.SquaredAmplitude(Turned(Turned(k1)), Turned(Turned(k2)), Turned(Turned(q)))) / 3;
                var (a, b) = (Math.Pow(Particle.Muon.Mass, 2), mass * mass);
                var (d1, d2) = ((k1 + q).MassSquared - a, (k2 + q).MassSquared - a);
                var w = 8 * (d1 / d2 + d2 / d1) - (32 * a + 16 * b + 16 * S) * (1 / d1 + 1 / d2)
                    + (16 * S * S + 32 * S * b + 16 * b * b - 64 * a * a) / (d1 * d2)
                    - (32 * a * a + 16 * a * b + 16 * S * a + 8 * S * b) * (1 / (d1 * d1) + 1 / (d2 * d2));
                var expected = Math.Pow(4 * Math.PI * PhysicalConstants.FineStructure * 0.3, 2) / (3 * S) * w;
                Assert.Equal(expected, average, 1e-8 * expected);
            }
        }
    }

    [Theory]
    [InlineData("M_mumu_GeV")]
    [InlineData("pT_muminus_GeV")]
    [InlineData("pT_muplus_GeV")]
    [InlineData("pT_max_mu_GeV")]
    [InlineData("pT_min_mu_GeV")]
    [InlineData("costheta_Zp")]
    public void Events_HaveTheDistributionsOfMadGraph(string variable)
    {
        var expected = Reference.Counts(Histograms, variable);
        Assert.InRange(SameShape.PValue(Filled(expected.Axis, variable), expected), 0.01, 1);
    }

    [Fact]
    public void Events_AreNotIsotropic()
    {
        // The photon is transverse to the beams. If the decay plane were turned at random, the Z' would be flat in cos(theta).
        var expected = Reference.Counts(Histograms, "costheta_Zp");
        var flat = new Histogram(expected.Axis, [.. Enumerable.Repeat(1e6, expected.Axis.Bins)], [.. Enumerable.Repeat(1e6, expected.Axis.Bins)]);
        Assert.InRange(SameShape.PValue(flat, expected), 0, 1e-10);
        Assert.InRange(SameShape.PValue(flat, Filled(expected.Axis, "costheta_Zp")), 0, 1e-10);
    }

    [Fact]
    public void MuonAngles_AreThoseOfMadGraphsEvents()
    {
        var madGraph = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz"))
            .ToSample(Collider.Symmetric(SqrtS), LesHouchesEventsTests.ZPrimeParticles).Events;
        var axis = Axis.Regular(20, -1, 1);
        foreach (var muon in new[] { "mu1True", "mu2True" })
        {
            Histogram Cosine(EventTable table) => Histogram.Fill(axis, [.. table.Particle(muon).Select(p => p.CosTheta)]);
            Assert.InRange(SameShape.PValue(Cosine(_events), Cosine(madGraph)), 0.01, 1);
        }
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var (mu1, mu2, boson) = (_events.Particle("mu1True"), _events.Particle("mu2True"), _events.Particle("zPrimeTrue"));
        for (var i = 0; i < 10_000; i++)
        {
            var sum = mu1[i] + mu2[i] + boson[i];
            Assert.Equal(SqrtS, sum.E, 10);
            Assert.Equal(0, sum.P, 10);
            Assert.Equal(Particle.Muon.Mass, mu1[i].Mass, 6);
            Assert.Equal(Particle.Muon.Mass, mu2[i].Mass, 6);
            Assert.Equal(3, boson[i].Mass, 8);
        }
    }

    [Fact]
    public void Weights_AddUpToTheCrossSectionAndAreEqual()
    {
        var weights = _events.Weights();
        Assert.Equal(zPrime.Sample.CrossSection.Value, weights.Sum(), 1e-9 * weights.Sum());
        Assert.Equal(zPrime.Process.TotalCrossSection(), zPrime.Sample.CrossSection.Value, 3 * zPrime.Sample.CrossSection.Error);
        var usual = weights.Min();
        Assert.InRange(weights.Count(w => w > 1.0001 * usual), 0, 0.01 * weights.Length);
        Assert.InRange(zPrime.Sample.Unweighting.OverweightFraction, 0, 0.002);
        Assert.InRange(zPrime.Sample.Unweighting.Efficiency, 0.3, 1);
    }

    [Fact]
    public void Mass_AtTheKinematicLimitGivesNoEventsAndAnErrorWithTheLimit()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairZPrime(LmuLtauZPrime.Vanilla(11.2, 0.1), SqrtS));
        Assert.Contains("mass = 11.2 GeV; the process e+e- -> mu mu Z' needs mass < 10.37 GeV at sqrt(s) = 10.58 GeV", error.Message, StringComparison.Ordinal);
        Assert.InRange(new MuonPairZPrime(LmuLtauZPrime.Vanilla(10.3686, 0.1), SqrtS).TotalCrossSection(), 0, 1e-12);
    }

    private Histogram Filled(Axis axis, string variable)
    {
        var (mu1, mu2, boson) = (_events.Particle("mu1True"), _events.Particle("mu2True"), _events.Particle("zPrimeTrue"));
        Func<int, double> value = variable switch
        {
            "M_mumu_GeV" => i => (mu1[i] + mu2[i]).Mass,
            "pT_muminus_GeV" => i => mu1[i].Pt,
            "pT_muplus_GeV" => i => mu2[i].Pt,
            "pT_max_mu_GeV" => i => Math.Max(mu1[i].Pt, mu2[i].Pt),
            "pT_min_mu_GeV" => i => Math.Min(mu1[i].Pt, mu2[i].Pt),
            // MadGraph has the positrons along +z, we the electrons.
            "costheta_Zp" => i => -boson[i].CosTheta,
            _ => throw new ArgumentException(variable),
        };
        return Histogram.Fill(axis, [.. Enumerable.Range(0, _events.Count).Select(value)], _events.Weights());
    }
}
