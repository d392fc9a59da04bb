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

public class DarkHiggsstrahlungTests
{
    private const double SqrtS = 10.58;
    private static readonly IntegrationOptions Options = new(10_000);

    [Fact]
    public void ProductionCrossSection_MatchesMadGraph()
    {
        foreach (var row in Reference.Load("dark_higgsstrahlung_xsec.csv").Rows)
        {
            var sigma = Process(row("M_Ap_GeV"), row("M_hp_GeV")).ProductionCrossSection;
            Assert.Equal(row("sigma_mg5_pb") * pb, sigma, 3 * row("err_mg5_pb") * pb);
            Assert.Equal(row("sigma_closed_pb") * pb, sigma, 1e-6 * sigma);
        }
    }

    [Fact]
    public void ProductionCrossSection_IsThatOfTheTable()
    {
        foreach (var row in Reference.Load("darkhiggsstrahlung.csv").Rows)
            Assert.Equal(row("sigma_fb"), Process(row("mA_GeV"), row("mh_GeV")).ProductionCrossSection, 2e-3 * row("sigma_fb"));
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheClosedFormula()
    {
        // The angular weights of production and decays are 1 on average.
        foreach (var process in new[] { Process(2, 1), Process(0.5, 0.3, Particle.ChargedPion), Cascade(1, 4), Cascade(0.6, 2.5, Particle.ChargedPion) })
        {
            var integral = Generator.For(process, Options, RandomStream.FromSeed(7)).CrossSection;
            Assert.Equal(process.TotalCrossSection(), integral.Value, 3.5 * integral.Error);
            Assert.InRange(integral.RelativeError, 0, 0.006);
        }
    }

    [Fact]
    public void TotalCrossSection_HasTheBranchingFractions()
    {
        var (invisible, cascade) = (Process(1, 3), Cascade(1, 3));
        var muons = invisible.Model.DarkPhoton.Fraction(Particle.Muon);
        Assert.Equal(invisible.ProductionCrossSection * muons, invisible.TotalCrossSection(), 1e-12);
        Assert.Equal(cascade.ProductionCrossSection * Math.Pow(muons, 3), cascade.TotalCrossSection(), 1e-12);
    }

    [Fact]
    public void Evaluate_IsProportionalToHelicityAmplitudes()
    {
        // e+e- -> A' h' -> mu mu h': beams and muons as spinors, joined by the polarisation sum of the A'.
        var process = Process(3, 2);
        Span<FourVector> k = stackalloc FourVector[3];
        var rng = RandomStream.FromSeed(4);
        var (electron, positron) = (new FourVector(0, 0, SqrtS / 2, SqrtS / 2), new FourVector(0, 0, -SqrtS / 2, SqrtS / 2));
        var ratios = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            var value = process.Evaluate([rng.Uniform(), rng.Uniform(), rng.Uniform(), rng.Uniform()], k);
            var beams = Spinor.Antiparticle(positron, -1).Bar.Current(Spinor.Particle(electron, +1));
            var sum = 0.0;
            foreach (var h1 in new[] { -1, 1 })
            {
                foreach (var h2 in new[] { -1, 1 })
                    sum += Math.Pow(beams.Dot(Spinor.Particle(k[0], h1).Bar.Current(Spinor.Antiparticle(k[1], h2))).Magnitude, 2);
            }
            ratios.Add(value / sum);
        }
        Assert.Equal(1, ratios.Max() / ratios.Min(), 1e-9);
    }

    [Fact]
    public void ThreeDarkPhotons_AreCorrelatedAsHelicityAmplitudesSay()
    {
        // The muons of the two dark photons from h': currents contracted by g.
        var process = Cascade(1, 3);
        Span<FourVector> k = stackalloc FourVector[6];
        var rng = RandomStream.FromSeed(5);
        var ratios = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            var point = new double[10];
            for (var d = 0; d < 10; d++)
                point[d] = rng.Uniform();
            var value = process.Evaluate(point, k);
            var beams = new FourVector(1, 0, 0, 0);
            var other = new FourVector(0, 1, 0, 0);
            var (sum, production) = (0.0, 0.0);
            foreach (var h in Helicities())
            {
                var recoiling = Current(k[0], k[1], h.A, h.B);
                production += Math.Pow(recoiling.Dot(beams).Magnitude, 2) + Math.Pow(recoiling.Dot(other).Magnitude, 2);
                foreach (var g in Helicities())
                    sum += Math.Pow(Current(k[2], k[3], h.A, h.B).Dot(Current(k[4], k[5], g.A, g.B)).Magnitude, 2);
            }
            ratios.Add(value / (sum * production));
        }
        Assert.Equal(1, ratios.Max() / ratios.Min(), 1e-8);
    }

    [Fact]
    public void Events_AreUnweightedWell()
    {
        foreach (var (process, least) in new[] { (Process(2, 1), 0.3), (Cascade(1, 4), 0.1) })
        {
            var sample = Generator.For(process, Options, RandomStream.FromSeed(8)).Generate(5000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(9));
            Assert.InRange(sample.Unweighting.Efficiency, least, 1);
            Assert.InRange(sample.Unweighting.OverweightFraction, 0, 0.003);
        }
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var process = Cascade(0.5, 4);
        Assert.Equal(["mu1True", "mu2True", "mu3True", "mu4True", "mu5True", "mu6True"], process.FinalState.Select(p => p.Name));
        Assert.Equal([-1, 1, -1, 1, -1, 1], process.FinalState.Select(p => p.Charge));
        var events = Generator.For(process, Options, RandomStream.FromSeed(1)).Generate(1000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2)).Events;
        var mu = process.FinalState.Select(p => events.Particle(p.Name)).ToArray();
        for (var i = 0; i < events.Count; i++)
        {
            Assert.Equal(0, (mu.Aggregate(new FourVector(0, 0, 0, -SqrtS), (sum, m) => sum + m[i])).P, 10);
            Assert.All(mu, m => Assert.Equal(Particle.Muon.Mass, m[i].Mass, 6));
            foreach (var first in new[] { 0, 2, 4 })
                Assert.Equal(0.5, (mu[first][i] + mu[first + 1][i]).Mass, 8);
            Assert.Equal(4, (mu[2][i] + mu[3][i] + mu[4][i] + mu[5][i]).Mass, 8);
        }
    }

    [Fact]
    public void ClosedChannels_AreRefusedWithTheThreshold()
    {
        Assert.Contains("needs a mass below 6.580 GeV at sqrt(s) = 10.58 GeV", Refusal(() => Process(4, 7)), StringComparison.Ordinal);
        Assert.Contains("h' -> A' A' needs a mass above 4 GeV", Refusal(() => Cascade(2, 3)), StringComparison.Ordinal);
        Assert.Contains("A' -> mu mu needs a mass above 0.211317 GeV", Refusal(() => Process(0.2, 1)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process(4, 1, Particle.Tau));
    }

    private static string Refusal(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;

    private static (int A, int B)[] Helicities() => [(-1, -1), (-1, 1), (1, -1), (1, 1)];

    private static ComplexVector Current(FourVector k1, FourVector k2, int h1, int h2) =>
        Spinor.Particle(k1, h1).Bar.Current(Spinor.Antiparticle(k2, h2));

    private static DarkHiggs Model(double darkPhoton, double higgs) => new(higgs, new DarkPhoton(darkPhoton, 1e-3), 0.1);

    private static DarkHiggsstrahlung Process(double darkPhoton, double higgs, Particle? daughter = null) =>
        DarkHiggsstrahlung.Invisible(Model(darkPhoton, higgs), daughter ?? Particle.Muon, SqrtS);

    private static DarkHiggsstrahlung Cascade(double darkPhoton, double higgs, Particle? daughter = null) =>
        DarkHiggsstrahlung.ThreeDarkPhotons(Model(darkPhoton, higgs), daughter ?? Particle.Muon, SqrtS);
}
