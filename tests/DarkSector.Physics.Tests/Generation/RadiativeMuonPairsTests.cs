using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>mu mu gamma within the cuts of MadGraph's sample: made once, and read.</summary>
public sealed class RadiativeEvents
{
    public RadiativeEvents()
    {
        var process = new RadiativeMuonPairs(10.58, photonEnergy: 0.5 * GeV, photonAngle: 10 * deg);
        Generator = Generator.For(process, new IntegrationOptions(60_000), RandomStream.FromSeed(20261121));
        Sample = Generator.Generate(50_000, Collider.Symmetric(10.58), RandomStream.FromSeed(4));
        MadGraph = LesHouchesEvents.Read(Reference.PathOf("ee_mumugamma.lhe.gz"))
            .ToSample(Collider.Symmetric(10.58), LesHouchesEventsTests.PhotonParticles).Events;
    }

    public Generator Generator { get; }

    public EventSample Sample { get; }

    public EventTable MadGraph { get; }
}

public class RadiativeMuonPairsTests(RadiativeEvents radiative) : IClassFixture<RadiativeEvents>
{
    private const double SqrtS = 10.58;

    private static readonly MuonPairCuts CentralMuons = new(MinimumTheta: 25 * deg, MaximumTheta: 155 * deg);

    private readonly EventTable _events = radiative.Sample.Events;

    [Fact]
    public void CrossSection_MatchesMadGraph()
    {
        var row = Reference.Load("sm_xsec.csv").Row("process", "mu+mu-gamma");
        var sigma = radiative.Generator.CrossSection;
        Assert.InRange(sigma.RelativeError, 0, 0.0015);
        Assert.Equal(row("sigma_check_pb") * pb, sigma.Value, 3 * Quadrature(row("err_check_pb") * pb, sigma.Error));
        Assert.Equal(row("sigma_mg5_madevent_pb") * pb, sigma.Value, 3 * Quadrature(row("err_mg5_pb") * pb, sigma.Error));
    }

    [Theory]
    [InlineData(1.0, 30.59, 0.05)]
    [InlineData(0.5, 41.99, 0.09)]
    public void CrossSection_AtHighEnergyIsThatOfMasslessMuons(double lowestEnergy, double expected, double error)
    {
        // The massless formula integrated by another program at 10.58 GeV: |cos photon| < 0.766, |cos mu| < 0.9, angle(mu, photon) > 10 degrees,
        // M(mu mu) > 1 GeV. Without masses s sigma does not change when all energies are scaled; with the muon mass it is 1.6 % less at 10.58 GeV.
        const double Scale = 100;
        var process = new RadiativeMuonPairs(Scale * SqrtS, Scale * lowestEnergy, Math.Acos(0.766));
        var (integral, _) = AdaptiveIntegrator.Integrate(process.Dimensions, point =>
        {
            Span<FourVector> m = stackalloc FourVector[3];
            var value = process.Evaluate(point, m);
            return Math.Abs(m[0].CosTheta) < 0.9 && Math.Abs(m[1].CosTheta) < 0.9 && (m[0] + m[1]).Mass > Scale
                && Math.Min(m[0].AngleTo(m[2]), m[1].AngleTo(m[2])) > 10 * deg ? value : 0;
        }, new IntegrationOptions(40_000), RandomStream.FromSeed(6));
        var (sigma, sigmaError) = (Scale * Scale * integral.Value, Scale * Scale * integral.Error);
        Assert.Equal(expected * pb, sigma, 3 * Quadrature(error * pb, sigmaError));
        Assert.InRange(sigmaError / sigma, 0, 0.005);
    }

    [Theory]
    [InlineData("photon energy")]
    [InlineData("photon angle")]
    [InlineData("dimuon mass")]
    [InlineData("photon to nearer muon")]
    [InlineData("negative muon angle")]
    [InlineData("positive muon angle")]
    public void Events_HaveTheDistributionsOfMadGraph(string variable)
    {
        var (axis, _) = Variable(variable);
        Assert.InRange(SameShape.PValue(Filled(_events, variable, axis), Filled(radiative.MadGraph, variable, axis)), 0.01, 1);
    }

    [Fact]
    public void ChargeAsymmetry_HasTheSignOfTheInterference()
    {
        // Radiation of the beams and of the muons interfere: the mu- leaves more often along the positrons. Alone, either is symmetric.
        var (ours, theirs) = (Asymmetry(_events), Asymmetry(radiative.MadGraph));
        Assert.Equal(theirs.Value, ours.Value, 3 * Quadrature(ours.Error, theirs.Error));
        Assert.True(Math.Abs(theirs.Value) > 4 * theirs.Error, $"MadGraph's events show the asymmetry: {theirs}");
        Assert.True(Math.Abs(ours.Value + theirs.Value) > 6 * Quadrature(ours.Error, theirs.Error), $"The opposite sign is excluded: {ours}, {theirs}");
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var (mu1, mu2, photon) = (_events.Particle("mu1True"), _events.Particle("mu2True"), _events.Particle("photonTrue"));
        for (var i = 0; i < 10_000; i++)
        {
            var sum = mu1[i] + mu2[i] + photon[i];
            Assert.Equal(SqrtS, sum.E, 10);
            Assert.Equal(0, sum.P, 10);
            Assert.Equal(Particle.Muon.Mass, mu1[i].Mass, 6);
            Assert.Equal(0, photon[i].MassSquared, 10);
            Assert.True(photon[i].E >= 0.5 - 1e-9 && Math.Abs(photon[i].CosTheta) <= Math.Cos(10 * deg) + 1e-9);
        }
    }

    [Fact]
    public void BeamRadiation_AddsPhotonsAlongTheBeamsAndConservesMomentum()
    {
        var process = new RadiativeMuonPairs(SqrtS, 0.5, 10 * deg, InitialStateRadiation.At(SqrtS), CentralMuons);
        var generator = Generator.For(process, new IntegrationOptions(10_000), RandomStream.FromSeed(8));
        var events = generator.Generate(3000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(9)).Events;
        string[] names = ["mu1True", "mu2True", "photonTrue", "photon1True", "photon2True"];
        Assert.Equal(names, process.FinalState.Select(p => p.Name));
        var momenta = names.Select(events.Particle).ToArray();
        for (var i = 0; i < events.Count; i++)
        {
            var sum = momenta.Select(m => m[i]).Aggregate((a, b) => a + b);
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0, sum.P, 9);
            Assert.True(momenta[3][i].Pz >= 0 && momenta[4][i].Pz <= 0 && momenta[3][i].Pt == 0 && momenta[4][i].Pt == 0);
            Assert.True(CentralMuons.Pass(momenta[0][i], momenta[1][i]));
        }
    }

    [Fact]
    public void BeamRadiation_LowersTheEnergyAndRaisesTheCrossSectionALittle()
    {
        // sigma ~ 1/s' rises as the beams lose energy; the radiator's virtual part is included.
        Integral Sigma(InitialStateRadiation? radiation) =>
            Generator.For(new RadiativeMuonPairs(SqrtS, 0.5, 10 * deg, radiation, CentralMuons), new IntegrationOptions(20_000), RandomStream.FromSeed(8)).CrossSection;
        Assert.InRange(Sigma(InitialStateRadiation.At(SqrtS)).Value / Sigma(null).Value, 0.9, 1.3);
    }

    [Theory]
    [InlineData(0, 0.2, "photonEnergy = 0 GeV")]
    [InlineData(5.4, 0.2, "photonEnergy = 5.4 GeV")]
    [InlineData(double.NaN, 0.2, "photonEnergy = NaN GeV")]
    [InlineData(0.5, 0, "photonAngle = 0 rad")]
    [InlineData(0.5, 1.6, "photonAngle = 1.6 rad")]
    public void Constructor_RejectsCutsThatCannotBe(double energy, double angle, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => new RadiativeMuonPairs(SqrtS, energy, angle)).Message, StringComparison.Ordinal);

    // Share of mu- in the hemisphere of the electrons minus the other share.
    private static Numerics.Estimate Asymmetry(EventTable events)
    {
        var mean = events.Particle("mu1True").Zip(events.Particle("mu2True"), (mu1, mu2) => Math.Sign(mu1.CosTheta - mu2.CosTheta)).Average();
        return new Numerics.Estimate(mean, Math.Sqrt((1 - mean * mean) / events.Count));
    }

    private static (Axis Axis, Func<FourVector, FourVector, FourVector, double> Value) Variable(string name) => name switch
    {
        "photon energy" => (Axis.Regular(25, 0.5, 5.3), (_, _, photon) => photon.E),
        "photon angle" => (Axis.Regular(25, -1, 1), (_, _, photon) => photon.CosTheta),
        "dimuon mass" => (Axis.Regular(25, 0, 10.58), (mu1, mu2, _) => (mu1 + mu2).Mass),
        "photon to nearer muon" => (Axis.Regular(25, 0, Math.PI), (mu1, mu2, photon) => Math.Min(mu1.AngleTo(photon), mu2.AngleTo(photon))),
        "negative muon angle" => (Axis.Regular(25, -1, 1), (mu1, _, _) => mu1.CosTheta),
        "positive muon angle" => (Axis.Regular(25, -1, 1), (_, mu2, _) => mu2.CosTheta),
        _ => throw new ArgumentException(name),
    };

    private static Histogram Filled(EventTable events, string variable, Axis axis)
    {
        var (mu1, mu2, photon) = (events.Particle("mu1True"), events.Particle("mu2True"), events.Particle("photonTrue"));
        var value = Variable(variable).Value;
        return Histogram.Fill(axis, [.. Enumerable.Range(0, events.Count).Select(i => value(mu1[i], mu2[i], photon[i]))], events.Weights());
    }

    private static double Quadrature(double a, double b) => Math.Sqrt(a * a + b * b);
}
