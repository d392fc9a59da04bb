using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Triggers;

namespace DarkSector.Physics.Detectors;

/// <summary>A parametric detector: what becomes of generated events.</summary>
/// <remarks>
/// The response is a pure function of truth, random stream and these parameters; a systematic is a response with other parameters (`with`).
/// Tracks, photons, identification and trigger are drawn event by event. What must stay unseen for an event to survive (photons, electrons)
/// is kept as a probability too, since losing it is rare: a veto multiplies event weights instead of waiting for lucky events.
/// For one particle use one or the other: its momentum or its probabilities.
/// </remarks>
public sealed partial record Detector
{
    /// <summary>Tracking of charged particles.</summary>
    public Tracking Tracking { get; init; } = new();

    /// <summary>Electromagnetic calorimeter.</summary>
    public Calorimeter Calorimeter { get; init; } = new();

    /// <summary>Detector of K_L and muons.</summary>
    public MuonDetector MuonDetector { get; init; } = new();

    /// <summary>Muon identification.</summary>
    public MuonIdentification MuonIdentification { get; init; } = new();

    /// <summary>Identification of all charged particles.</summary>
    public ParticleIdentification ParticleIdentification { get; init; } = new();

    /// <summary>Vertices of displaced tracks.</summary>
    public Vertexing Vertexing { get; init; } = new();

    /// <summary>Where the beams collide.</summary>
    public BeamSpot BeamSpot { get; init; } = new();

    /// <summary>Material in front of the calorimeter.</summary>
    public Material Material { get; init; } = new();

    /// <summary>Clusters of beam background; none by default.</summary>
    public BeamBackground BeamBackground { get; init; } = BeamBackground.None;

    /// <summary>Trigger on two tracks.</summary>
    public TwoTrackTrigger Trigger { get; init; } = new();

    /// <summary>Whether events of one photon and nothing else are kept by a trigger.</summary>
    public bool HasSinglePhotonTrigger { get; init; } = true;

    /// <summary>The detector under beam background of a level: its clusters, and the energy resolution with it.</summary>
    /// <param name="level">The level.</param>
    public Detector Under(BackgroundLevel level) => this with
    {
        BeamBackground = BeamBackground.Of(level),
        Calorimeter = Calorimeter with { Resolution = Calorimeter.Resolution with { Background = level } },
    };

    /// <summary>The sample with reconstructed quantities beside the generated ones.</summary>
    /// <remarks>
    /// A generated particle `xTrue` is reconstructed as `x`, with momenta in the laboratory that are NaN when it was not found. New columns:
    /// tracks (e, mu, pi, K, p): `xIsElectron`, `xIsMuon`, `xIsPion`, `xIsKaon`, 0 or 1 and at most one of them, meaningful with a track; electrons: `xClusterE` (NaN without a cluster);
    /// `twoTrackTrigger` when there are `mu1True` and `mu2True`; `xCharge` when charge mistakes are asked for.
    /// Photons and electrons: `xTrackEfficiency`, `xClusterEfficiency`, the probabilities to be seen; photons: `xGapEfficiency` (seen by the muon detector behind a gap),
    /// and with two or more, `xIsMerged`: one cluster with another, which is NaN if it was the softer.
    /// Samples with displaced decays: `interactionTrueX`, `Y`, `Z`; `xD0`, `xZ0` of every track; for each decay of `yTrue` with two tracks or more, `y` (the momentum of
    /// its tracks), `yVertexX`, `Y`, `Z`, `yPointingCosine`. With beam background: `extraClusters`, `extraEnergy`, and the hardest, `extraCluster`.
    /// </remarks>
    /// <param name="sample">Generated events with at least one particle that a detector sees.</param>
    /// <param name="rng">Random numbers; the same stream gives the same response for any number of threads.</param>
    public EventTable Respond(EventSample sample, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        RefuseBad(sample);
        ParticleIdentification.RefuseTogetherWith(MuonIdentification);
        var tracks = new TrackResponse(this, sample);
        var events = tracks.AddTo(sample.Events, rng);
        events = new PhotonResponse(this, sample).AddTo(events, rng);
        events = new DisplacedResponse(this, sample, tracks.Tracks).AddTo(events, rng);
        events = BackgroundResponse.AddTo(events, sample, this, rng["beam background"]);
        return sample.Particles.Where(p => p.Kind == Particle.Photon || p.Kind == Particle.Electron)
            .Aggregate(events, (table, particle) => AddVisibility(table, sample, particle));
    }

    /// <summary>Probability that a photon is found as one: it makes a cluster and has not converted inside the drift chamber.</summary>
    /// <param name="photon">True laboratory momentum [GeV].</param>
    public double PhotonEfficiency(FourVector photon) =>
        Calorimeter.Efficiency(photon) is > 0 and var efficiency ? efficiency * (1 - Material.InnerConversion(photon)) : 0;

    /// <summary>The name of a particle after the response: `photon` for `photonTrue`.</summary>
    public static string ReconstructedName(TrueParticle particle)
    {
        ArgumentNullException.ThrowIfNull(particle);
        return particle.Name.EndsWith("True", StringComparison.Ordinal) ? particle.Name[..^4] : particle.Name;
    }

    private EventTable AddVisibility(EventTable events, EventSample sample, TrueParticle particle)
    {
        var momenta = events.Particle(particle.Name);
        var origins = ProductionVertices.Of(sample, particle.Name);
        var name = ReconstructedName(particle);
        var tracks = particle.Charge == 0 ? new double[momenta.Length]
            : origins is null ? Array.ConvertAll(momenta, Tracking.Efficiency)
            : [.. momenta.Zip(origins, Tracking.Efficiency)];
        events = events.WithColumns((name + "TrackEfficiency", tracks), (name + "ClusterEfficiency", Array.ConvertAll(momenta, Calorimeter.Efficiency)));
        return particle.Charge != 0 ? events
            : events.WithColumns((name + "GapEfficiency", Array.ConvertAll(momenta, p => MuonDetector.GapEfficiency(p, Calorimeter))));
    }

    private static void RefuseBad(EventSample sample)
    {
        var seen = sample.Particles.Where(p => p.Kind == Particle.Photon || (p.Charge != 0 && ParticleIdentification.Knows(p.Kind))).ToArray();
        if (seen.Length == 0)
            throw new ArgumentException($"Sample '{sample.Name}' has no particle that a detector sees; its Particles need one of e, mu, pi, K, p or a photon.", nameof(sample));
        if (seen.FirstOrDefault(p => !p.Name.EndsWith("True", StringComparison.Ordinal)) is { } bad)
            throw new ArgumentException($"Particle '{bad.Name}' of sample '{sample.Name}' would be overwritten by its reconstruction; the name of a generated particle ends in True.", nameof(sample));
    }
}
