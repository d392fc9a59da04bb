using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Triggers;

namespace DarkSector.Physics.Tests.Triggers;

/// <summary>The menu on generated events of e+e- -> mu+mu- Z', Z' -> invisible.</summary>
public class TriggerOnSignalTests
{
    private static readonly EventSample Sample = Generated();

    [Fact]
    public void Ffo_KeepsWhatTheTwoTrackTriggerKeepsInsideTheDriftChamber()
    {
        var (trigger, chamber) = (new TwoTrackTrigger(), new Tracking().Acceptance);
        var events = TriggerMenu.BelleII.WithEfficiencies(Sample).Where((mu1True, mu2True) => chamber.Contains(mu1True.Theta) && chamber.Contains(mu2True.Theta))
            .With("twoTrack", (mu1True, mu2True) => trigger.Efficiency(mu1True, mu2True));
        Assert.Equal(events["twoTrack"].Mean, events["ffoEfficiency"].Mean, 0.01);
        Assert.InRange(events["ffoEfficiency"].Mean, 0.5, 0.9);
    }

    [Fact]
    public void MuonsAlone_FireNoPhotonLine()
    {
        var events = TriggerMenu.BelleII.WithEfficiencies(Sample);
        foreach (var line in new[] { "hie", "lml1", "lml6", "lml12", "lml16", "ggsel", "singlePhoton05", "fff" })
            Assert.True(events[line + "Efficiency"].Mean < 1e-3, line);
    }

    [Fact]
    public void Lines_OfOneMenuObeyInclusionAndExclusion()
    {
        var events = TriggerMenu.BelleII.WithDecisions(Sample, RandomStream.FromSeed(3)).WithAnyTrigger("any", "ffo", "stt", "cdcklm");
        var overlap = events.TriggerOverlap("ffo", "stt", "cdcklm");
        Assert.Equal(events.TriggerEfficiency("any").Value, overlap.Union.Value / events.SumOfWeights, 9);
        Assert.True(events.TriggerEfficiency("any").Value > events.TriggerEfficiency("ffo").High);
    }

    [Fact]
    public void ReconstructedParticles_ServeAsWell()
    {
        var events = Detector.BelleII.Respond(Sample, RandomStream.FromSeed(5));
        var reconstructed = Sample.Particles.Select(p => p with { Name = Detector.ReconstructedName(p) }).ToArray();
        var mean = TriggerMenu.BelleII.WithEfficiencies(events, reconstructed)["ffoEfficiency"].Mean;
        Assert.InRange(mean / TriggerMenu.BelleII.WithEfficiencies(Sample)["ffoEfficiency"].Mean, 0.9, 1); // tracks are lost
    }

    private static EventSample Generated()
    {
        var collider = Collider.SuperKEKB;
        var rng = RandomStream.FromSeed(20);
        var process = new MuonPairZPrime(LmuLtauZPrime.Vanilla(3, 0.01), collider.SqrtS);
        return Generator.For(process, new IntegrationOptions(PointsPerIteration: 5000), rng["integration"]).Generate(8000, collider, rng["events"]);
    }
}
