using DarkSector.Numerics.Histograms;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class PhotonAlpPairTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void TotalCrossSection_MatchesMadGraph()
    {
        foreach (var row in Reference.Load("alp_gamma_xsec.csv").Rows)
        {
            var model = new PhotonAlp(row("m_a_GeV"), 1e-3);
            Assert.Equal(row("sigma_full_mg5_pb") * pb, new PhotonAlpPair(model, SqrtS).TotalCrossSection(), 3 * row("err_full_pb") * pb);
            Assert.Equal(row("sigma_c08_mg5_pb") * pb, new PhotonAlpPair(model, SqrtS, 0.8).TotalCrossSection(), 3 * row("err_c08_pb") * pb);
        }
    }

    [Fact]
    public void CrossSectionEnergyAndOpeningAngle_MatchTheTable()
    {
        foreach (var row in Reference.Load("alp_gamma.csv").Rows)
        {
            var process = new PhotonAlpPair(new PhotonAlp(row("ma_GeV"), 1e-3), SqrtS);
            Assert.Equal(row("sigma_fb"), process.TotalCrossSection(), 1e-5 * row("sigma_fb"));
            Assert.Equal(row("Egamma_recoil_cms_GeV"), process.PhotonEnergy, 1e-5);
            Assert.Equal(row("min_opening_angle_deg(2 asin(m/E))"), process.SmallestOpeningAngle / deg, 1e-3);
        }
    }

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(3, 0.8)]
    [InlineData(10.5, 0.3)]
    public void MonteCarlo_AgreesWithTheClosedForm(double mass, double largestCosine)
    {
        var process = new PhotonAlpPair(new PhotonAlp(mass, 1e-3), SqrtS, largestCosine);
        ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 2000);
        ProcessLaws.ConservesMomentum(process, p => p.Name != "alpTrue", p => p.Name == "alpTrue" ? mass : 0);
    }

    [Fact]
    public void Events_HaveTheLargestShareOfOpeningAnglesAtTheSmallest()
    {
        // sin(psi/2) >= m/E, the equality for photons at 90 degrees to the flight: half of the events lie below m/(E sqrt(1 - 3 beta^2/4)), |cos| < 1/2.
        var process = new PhotonAlpPair(new PhotonAlp(3, 1e-3), SqrtS);
        var sample = ProcessLaws.Sample(process, 20_000, 50_000);
        var angles = sample.Events.Particle("photon1True").Zip(sample.Events.Particle("photon2True"), (a, b) => a.AngleTo(b)).ToArray();
        Assert.InRange(angles.Min(), process.SmallestOpeningAngle * (1 - 1e-9), process.SmallestOpeningAngle * 1.001);
        var energy = SqrtS - process.PhotonEnergy;
        var beta2 = 1 - 9 / (energy * energy);
        var median = 2 * Math.Asin(3 / (energy * Math.Sqrt(1 - 0.25 * beta2)));
        Assert.Equal(0.5, angles.Count(a => a < median) / 20_000.0, 3 * 0.5 / Math.Sqrt(20_000));
        Assert.InRange(sample.Unweighting.Efficiency, 0.8, 1);
    }

    [Theory]
    [InlineData("photonTrue")]
    [InlineData("photon1True")]
    [InlineData("photon2True")]
    public void Events_HaveTheDistributionsOfMadGraphsEvents(string photon)
    {
        var madGraph = LesHouchesEvents.Read(Reference.PathOf("ee_gamma_alp_M3_gg.lhe.gz"))
            .ToSample(Physics.Colliders.Collider.Symmetric(SqrtS), LesHouchesEventsTests.AlpParticles).Events;
        var ours = ProcessLaws.Sample(new PhotonAlpPair(new PhotonAlp(3, 1e-3), SqrtS), 50_000, 2000).Events;
        var (cosines, energies) = (Axis.Regular(20, -1, 1), Axis.Regular(20, 0, 5.5));
        Assert.InRange(SameShape.PValue(Histogram.Fill(cosines, [.. ours.Particle(photon).Select(p => p.CosTheta)]),
            Histogram.Fill(cosines, [.. madGraph.Particle(photon).Select(p => p.CosTheta)])), 0.01, 1);
        if (photon != "photonTrue")
        {
            Assert.InRange(SameShape.PValue(Histogram.Fill(energies, [.. ours.Particle(photon).Select(p => p.E)]),
                Histogram.Fill(energies, [.. madGraph.Particle(photon).Select(p => p.E)])), 0.01, 1);
        }
    }

    [Fact]
    public void Constructor_NamesTheThreshold()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonAlpPair(new PhotonAlp(11, 1e-3), SqrtS));
        Assert.Contains("mass = 11 GeV; the process e+e- -> gamma a needs mass < 10.58 GeV", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonAlpPair(new PhotonAlp(1, 1e-3), SqrtS, 0));
    }
}
