using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;

namespace DarkSector.Physics.ControlSamples;

/// <summary>What the search reconstructs of two muons, for any two charged particles.</summary>
internal sealed class PairReconstruction(ZPrimeInvisible search, (string First, string Second) pair)
{
    private const string Photon = "photon";

    private static readonly string[] MomentumComponents = ["Px", "Py", "Pz", "E"];

    /// <summary>Response and columns, with weights for the luminosity.</summary>
    public EventTable Of(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        var events = WithRecoil(WithPair(search.Detector.Respond(sample, rng), sample, rng["pair trigger"]));
        if (events.HasParticle(Photon))
            events = WithPhoton(events);
        return events.WithColumns(("vetoSurvival", search.VetoSurvival(events, sample, pair.First, pair.Second))).WithWeightsScaledBy(search.Luminosity);
    }

    private EventTable WithPair(EventTable events, EventSample sample, RandomStream rng)
    {
        var (first, second) = (Named(sample, pair.First), Named(sample, pair.Second));
        var (name1, name2) = (Detectors.Detector.ReconstructedName(first), Detectors.Detector.ReconstructedName(second));
        var (identified1, identified2) = (events[name1 + Identity(first)], events[name2 + Identity(second)]);
        var (truth1, truth2) = (events.Particle(pair.First), events.Particle(pair.Second));
        double[] trigger = events.HasColumn("twoTrackTrigger") ? events["twoTrackTrigger"].ToArray()
            : [.. truth1.Zip(truth2, (a, b) => rng.Uniform() < search.Detector.Trigger.Efficiency(a, b) ? 1.0 : 0)];
        var beams = search.Collider.Beams;
        return events.WithColumns([.. Components(events, name1, "lepton1"), .. Components(events, name2, "lepton2"),
            ("bothIdentified", [.. identified1.Zip(identified2, (a, b) => a * b)]), ("pairTrigger", trigger),
            ("recoilMassSquaredTrue", [.. truth1.Zip(truth2, (a, b) => (beams - (a + b)).MassSquared)])]);
    }

    private EventTable WithRecoil(EventTable events)
    {
        var (collider, beams) = (search.Collider, search.Collider.Beams);
        return events
            .WithParticle("recoil", (lepton1, lepton2) => beams - (lepton1 + lepton2))
            .With("recoilMassSquared", recoil => recoil.MassSquared)
            .With(RecoilResolution.ResidualColumn, (recoilMassSquared, recoilMassSquaredTrue) => recoilMassSquared - recoilMassSquaredTrue)
            .With("recoilTheta", recoil => recoil.Theta)
            .With("recoilThetaCms", recoil => collider.ToCms(recoil).Theta)
            .With("dimuonMass", (lepton1, lepton2) => (lepton1 + lepton2).Mass)
            .With("dimuonPtCms", (lepton1, lepton2) => collider.ToCms(lepton1 + lepton2).Pt)
            .With("openingAngleCms", (lepton1, lepton2) => collider.ToCms(lepton1).AngleTo(collider.ToCms(lepton2)))
            .With("dimuonPtFraction", (dimuonPtCms, recoilMassSquared) => dimuonPtCms / search.LargestMomentum(recoilMassSquared))
            .With("slowMuonFraction", (lepton1, lepton2, recoil) =>
                MuonPairShape.SlowMuonTransverse(collider.ToCms(lepton1), collider.ToCms(lepton2)) / search.LargestMomentum(recoil.MassSquared));
    }

    private EventTable WithPhoton(EventTable events)
    {
        var collider = search.Collider;
        return events
            .With("photonRecoilAngle", (photon, recoil) => photon.AngleTo(recoil))
            .With("totalEnergyCms", (lepton1, lepton2, photon) => collider.ToCms(lepton1 + lepton2 + photon).E)
            .With("vetoFailure", photonClusterEfficiency => 1 - photonClusterEfficiency);
    }

    private static TrueParticle Named(EventSample sample, string name) => sample.Particles.FirstOrDefault(p => p.Name == name)
        ?? throw new ArgumentException($"Sample '{sample.Name}' has no particle '{name}'; it has {string.Join(", ", sample.Particles.Select(p => p.Name))}.", nameof(sample));

    private static string Identity(TrueParticle particle) => particle.Kind == Particle.Muon ? "IsMuon" : "IsElectron";

    private static IEnumerable<(string, double[])> Components(EventTable events, string from, string to) =>
        MomentumComponents.Select(component => (to + component, events[from + component].ToArray()));
}
