using System.Numerics;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Triggers;

/// <summary>What makes a track special for a line.</summary>
public enum TrackFeature
{
    /// <summary>Nothing: any full track will do.</summary>
    Full,

    /// <summary>The neural trigger places it at the interaction point.</summary>
    Neural,

    /// <summary>It is matched to the muon detector.</summary>
    Muon,
}

/// <summary>A line that counts tracks of the drift chamber, and may ask for a pair that opens in azimuth.</summary>
/// <param name="Name">Name in the menu.</param>
/// <param name="Definition">The condition in words.</param>
/// <param name="Tracks">Fewest full tracks.</param>
public sealed record TrackLine(string Name, string Definition, int Tracks) : TriggerLine(Name, Definition)
{
    /// <summary>How full tracks are found.</summary>
    public TrackFinder Finder { get; init; } = new();

    /// <summary>What at least one of the tracks must be; it is one of the pair where a pair is asked for.</summary>
    public TrackFeature Feature { get; init; } = TrackFeature.Full;

    /// <summary>Efficiency for the feature of a full track that may have it, against its momentum [GeV].</summary>
    public TurnOn FeatureMomentum { get; init; } = new(0);

    /// <summary>Smallest azimuthal opening of the pair [rad]; 0 when none is asked for.</summary>
    public double Opening { get; init; }

    private protected override bool IsMonotone => true;

    private protected override double Acceptance(in TriggerEvent triggerEvent) => triggerEvent.Tracks.Length < Tracks ? 0 : Sum(triggerEvent);

    private protected override bool Accepts(in TriggerEvent triggerEvent, in TriggerDraw draw)
    {
        var (seen, special) = (0u, 0u);
        for (var i = 0; i < triggerEvent.Tracks.Length; i++)
        {
            ref readonly var track = ref triggerEvent.Tracks[i];
            if (draw.Tracks[i].Found >= Finder.Efficiency(track))
                continue;
            seen |= 1u << i;
            var second = Feature == TrackFeature.Muon ? draw.Tracks[i].Muon : draw.Tracks[i].Neural;
            special |= second < FeatureEfficiency(track) ? 1u << i : 0;
        }
        return Holds(triggerEvent, seen, special);
    }

    private protected override int Objects(in TriggerEvent triggerEvent) => triggerEvent.Tracks.Length;

    private protected override (double Seen, double Special) Chances(in TriggerEvent triggerEvent, int index)
    {
        ref readonly var track = ref triggerEvent.Tracks[index];
        var found = Finder.Efficiency(track);
        return (found, found * FeatureEfficiency(track));
    }

    private protected override bool Holds(in TriggerEvent triggerEvent, uint seen, uint special) =>
        BitOperations.PopCount(seen) >= Tracks && special != 0 && (Opening == 0 || HasOpenPair(triggerEvent.Tracks, seen, special));

    private double FeatureEfficiency(in TriggerTrack track) => Feature switch
    {
        TrackFeature.Full => 1,
        TrackFeature.Muon when !track.IsMuon => 0,
        _ => FeatureMomentum.Efficiency(track.Momentum.P),
    };

    private bool HasOpenPair(ReadOnlySpan<TriggerTrack> tracks, uint seen, uint special)
    {
        for (var i = 0; i < tracks.Length; i++)
            for (var j = 0; j < tracks.Length; j++)
                if (i != j && (special >> i & 1) == 1 && (seen >> j & 1) == 1 && AzimuthBetween(tracks[i].Momentum, tracks[j].Momentum) > Opening)
                    return true;
        return false;
    }

    internal static double AzimuthBetween(FourVector a, FourVector b) =>
        Math.Atan2(Math.Abs(a.Px * b.Py - a.Py * b.Px), a.Px * b.Px + a.Py * b.Py);
}
