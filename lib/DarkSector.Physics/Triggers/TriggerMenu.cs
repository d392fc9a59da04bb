using System.Collections.Immutable;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>The lines of a first-level trigger by name, and how they see the particles of an event.</summary>
/// <remarks>
/// Charged particles make tracks; photons and electrons leave their energy in the calorimeter, other charged particles that of minimum ionisation;
/// what else there is leaves nothing. A particle with NaN in its momentum is not there, so that reconstructed particles serve as well as true ones.
/// All particles are taken to come from the interaction point: the loss of displaced tracks is not described.
/// </remarks>
public sealed partial record TriggerMenu
{
    /// <summary>A menu.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="collider">The collider, for the centre-of-mass frame.</param>
    /// <param name="lines">Lines of different names.</param>
    public TriggerMenu(string name, Collider collider, params IReadOnlyList<TriggerLine> lines)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(collider);
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.GroupBy(line => line.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Menu '{name}' has two lines '{twice.Key}'; names are unique.", nameof(lines));
        (Name, Collider, Lines) = (name, collider, [.. lines]);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The collider.</summary>
    public Collider Collider { get; init; }

    /// <summary>The lines.</summary>
    public ImmutableArray<TriggerLine> Lines { get; private init; }

    /// <summary>Energy that a minimum-ionising particle leaves in the calorimeter [GeV]; a softer one leaves its kinetic energy. About 0.2 GeV in 30 cm of CsI.</summary>
    public double MinimumIonisation { get; init; } = 0.2 * GeV;

    /// <summary>Low-multiplicity lines of Belle II.</summary>
    /// <remarks>Definitions: basf2, trg/ecl and trg/gdl (files ftd_0031 and ftd_0032), where they are public; thresholds have assumed widths (50 MeV for tracks
    /// at the neural and muon triggers, 7 % of the energy threshold in the calorimeter) and assumed plateaus. `stt`, `lml16`, `ggsel` and `fyo` are assumed altogether.</remarks>
    public static TriggerMenu BelleII { get; } = new("Belle II", Collider.SuperKEKB, [.. TrackLines(), .. ClusterLines()]);

    /// <summary>A line by name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such line; the message names the nearest.</exception>
    public TriggerLine this[string line] => Lines.FirstOrDefault(one => one.Name == line)
        ?? throw new KeyNotFoundException($"No line '{line}' in trigger menu '{Name}'. Nearest: {string.Join(", ", NearestNames.To(line, Lines.Select(one => one.Name)))}.");

    /// <summary>The menu with one more line, or with a line of that name replaced.</summary>
    public TriggerMenu With(TriggerLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var index = Lines.ToList().FindIndex(one => one.Name == line.Name);
        return this with { Lines = index < 0 ? Lines.Add(line) : Lines.SetItem(index, line) };
    }

    /// <summary>The menu with another prescale of a line.</summary>
    /// <param name="line">Name of the line.</param>
    /// <param name="prescale">One in so many events is kept, 1 or more.</param>
    public TriggerMenu WithPrescale(string line, int prescale) => With(this[line] with { Prescale = prescale });

    /// <summary>The lines with their definitions, one per row.</summary>
    public override string ToString() => $"{Name}\n{string.Join('\n', Lines.Select(line => "  " + line))}";

    private static TriggerLine[] TrackLines()
    {
        var neural = new TurnOn(0, plateau: 0.95);
        var veto = new BhabhaVeto();
        return
        [
            new TrackLine("fff", "at least 3 full tracks", 3),
            new TrackLine("ffy", "at least 3 full tracks, one of them from the interaction point by the neural trigger", 3) { Feature = TrackFeature.Neural, FeatureMomentum = neural },
            new TwoTrackTrigger().Line with { Finder = new TrackFinder() },
            new TrackLine("fy30", "a neural and a full track that open by more than 30 degrees in azimuth, no Bhabha", 2)
                { Feature = TrackFeature.Neural, FeatureMomentum = neural, Opening = 30 * deg, BhabhaVeto = veto },
            new TrackLine("fyo", "a neural and a full track that open by more than 90 degrees in azimuth, no Bhabha", 2)
                { Feature = TrackFeature.Neural, FeatureMomentum = neural, Opening = 90 * deg, BhabhaVeto = veto, IsAssumed = true },
            new TrackLine("stt", "a neural track of more than 0.7 GeV, no Bhabha", 1)
                { Feature = TrackFeature.Neural, FeatureMomentum = new TurnOn(0.7 * GeV, 0.05 * GeV, 0.95), BhabhaVeto = veto, IsAssumed = true },
            new TrackLine("cdcklm", "a full track matched to the muon detector", 1)
                { Feature = TrackFeature.Muon, FeatureMomentum = new TurnOn(0.7 * GeV, 0.05 * GeV, 0.90) },
        ];
    }

    private static TriggerLine[] ClusterLines()
    {
        var (veto, quiet) = (new BhabhaVeto(), Above(0.3, plateau: 1));
        return
        [
            new EnergySumLine("hie", "more than 1 GeV in rings 2 to 15, no Bhabha", 2, 15, Above(1)) { BhabhaVeto = veto },
            new ClusterLine("lml1", "a cluster above 2 GeV (CMS) in rings 4 to 14", 4, 14, Above(2)),
            new ClusterLine("lml6", "one cluster above 1 GeV (CMS) in the barrel, no other above 0.3 GeV", 4, 15, Above(1)) { Isolated = true, Counted = quiet },
            new ClusterLine("lml12", "at least 3 clusters, one above 0.5 GeV in rings 2 to 16, no Bhabha", 2, 16, Above(0.5))
                { InCms = false, Clusters = 3, Counted = Above(0.1, plateau: 1), BhabhaVeto = veto },
            new ClusterLine("lml16", "one cluster above 0.5 GeV (CMS) in the barrel, no other above 0.3 GeV, no full track", 4, 15, Above(0.5))
                { Isolated = true, Counted = quiet, TrackVeto = new TrackFinder(), IsAssumed = true },
            new ClusterLine("ggsel", "two clusters above 2 GeV back to back (CMS), no full track", 2, 16, Above(2))
                { HardClusters = 2, BackToBack = true, TrackVeto = new TrackFinder(), IsAssumed = true },
            new ClusterLine("singlePhoton2", "a cluster above 2 GeV (CMS) anywhere, no Bhabha", 1, 17, Above(2)) { BhabhaVeto = veto },
            new ClusterLine("singlePhoton1", "one cluster above 1 GeV (CMS) in the barrel, no other above 0.3 GeV", 4, 15, Above(1)) { Isolated = true, Counted = quiet },
            new ClusterLine("singlePhoton05", "one cluster above 0.5 GeV (CMS) in rings 6 to 11, no other above 0.3 GeV", 6, 11, Above(0.5)) { Isolated = true, Counted = quiet },
        ];
    }

    // The trigger's energy resolution near its thresholds, as a share of the threshold.
    private static TurnOn Above(double energy, double plateau = 0.99) => new(energy * GeV, 0.07 * energy * GeV, plateau);
}
