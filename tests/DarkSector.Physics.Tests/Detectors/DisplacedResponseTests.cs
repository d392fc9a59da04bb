using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class DisplacedResponseTests
{
    private const int Events = 20_000;
    private static readonly FourVector First = FixedSample.At(62, 0.45, 1.5, Particle.Electron.Mass);
    private static readonly FourVector Second = FixedSample.At(55, 0.6, 1.0, Particle.Electron.Mass);
    private static readonly FourVector Prompt = FixedSample.At(100, 3, 2, Particle.ChargedPion.Mass);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    public void Respond_FindsTracksAsOftenAsTheDistanceAllows(double distance)
    {
        var (events, vertex) = At(distance);
        var expected = 0.985 * Detector.BelleII.Tracking.DisplacedEfficiency.At(Vertexing.Distance(vertex));
        FixedSample.IsShare(expected, [.. events["e1E"].Select(e => !double.IsNaN(e))]);
        FixedSample.IsShare(0.985, [.. events["pi1E"].Select(e => !double.IsNaN(e))]);
        FixedSample.IsShare(expected * expected * Detector.BelleII.Vertexing.Efficiency.At(Vertexing.Distance(vertex)), [.. events["chi2VertexX"].Select(x => !double.IsNaN(x))]);
        Assert.All(events["e1TrackEfficiency"], e => Assert.Equal(expected, e, 9));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    public void Respond_ClosureOfImpactParametersAndVertices(double distance)
    {
        var (events, vertex) = At(distance);
        var resolution = Detector.BelleII.Tracking.ImpactParameters;
        var interactions = ProductionVertices.Read(events, "interactionTrue");
        IsStandard(events["e1D0"], i => ImpactParameters.Of(First, interactions[i] + vertex, -1, 1.5).D0, resolution.OfD0(First, Vertexing.Distance(vertex)));
        IsStandard(events["e2Z0"], i => ImpactParameters.Of(Second, interactions[i] + vertex, +1, 1.5).Z0, resolution.OfZ0(Second, Vertexing.Distance(vertex)));
        IsStandard(events["pi1D0"], i => ImpactParameters.Of(Prompt, interactions[i], +1, 1.5).D0, resolution.OfD0(Prompt, 0));
        IsStandard(events["chi2VertexY"], i => interactions[i].Y + vertex.Y, Detector.BelleII.Vertexing.Resolution.At(Vertexing.Distance(vertex)));
        IsStandard(events["chi2VertexZ"], i => interactions[i].Z + vertex.Z, Detector.BelleII.Vertexing.Resolution.At(Vertexing.Distance(vertex)));

        static void IsStandard(IReadOnlyList<double> measured, Func<int, double> truth, double sigma) => FixedSample.IsStandard(
            [.. Enumerable.Range(0, Events).Where(i => !double.IsNaN(measured[i])).Select(i => (measured[i] - truth(i)) / sigma)]);
    }

    [Fact]
    public void Respond_PromptTracksComeFromTheBeamSpot()
    {
        var perfect = new ImpactParameterResolution { ConstantD0 = 0, ScatteringD0 = 0, ConstantZ0 = 0, ScatteringZ0 = 0 };
        var (events, _) = At(3, Detector.BelleII with { Tracking = new Tracking { ImpactParameters = perfect, PlateauEfficiency = 1 } });
        FixedSample.IsStandard([.. events["pi1Z0"].Select(z => z / (154 * um))]);
        FixedSample.IsStandard([.. events["interactionTrueX"].Select(x => x / (6.4 * um))]);
    }

    [Fact]
    public void Respond_VerticesHaveTheMomentumOfTheirTracksAndPoint()
    {
        var (events, _) = At(3);
        var (chi, e1, e2, pointing) = (events.Particle("chi2"), events.Particle("e1"), events.Particle("e2"), events["chi2PointingCosine"]);
        for (var i = 0; i < 2000; i++)
        {
            if (double.IsNaN(chi[i].E))
                continue;
            Assert.Equal(e1[i] + e2[i], chi[i]);
            Assert.InRange(pointing[i], 0.98, 1);
        }
        Assert.Equal(events["chi2E"].Select(double.IsNaN), pointing.Select(double.IsNaN));
    }

    [Fact]
    public void Respond_NeedsTwoTracksForAVertex()
    {
        var sample = FixedSample.Of(10, (FixedSample.Charged("e1True", Particle.Electron), First), (TrueParticle.Invisible("nothingTrue"), Second));
        var events = Detector.BelleII.Response(sample.WithDisplacedDecay("chi2True", ["e1True", "nothingTrue"], 1, RandomStream.FromSeed(1)));
        Assert.False(events.HasColumn("chi2VertexX"));
        Assert.True(events.HasColumn("e1D0"));
    }

    [Fact]
    public void Respond_MovesDisplacedMuonsOfTheTriggerPairToo()
    {
        var sample = FixedSample.Of(5000, (TrueParticle.NegativeMuon, FixedSample.At(60, 0, 2, Particle.Muon.Mass)), (TrueParticle.PositiveMuon, FixedSample.At(70, 0.5, 2, Particle.Muon.Mass)));
        var far = sample.WithDisplacedDecay("darkPhotonTrue", ["mu1True", "mu2True"], 1e4, RandomStream.FromSeed(1));
        var events = Detector.BelleII.Response(far);
        Assert.InRange(events["mu1E"].Count(e => !double.IsNaN(e)), 1, 100);
        Assert.True(events.HasColumn("twoTrackTrigger"));
    }

    // The decay at a fixed distance along the flight, whatever was drawn.
    private static (DarkSector.Numerics.Tables.EventTable Events, ThreeVector Vertex) At(double distance, Detector? detector = null)
    {
        var sample = FixedSample.Of(Events, (FixedSample.Charged("e1True", Particle.Electron), First), (FixedSample.Charged("e2True", Particle.Electron, +1), Second),
            (FixedSample.Charged("pi1True", Particle.ChargedPion, +1), Prompt)).WithDisplacedDecay("chi2True", ["e1True", "e2True"], 1, RandomStream.FromSeed(1));
        var vertex = (First + Second).Momentum.Unit * distance;
        var events = sample.Events.WithColumns(("chi2TrueVertexX", Same(vertex.X)), ("chi2TrueVertexY", Same(vertex.Y)), ("chi2TrueVertexZ", Same(vertex.Z)));
        return ((detector ?? Detector.BelleII).Response(sample with { Events = events }), vertex);

        static double[] Same(double x) => [.. Enumerable.Repeat(x, Events)];
    }
}
