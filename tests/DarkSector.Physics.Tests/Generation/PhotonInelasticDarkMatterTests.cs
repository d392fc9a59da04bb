using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>Momenta of gamma chi1 chi2, chi2 -> chi1 e e.</summary>
public readonly record struct InelasticEvent(FourVector Photon, FourVector Chi1, FourVector Chi1FromChi2, FourVector Electron, FourVector Positron)
{
    public FourVector Pair => Electron + Positron;

    public FourVector Chi2 => Chi1FromChi2 + Pair;

    public FourVector DarkPhoton => Chi1 + Chi2;
}

/// <summary>Events of the benchmark m1 = 0.5, m2 = 0.7, m_A' = 1.5 GeV, ours and MadGraph's.</summary>
public sealed class InelasticEvents
{
    // Above, the other generator has too few events.
    private const double LargestMass = 6;

    public InelasticEvents()
    {
        Sample = Generator.For(PhotonInelasticDarkMatterTests.Benchmark, new IntegrationOptions(20_000), RandomStream.FromSeed(5))
            .Generate(50_000, Collider.Symmetric(10.58), RandomStream.FromSeed(6));
        var k = new[] { "photonTrue", "chi1True", "chi1FromChi2True", "e1True", "e2True" }.Select(Sample.Events.Particle).ToArray();
        Ours = [.. Enumerable.Range(0, Sample.Events.Count).Select(i => new InelasticEvent(k[0][i], k[1][i], k[2][i], k[3][i], k[4][i]))];
        MadGraphs = [.. LesHouchesEvents.Read(Reference.PathOf("ee_gamma_chi1chi2_m0.5_chi2_chi1ee.lhe.gz")).Events.Select(one => FromLesHouches(one.Particles))];
        OursBelow = [.. Ours.Where(e => e.DarkPhoton.Mass < LargestMass)];
        MadGraphsBelow = [.. MadGraphs.Where(e => e.DarkPhoton.Mass < LargestMass)];
    }

    public EventSample Sample { get; }

    public InelasticEvent[] Ours { get; }

    public InelasticEvent[] MadGraphs { get; }

    public InelasticEvent[] OursBelow { get; }

    public InelasticEvent[] MadGraphsBelow { get; }

    // Of the two chi1 the second comes from chi2.
    private static InelasticEvent FromLesHouches(IReadOnlyList<LesHouchesParticle> particles)
    {
        FourVector[] Of(int code) => [.. particles.Where(p => p.PdgCode == code && p.Status == 1).Select(p => p.Momentum)];
        var chi1 = Of(5000521);
        return new InelasticEvent(Of(22)[0], chi1[0], chi1[1], Of(11)[0], Of(-11)[0]);
    }
}

public class PhotonInelasticDarkMatterTests(InelasticEvents inelastic) : IClassFixture<InelasticEvents>
{
    private const double SqrtS = 10.58;

    internal static PhotonInelasticDarkMatter Benchmark { get; } = Process(0.5, 0.7, 1.5);

    [Fact]
    public void ProductionCrossSection_MatchesMadGraphsMatrixElement()
    {
        foreach (var row in Reference.Load("idm_gamma_chi1chi2_xsec.csv").Rows)
        {
            var process = Process(row("m_chi1_GeV"), row("m_chi2_GeV"), row("M_Ap_GeV"));
            Assert.Equal(row("Gamma_Ap_GeV"), process.Model.PairWidth, 1e-6);
            var sigma = process.ProductionCrossSection;
            Assert.Equal(row("sigma_exact_pb") * pb, sigma, 1e-4 * sigma);
            Assert.Equal(row("sigma_me_vegas_pb") * pb, sigma, 3 * row("err_me_vegas_pb") * pb);
        }
    }

    [Fact]
    public void ProductionCrossSection_OfAWeakCouplingIsTheNarrowWidth()
    {
        var model = new InelasticDarkMatter(0.5, 0.2, new DarkPhoton(1.5, 1e-6), 1e-4);
        var cuts = PhotonCuts.AwayFromBeams(22 * deg, 1 * GeV);
        var narrow = PhotonDarkPhoton.Invisible(model.DarkPhoton, SqrtS, cuts).TotalCrossSection();
        Assert.Equal(narrow, new PhotonInelasticDarkMatter(model, Particle.Electron, SqrtS, cuts).ProductionCrossSection, 2e-4 * narrow);
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheQuadrature()
    {
        foreach (var process in new[] { Benchmark, Process(2.5, 3.5, 7.5, Particle.Muon), Process(3, 3.5, 4) })
        {
            var integral = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(3)).CrossSection;
            Assert.Equal(process.TotalCrossSection(), integral.Value, 3.5 * integral.Error);
            Assert.InRange(integral.RelativeError, 0, 0.008);
        }
    }

    public static TheoryData<string, double, double, int> Distributions => new()
    {
        { "photon energy", 1, 5.29, 60 }, { "photon cos", 0, 1, 20 }, { "pair mass", 0, 0.2, 25 }, { "pair helicity", -1, 1, 20 },
        { "chi2 helicity", -1, 1, 20 }, { "chi2 to beams", -1, 1, 20 }, { "chi1 from chi2", 0.5, 0.54, 20 }, { "electron energy", 0, 1.5, 30 }, { "opening angle", 0, 1, 30 },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Events_HaveTheDistributionsOfMadGraph(string variable, double low, double high, int bins)
    {
        Func<InelasticEvent, double> value = variable switch
        {
            "photon energy" => e => e.Photon.E,
            "photon cos" => e => Math.Abs(e.Photon.CosTheta),
            "pair mass" => e => e.Pair.Mass,
            "pair helicity" => e => Helicity(e.Electron, e.Pair, e.Chi2),
            "chi2 helicity" => e => Helicity(e.Chi2, e.DarkPhoton, new FourVector(0, 0, 0, SqrtS)),
            "chi2 to beams" => e => e.Chi2.InRestFrameOf(e.DarkPhoton).CosTheta * Math.Sign(e.Photon.Pz),
            "chi1 from chi2" => e => e.Chi1FromChi2.InRestFrameOf(e.Chi2).E,
            "electron energy" => e => e.Electron.E,
            _ => e => e.Electron.AngleTo(e.Positron),
        };
        var axis = Axis.Regular(bins, low, high);
        Assert.InRange(SameShape.PValue(Filled(inelastic.OursBelow), Filled(inelastic.MadGraphsBelow)), 0.01, 1);

        Histogram Filled(InelasticEvent[] events) => Histogram.Fill(axis, [.. events.Select(value)]);
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        foreach (var e in inelastic.Ours.Take(5000))
        {
            var sum = e.Photon + e.DarkPhoton;
            Assert.Equal(0, sum.P, 9);
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0.5, e.Chi1.Mass, 8);
            Assert.Equal(0.5, e.Chi1FromChi2.Mass, 8);
            Assert.Equal(0.7, e.Chi2.Mass, 8);
            Assert.InRange(e.Pair.Mass, 2 * Particle.Electron.Mass, 0.2);
            Assert.InRange(e.Photon.E, 1, 5.29);
            Assert.InRange(e.Photon.Theta, 22 * deg, 158 * deg);
        }
    }

    [Fact]
    public void Events_AreUnweightedWell()
    {
        Assert.InRange(inelastic.Sample.Unweighting.Efficiency, 0.1, 1);
        Assert.InRange(inelastic.Sample.Unweighting.OverweightFraction, 0, 0.003);
        Assert.Equal(Benchmark.TotalCrossSection(), inelastic.Sample.CrossSection.Value, 3 * inelastic.Sample.CrossSection.Error);
    }

    [Fact]
    public void Events_CanHaveDecayVertices()
    {
        var table = inelastic.Sample.Events.WithParticle("chi2", (FourVector chi1FromChi2True, FourVector e1True, FourVector e2True) => chi1FromChi2True + e1True + e2True)
            .WithDecayVertex("chi2", Benchmark.Model.ProperDecayLength, RandomStream.FromSeed(1));
        var chi2 = table.Particle("chi2");
        Assert.Equal(chi2[7].Px / chi2[7].Pz, table["chi2VertexX"][7] / table["chi2VertexZ"][7], 9);
    }

    [Fact]
    public void ClosedChannels_AreRefusedWithTheThreshold()
    {
        Assert.Contains("m1 + m2 = 10.4 GeV; the process needs m1 + m2 below 9.528 GeV", Refusal(() => Process(5, 5.4, 9)), StringComparison.Ordinal);
        Assert.Contains("chi2 -> chi1 mu mu needs a splitting above 0.211317 GeV", Refusal(() => Process(0.5, 0.7, 1.5, Particle.Muon)), StringComparison.Ordinal);
        Assert.Contains("MinimumEnergy = 0 GeV", Refusal(() => new PhotonInelasticDarkMatter(Benchmark.Model, Particle.Electron, SqrtS, PhotonCuts.None)), StringComparison.Ordinal);
        Assert.Contains("alpha_D = 0", Refusal(() => new PhotonInelasticDarkMatter(
            new InelasticDarkMatter(0.5, 0.2, new DarkPhoton(1.5, 1e-3), 0), Particle.Electron, SqrtS, Benchmark.Cuts)), StringComparison.Ordinal);
    }

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    // Cosine between the product and the flight of the decaying system, in whose frame the grandparent flies the other way.
    private static double Helicity(FourVector product, FourVector system, FourVector grandparent) =>
        -Math.Cos(product.InRestFrameOf(system).AngleTo(grandparent.InRestFrameOf(system)));

    private static PhotonInelasticDarkMatter Process(double m1, double m2, double darkPhoton, Particle? lepton = null) => new(
        new InelasticDarkMatter(m1, m2 - m1, new DarkPhoton(darkPhoton, 1e-3), 0.1), lepton ?? Particle.Electron, SqrtS, PhotonCuts.AwayFromBeams(22 * deg, 1 * GeV));
}
