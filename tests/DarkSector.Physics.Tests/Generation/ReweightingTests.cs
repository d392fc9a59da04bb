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

/// <summary>Vector and scalar bosons of 1 GeV that decay to muons, in the laboratory of a boosted collider, made once.</summary>
public sealed class VectorAndScalar
{
    private const int Events = 60_000;

    public VectorAndScalar()
    {
        var collider = Collider.SuperKEKB;
        Vector = new MuonPairZPrime(LmuLtauZPrime.Vanilla(1, 0.01), collider.SqrtS, decay: Particle.Muon);
        Scalar = new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(1, 0.01), collider.SqrtS, decay: Particle.Muon);
        EventSample Sample(Process process, ulong seed) => Generator
            .For(process, new IntegrationOptions(20_000), RandomStream.FromSeed(seed)["integral"])
            .Generate(Events, collider, RandomStream.FromSeed(seed)["events"]);
        VectorSample = Sample(Vector, 1);
        ScalarSample = Sample(Scalar, 2);
        Reweighted = VectorSample.ReweightedTo(Scalar);
    }

    public LeptonPairBoson Vector { get; }

    public LeptonPairBoson Scalar { get; }

    public EventSample VectorSample { get; }

    public EventSample ScalarSample { get; }

    public EventSample Reweighted { get; }
}

public class ReweightingTests(VectorAndScalar samples) : IClassFixture<VectorAndScalar>
{
    [Fact]
    public void CrossSection_BecomesThatOfTheOtherModel()
    {
        var sigma = samples.Reweighted.CrossSection;
        Assert.Equal(samples.Scalar.TotalCrossSection(), sigma.Value, 3 * sigma.Error);
        Assert.InRange(sigma.Error / sigma.Value, 0, 0.02);
        Assert.Equal(sigma.Value, samples.Reweighted.Events.SumOfWeights, 1e-9 * sigma.Value);
        Assert.Equal(samples.Scalar.Name, samples.Reweighted.Name);
    }

    [Theory]
    [InlineData("mass of the pair that radiates")]
    [InlineData("polar angle of the boson")]
    [InlineData("momentum of the boson")]
    [InlineData("transverse momentum of the negative muon")]
    [InlineData("helicity angle")]
    [InlineData("polar angle of a daughter")]
    public void Distributions_BecomeThoseOfTheOtherModel(string variable)
    {
        Assert.InRange(SameShape.PValue(Filled(samples.Reweighted, variable), Filled(samples.ScalarSample, variable)), 0.01, 1);
        // The test is sharp enough to tell the models apart, wherever they differ.
        if (variable is not "polar angle of a daughter")
            Assert.InRange(SameShape.PValue(Filled(samples.VectorSample, variable), Filled(samples.ScalarSample, variable)), 0, 1e-3);
    }

    [Fact]
    public void ThereAndBack_ChangesNothing()
    {
        var back = samples.Reweighted.ReweightedTo(samples.Vector);
        var (before, after) = (samples.VectorSample.Events.Weights(), back.Events.Weights());
        for (var i = 0; i < before.Length; i++)
            Assert.Equal(before[i], after[i], 1e-9 * before[i]);
    }

    [Fact]
    public void Selection_CommutesWithReweighting()
    {
        static bool Central(FourVector mu1True) => Math.Abs(mu1True.CosTheta) < 0.8;
        var first = (samples.VectorSample with { Events = samples.VectorSample.Events.Where((FourVector mu1True) => Central(mu1True)) }).ReweightedTo(samples.Scalar);
        var last = samples.Reweighted.Events.Where((FourVector mu1True) => Central(mu1True));
        Assert.Equal(last.Weights(), first.Events.Weights());
    }

    [Fact]
    public void MadGraphsEvents_BecomeThoseOfAScalar()
    {
        const double SqrtS = 10.58;
        var collider = Collider.Symmetric(SqrtS);
        var sample = LesHouchesEvents.Read(Reference.PathOf("ee_mumuZp_M3.lhe.gz")).ToSample(collider, LesHouchesEventsTests.ZPrimeParticles)
            with { MadeWith = new(new MuonPairZPrime(LmuLtauZPrime.FullyInvisible(3, 0.01), SqrtS), collider) };
        var scalar = sample.ReweightedTo(new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(3, 0.01), SqrtS)).CrossSection;
        var expected = Reference.Load("muonphilic_mumuS_xsec.csv").Row("m_S_GeV", "3");
        Assert.Equal(expected("sigma_mg5_pb") * pb, scalar.Value, 3 * scalar.Error);
        Assert.InRange(scalar.Error / scalar.Value, 0, 0.05);
    }

    [Fact]
    public void OtherPhaseSpace_IsRefused()
    {
        var sqrtS = Collider.SuperKEKB.SqrtS;
        var heavier = new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(1.1, 0.01), sqrtS, decay: Particle.Muon);
        Assert.Contains("reweighting keeps all masses", Assert.Throws<ArgumentException>(() => samples.VectorSample.ReweightedTo(heavier)).Message, StringComparison.Ordinal);
        var undecayed = new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(1, 0.01), sqrtS);
        Assert.Contains("reweighting keeps all masses", Assert.Throws<ArgumentException>(() => samples.VectorSample.ReweightedTo(undecayed)).Message, StringComparison.Ordinal);
        var lower = new LeptonPairBoson(Particle.Muon, new MuonphilicScalar(1, 0.01), 10.5, decay: Particle.Muon);
        Assert.Contains("reweighting keeps the energy", Assert.Throws<ArgumentException>(() => samples.VectorSample.ReweightedTo(lower)).Message, StringComparison.Ordinal);
        var unknown = samples.VectorSample with { MadeWith = null };
        Assert.Contains("does not know the squared amplitude", Assert.Throws<InvalidOperationException>(() => unknown.ReweightedTo(samples.Scalar)).Message, StringComparison.Ordinal);
    }

    private static Histogram Filled(EventSample sample, string variable)
    {
        var collider = Collider.SuperKEKB;
        var p = sample.Particles.Select(particle => sample.Events.Particle(particle.Name).Select(collider.ToCms).ToArray()).ToArray();
        var (axis, value) = variable switch
        {
            "mass of the pair that radiates" => (Axis.Regular(30, 0.2, 9.6), (Func<int, double>)(i => (p[0][i] + p[1][i]).Mass)),
            "polar angle of the boson" => (Axis.Regular(20, -1, 1), i => (p[2][i] + p[3][i]).CosTheta),
            "momentum of the boson" => (Axis.Regular(25, 0, 5.3), i => (p[2][i] + p[3][i]).P),
            "transverse momentum of the negative muon" => (Axis.Regular(25, 0, 5.3), i => p[0][i].Pt),
            "helicity angle" => (Axis.Regular(20, -1, 1), i => Math.Cos(p[2][i].InRestFrameOf(p[2][i] + p[3][i]).Momentum.AngleTo((p[2][i] + p[3][i]).Momentum))),
            "polar angle of a daughter" => (Axis.Regular(20, -1, 1), i => p[2][i].CosTheta),
            _ => throw new ArgumentException(variable),
        };
        return Histogram.Fill(axis, [.. Enumerable.Range(0, p[0].Length).Select(value)], sample.Events.Weights());
    }
}
