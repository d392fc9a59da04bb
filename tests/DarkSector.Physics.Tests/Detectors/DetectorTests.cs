using DarkSector.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Detectors;

public class DetectorTests
{
    private static readonly FourVector Forward = Direction(40, 0.3, 2.5, Particle.Muon.Mass);
    private static readonly FourVector Backward = Direction(100, 3.2, 3.5, Particle.Muon.Mass);
    private static readonly FourVector Photon = Direction(60, 1.5, 0.7, 0);

    [Fact]
    public void Respond_FindsTracksMuonsAndTriggersWithTheirEfficiencies()
    {
        const int Events = 50_000;
        var events = Respond(Detector.BelleII, Events, 1);
        Is(0.985, events["mu1E"].Count(e => !double.IsNaN(e)));
        Is(0.985, events["mu2E"].Count(e => !double.IsNaN(e)));
        Is(0.90, events["mu1IsMuon"].Count(x => x == 1));
        Is(0.90, events["mu2IsMuon"].Count(x => x == 1));
        Is(0.90, events["twoTrackTrigger"].Count(x => x == 1));
        // Independent of each other.
        Is(Math.Pow(0.985 * 0.90, 2) * 0.90, events.Where((mu1, mu2, mu1IsMuon, mu2IsMuon) => mu1.P * mu2.P > 0 && mu1IsMuon * mu2IsMuon == 1)
            .Where(twoTrackTrigger => twoTrackTrigger == 1).Count);

        static void Is(double efficiency, int passed) =>
            Assert.Equal(efficiency, passed / (double)Events, 4 * Math.Sqrt(efficiency * (1 - efficiency) / Events));
    }

    [Fact]
    public void Respond_GivesNaNForAMissingTrackAndKeepsTheTruth()
    {
        var blind = Detector.BelleII with { Tracking = new Tracking { PlateauEfficiency = 0 } };
        var events = Respond(blind, 10, 1);
        Assert.All(new[] { "mu1Px", "mu1Py", "mu1Pz", "mu1E", "mu2Px", "mu2Py", "mu2Pz", "mu2E" },
            column => Assert.All(events[column], value => Assert.True(double.IsNaN(value))));
        Assert.All(events.Particle("mu1True"), p => Assert.Equal(Forward, p));
    }

    [Fact]
    public void Respond_KeepsWeightsAndOrder()
    {
        var events = Respond(Detector.BelleII, 10, 1);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => 1.0 + i), events.Weights());
    }

    [Fact]
    public void Respond_TellsHowProbablyPhotonsAndElectronsAreSeen()
    {
        var events = Respond(Detector.BelleII, 3, 1);
        Assert.All(events["photonTrackEfficiency"], x => Assert.Equal(0, x));
        Assert.All(events["photonClusterEfficiency"], x => Assert.Equal(Detector.BelleII.Calorimeter.Efficiency(Photon), x));
        Assert.All(events["electronTrackEfficiency"], x => Assert.Equal(0.985, x, 12));
        Assert.All(events["electronClusterEfficiency"], x => Assert.Equal(Detector.BelleII.Calorimeter.Efficiency(Backward), x));
        Assert.False(events.HasColumn("nothingClusterEfficiency"), "What no detector sees has no efficiency.");
    }

    [Fact]
    public void Respond_GivesTheSameForTheSameSeedAndIgnoresHowManyEventsFollow()
    {
        var (first, second, longer) = (Respond(Detector.BelleII, 5000, 1), Respond(Detector.BelleII, 5000, 1), Respond(Detector.BelleII, 9000, 1));
        foreach (var column in new[] { "mu1Px", "mu2E", "mu1IsMuon", "twoTrackTrigger" })
        {
            Assert.Equal(first[column].ToArray(), second[column].ToArray());
            Assert.Equal(first[column].ToArray(), longer[column].ToArray()[..5000]);
        }
        Assert.NotEqual(first["mu1Px"].ToArray(), Respond(Detector.BelleII, 5000, 2)["mu1Px"].ToArray());
    }

    [Fact]
    public void Respond_DrawsTheSameNumbersForEveryVariation()
    {
        // A systematic changes what it is about and nothing else.
        var varied = Detector.BelleII with { Trigger = new TwoTrackTrigger { PlateauEfficiency = 0.5 }, MuonIdentification = new MuonIdentification { PlateauEfficiency = 0.8 } };
        var (nominal, other) = (Respond(Detector.BelleII, 3000, 1), Respond(varied, 3000, 1));
        Assert.Equal(nominal["mu1Px"].ToArray(), other["mu1Px"].ToArray());
        Assert.All(nominal["twoTrackTrigger"].Zip(other["twoTrackTrigger"]), pair => Assert.True(pair.Second <= pair.First, "A smaller efficiency only takes events away."));
    }

    [Fact]
    public void Respond_NeedsSomethingToSee()
    {
        var nothing = FixedSample.Of(1, (TrueParticle.Invisible("nothingTrue"), Photon));
        Assert.Contains("'fixed' has no particle that a detector sees", Assert.ThrowsAny<ArgumentException>(() => Detector.BelleII.Response(nothing)).Message, StringComparison.Ordinal);
        var nameless = FixedSample.Of(1, (TrueParticle.Photon("gamma"), Photon));
        Assert.Contains("'gamma'", Assert.ThrowsAny<ArgumentException>(() => Detector.BelleII.Response(nameless)).Message, StringComparison.Ordinal);
        var missing = nameless with { Particles = [TrueParticle.NegativeMuon] };
        Assert.Contains("mu1True", Assert.ThrowsAny<Exception>(() => Detector.BelleII.Response(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Respond_GivesTheSameForAnySchedulingOfAllParticles()
    {
        var detector = Detector.BelleII.Under(BackgroundLevel.Mid);
        var sample = FixedSample.Of(20_000, (TrueParticle.NegativeMuon, Forward), (TrueParticle.PositiveMuon, Backward), (FixedSample.Charged("e1True", Particle.Electron), Forward),
            (FixedSample.Charged("e2True", Particle.Electron, +1), Backward), (TrueParticle.Photon("photon1True"), Photon), (TrueParticle.Photon("photon2True"), Photon))
            .WithDisplacedDecay("chi2True", ["e1True", "e2True"], 1, RandomStream.FromSeed(2));
        var (once, again) = (detector.Response(sample), detector.Response(sample));
        var shorter = detector.Response(sample with { Events = sample.Events.Head(9000) });
        Assert.All(once.ColumnNames, column =>
        {
            Assert.Equal(once[column].ToArray(), again[column].ToArray());
            Assert.Equal(once[column].ToArray()[..9000], shorter[column].ToArray());
        });
    }

    [Fact]
    public void Respond_AddsParticlesWithoutTouchingOthers()
    {
        var muons = new[] { (TrueParticle.NegativeMuon, Forward), (TrueParticle.PositiveMuon, Backward) };
        var alone = Detector.BelleII.Response(FixedSample.Of(5000, muons));
        var company = Detector.BelleII.Under(BackgroundLevel.High).Response(FixedSample.Of(5000, [.. muons, (TrueParticle.Photon("photonTrue"), Photon), (FixedSample.Charged("e1True", Particle.Electron), Forward)]));
        Assert.All(new[] { "mu1Px", "mu2E", "mu1IsMuon", "mu2IsPion", "twoTrackTrigger" }, column => Assert.Equal(alone[column].ToArray(), company[column].ToArray()));
    }

    [Fact]
    public void Respond_AddsBeamBackgroundWhenThereIsSome()
    {
        var sample = FixedSample.Of(10_000, (TrueParticle.NegativeMuon, Forward));
        Assert.False(Detector.BelleII.Response(sample).HasColumn("extraEnergy"));
        var events = Detector.BelleII.Under(BackgroundLevel.Mid).Response(sample);
        Assert.Equal(0.9, events["extraClusters"].Mean, 4 * Math.Sqrt(0.9 / 10_000));
        Assert.Equal(events["extraClusters"].Select(n => n == 0), events["extraEnergy"].Select(e => e == 0));
        Assert.True(events.HasParticle("extraCluster"));
    }

    [Fact]
    public void ReconstructedName_DropsTrue()
    {
        Assert.Equal("photon", Detector.ReconstructedName(TrueParticle.Photon("photonTrue")));
        Assert.Equal("gamma", Detector.ReconstructedName(TrueParticle.Photon("gamma")));
    }

    private static EventTable Respond(Detector detector, int events, ulong seed)
    {
        TrueParticle[] particles = [TrueParticle.NegativeMuon, TrueParticle.PositiveMuon, TrueParticle.Photon("photonTrue"),
            new TrueParticle("electronTrue", Particle.Electron, -1), TrueParticle.Invisible("nothingTrue")];
        var momenta = new[] { Forward, Backward, Photon, Backward, Photon };
        var columns = particles.Zip(momenta, (particle, p) => new[]
        {
            (particle.Name + "Px", Same(p.Px)), (particle.Name + "Py", Same(p.Py)), (particle.Name + "Pz", Same(p.Pz)), (particle.Name + "E", Same(p.E)),
        }).SelectMany(c => c);
        var table = EventTable.FromColumns("test", [.. columns, (EventTable.WeightColumn, Enumerable.Range(0, events).Select(i => 1.0 + i).ToArray())]);
        return detector.Respond(new EventSample("test", table, particles, new Estimate(1, 0), new Unweighting(1, 0)), RandomStream.FromSeed(seed)["response"]);

        double[] Same(double x) => [.. Enumerable.Repeat(x, events)];
    }

    private static FourVector Direction(double degrees, double azimuth, double momentum, double mass) =>
        FourVector.FromMass(ThreeVector.Direction(degrees * deg, azimuth) * momentum, mass);
}
