using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Generation.Channels;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

/// <summary>Events with both electrons detected, made once.</summary>
public sealed class TaggedEvents
{
    public TaggedEvents()
    {
        var angles = new PolarAngles(17 * deg, 163 * deg);
        Generator = Generator.For(new ElectronPairMuonPair(10.58, angles, angles), new IntegrationOptions(20_000), RandomStream.FromSeed(20261121));
        Sample = Generator.Generate(8000, Collider.Symmetric(10.58), RandomStream.FromSeed(3));
    }

    public Generator Generator { get; }

    public EventSample Sample { get; }
}

public class ElectronPairMuonPairTests(TaggedEvents tagged) : IClassFixture<TaggedEvents>
{
    private const double SqrtS = 10.58;

    private static readonly PolarAngles Forward = new(0, 1 * deg), Backward = new(179 * deg, Math.PI);

    [Fact]
    public void BothElectronsDetected_TheCrossSectionIsThatOfMadGraph()
    {
        var row = Reference.Load("sm_xsec.csv").Row("process", "e+e-mu+mu- tagged");
        var sigma = tagged.Generator.CrossSection;
        Assert.Equal(row("sigma_mg5_madevent_pb") * pb, sigma.Value, 3 * Math.Sqrt(Math.Pow(row("err_mg5_pb") * pb, 2) + sigma.Error * sigma.Error));
        Assert.Equal(row("sigma_check_pb") * pb, sigma.Value, 3 * Math.Sqrt(Math.Pow(row("err_check_pb") * pb, 2) + sigma.Error * sigma.Error));
        Assert.InRange(sigma.RelativeError, 0, 0.005);
    }

    [Fact]
    public void NoElectronDetected_TheCrossSectionIsTheExactOne()
    {
        // The check column: MadGraph's matrix element on another phase space; its own sampling stops at |t| = 1e-6 GeV^2.
        var row = Reference.Load("sm_xsec.csv").Row("process", "e+e-mu+mu- no e cut");
        var sigma = CrossSection(new ElectronPairMuonPair(SqrtS), 10_000);
        Assert.Equal(row("sigma_check_pb") * pb, sigma.Value, 0.01 * row("sigma_check_pb") * pb);
        Assert.InRange(sigma.Error / sigma.Value, 0, 0.003);
    }

    [Fact]
    public void CentralMuons_TheCrossSectionIsTheExactOne()
    {
        var row = Reference.Load("sm_xsec.csv").Row("process", "e+e-mu+mu- muons central");
        var sigma = CrossSection(new ElectronPairMuonPair(SqrtS, muons: new MuonPairCuts(17 * deg, 150 * deg)), 20_000);
        Assert.Equal(row("sigma_check_pb") * pb, sigma.Value, 0.01 * row("sigma_check_pb") * pb + 2 * sigma.Error);
        Assert.InRange(sigma.Error / sigma.Value, 0, 0.008);
    }

    [Fact]
    public void ElectronsInTheBeamPipe_EquivalentPhotonsAreGoodToOnePercent()
    {
        // Both methods hold here: Q^2 is small, and only two-photon fusion contributes.
        var exact = Generator.For(new ElectronPairMuonPair(SqrtS, Forward, Backward), new IntegrationOptions(10_000), RandomStream.FromSeed(1));
        var photons = EquivalentPhotons(Forward, Backward);
        Assert.Equal(0.989, photons.CrossSection.Value / exact.CrossSection.Value, 0.01);

        var (ours, theirs) = (exact.Generate(10_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(2)).Events, photons);
        foreach (var (axis, quantity) in Quantities())
        {
            Histogram Filled(EventTable table) => Histogram.Fill(axis, [.. table.Particle("mu1True").Zip(table.Particle("mu2True"), quantity)], table.Weights());
            Assert.InRange(SameShape.PValue(Filled(ours), Filled(theirs.Events)), 0.01, 1);
        }
    }

    [Theory]
    [InlineData(1, 5, 1.012, 0.02)]
    [InlineData(5, 17, 1.074, 0.03)]
    public void OneElectronDetected_EquivalentPhotonsOvershootAsTheAngleGrows(double from, double to, double ratio, double tolerance)
    {
        var electron = new PolarAngles(from * deg, to * deg);
        var exact = CrossSection(new ElectronPairMuonPair(SqrtS, electron, Backward), 10_000);
        var photons = Integrate(new TwoPhotonMuonPairs(SqrtS), electron, Backward);
        Assert.Equal(ratio, photons.Value / exact.Value, tolerance);
        Assert.InRange(exact.Error / exact.Value, 0, 0.005);
        Assert.InRange(photons.Error / photons.Value, 0, 0.015);
    }

    [Fact]
    public void Events_ConserveMomentumAndStayOnTheMassShells()
    {
        var particles = tagged.Sample.Particles.Select(p => (p.Kind!.Mass, Momenta: tagged.Sample.Events.Particle(p.Name))).ToArray();
        for (var i = 0; i < tagged.Sample.Events.Count; i++)
        {
            var sum = particles.Aggregate(new FourVector(), (total, particle) => total + particle.Momenta[i]);
            Assert.Equal(SqrtS, sum.E, 9);
            Assert.Equal(0, sum.P, 9);
            Assert.All(particles, particle => Assert.Equal(particle.Mass * particle.Mass, particle.Momenta[i].MassSquared, 11));
        }
    }

    [Fact]
    public void Cuts_AreKept()
    {
        var events = tagged.Sample.Events;
        Assert.Equal(events.Count, events.Where((electronTrue, positronTrue) => electronTrue.Theta >= 17 * deg - 1e-9 && positronTrue.Theta <= 163 * deg + 1e-9).Count);
        Assert.Equal(events.Count, events.Where((mu1True, mu2True) => (mu1True + mu2True).Mass > 0.5 - 1e-9).Count);
    }

    [Fact]
    public void CrossSection_IsSymmetricUnderChargeConjugationWithParity()
    {
        var (process, events) = ((ElectronPairMuonPair)tagged.Generator.Process, tagged.Sample.Events);
        var momenta = tagged.Sample.Particles.Select(p => events.Particle(p.Name)).ToArray();
        static FourVector Mirrored(FourVector k) => new(-k.Px, -k.Py, -k.Pz, k.E);
        for (var i = 0; i < 1000; i++)
        {
            FourVector[] here = [.. momenta.Select(p => p[i])];
            FourVector[] there = [Mirrored(here[1]), Mirrored(here[0]), Mirrored(here[3]), Mirrored(here[2])];
            var expected = process.DifferentialCrossSection(here);
            Assert.Equal(expected, process.DifferentialCrossSection(there), 1e-7 * expected);
            // The electron that radiates becomes the positron that radiates.
            Assert.Equal(process.Channels[1].Density(here), process.Channels[2].Density(there), 1e-7 * process.Channels[1].Density(here));
        }
    }

    [Fact]
    public void Events_AreSymmetricUnderChargeConjugationWithParity()
    {
        var events = tagged.Sample.Events;
        var (electron, positron) = (events.Where(electronTrue => electronTrue.Pz > 0).SumOfWeights, events.Where(positronTrue => positronTrue.Pz < 0).SumOfWeights);
        var (minus, plus) = (events.Where(mu1True => mu1True.Pz > 0).SumOfWeights, events.Where(mu2True => mu2True.Pz < 0).SumOfWeights);
        var error = events.SumOfWeights / Math.Sqrt(events.Count);
        Assert.Equal(electron, positron, 4 * error);
        Assert.Equal(minus, plus, 4 * error);
        // Scattered electrons go forward.
        Assert.True(electron > 0.6 * events.SumOfWeights);
    }

    [Fact]
    public void Generate_KeepsSomePercentOfThePoints()
    {
        Assert.InRange(tagged.Sample.Unweighting.Efficiency, 0.03, 1);
        Assert.InRange(tagged.Sample.Unweighting.OverweightFraction, 0, 0.005);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(10.58)]
    [InlineData(double.NaN)]
    public void Constructor_RejectsImpossibleMasses(double mass)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ElectronPairMuonPair(SqrtS, minimumMass: mass));
        Assert.Contains($"minimumMass = {mass} GeV; allowed are 0.2113 GeV to sqrtS - 2 m_e = 10.5790 GeV", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(Axis Axis, Func<FourVector, FourVector, double> Quantity)> Quantities()
    {
        yield return (Axis.Regular(15, Math.Log(0.5), Math.Log(6)), (a, b) => Math.Log((a + b).Mass));
        yield return (Axis.Regular(20, -1, 1), (a, _) => a.CosTheta);
        yield return (Axis.Regular(15, -3, 3), (a, b) => Math.Atanh((a + b).Pz / (a + b).E));
    }

    private static Estimate CrossSection(ElectronPairMuonPair process, int points) =>
        Generator.For(process, new IntegrationOptions(points), RandomStream.FromSeed(1)).CrossSection is var sigma ? new Estimate(sigma.Value, sigma.Error) : default;

    private static Estimate Integrate(TwoPhotonMuonPairs process, PolarAngles electron, PolarAngles positron)
    {
        var (integral, _) = AdaptiveIntegrator.Integrate(process.Dimensions, point =>
        {
            Span<FourVector> momenta = stackalloc FourVector[4];
            var value = process.Evaluate(point, momenta);
            return value > 0 && electron.Contain(momenta[2]) && positron.Contain(momenta[3]) ? value : 0;
        }, new IntegrationOptions(40_000), RandomStream.FromSeed(2));
        return new Estimate(integral.Value, integral.Error);
    }

    // Equivalent-photon events with both electrons in the beam pipe.
    private static (EventTable Events, Estimate CrossSection) EquivalentPhotons(PolarAngles electron, PolarAngles positron)
    {
        var process = new TwoPhotonMuonPairs(SqrtS);
        var sample = Generator.For(process, new IntegrationOptions(40_000), RandomStream.FromSeed(3)).Generate(20_000, Collider.Symmetric(SqrtS), RandomStream.FromSeed(4));
        var inside = sample.Events.Where((electronTrue, positronTrue) => electron.Contain(electronTrue) && positron.Contain(positronTrue));
        return (inside, Integrate(process, electron, positron));
    }
}
