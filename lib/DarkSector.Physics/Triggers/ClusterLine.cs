using System.Numerics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>A line that looks for hard clusters in some rings of the calorimeter, alone or among others.</summary>
/// <param name="Name">Name in the menu.</param>
/// <param name="Definition">The condition in words.</param>
/// <param name="FirstRing">First ring of the hard clusters (<see cref="TriggerCells"/>).</param>
/// <param name="LastRing">Last ring of the hard clusters.</param>
/// <param name="Hard">Efficiency of the main threshold against energy [GeV].</param>
public sealed record ClusterLine(string Name, string Definition, int FirstRing, int LastRing, TurnOn Hard) : TriggerLine(Name, Definition)
{
    /// <summary>Whether the main threshold is one on the energy in the centre-of-mass frame; else in the laboratory.</summary>
    public bool InCms { get; init; } = true;

    /// <summary>Fewest hard clusters.</summary>
    public int HardClusters { get; init; } = 1;

    /// <summary>Fewest clusters of any kind.</summary>
    public int Clusters { get; init; } = 1;

    /// <summary>Efficiency for a cluster of any kind to be counted, against laboratory energy [GeV].</summary>
    public TurnOn Counted { get; init; } = new(0.1 * GeV);

    /// <summary>Whether the hard cluster has to be the only one that is counted.</summary>
    public bool Isolated { get; init; }

    /// <summary>Whether two hard clusters have to be back to back: azimuths 160 to 200 degrees apart, polar angles that add up to 160 to 200 degrees (CMS).</summary>
    public bool BackToBack { get; init; }

    /// <summary>How the full tracks are found that veto the event; null when tracks do not matter.</summary>
    public TrackFinder? TrackVeto { get; init; }

    private protected override double Acceptance(in TriggerEvent triggerEvent)
    {
        var clusters = triggerEvent.Clusters.Length < Clusters ? 0 : Sum(triggerEvent);
        if (TrackVeto is not null)
            foreach (ref readonly var track in triggerEvent.Tracks)
                clusters *= 1 - TrackVeto.Efficiency(track);
        return clusters;
    }

    private protected override bool Accepts(in TriggerEvent triggerEvent, in TriggerDraw draw)
    {
        if (TrackVeto is not null)
            for (var i = 0; i < triggerEvent.Tracks.Length; i++)
                if (draw.Tracks[i].Found < TrackVeto.Efficiency(triggerEvent.Tracks[i]))
                    return false;
        var (seen, special) = (0u, 0u);
        for (var i = 0; i < triggerEvent.Clusters.Length; i++)
        {
            var (counted, hard) = Chances(triggerEvent, i);
            seen |= draw.Clusters[i] < counted ? 1u << i : 0;
            special |= draw.Clusters[i] < hard ? 1u << i : 0;
        }
        return Holds(triggerEvent, seen, special);
    }

    private protected override int Objects(in TriggerEvent triggerEvent) => triggerEvent.Clusters.Length;

    private protected override (double Seen, double Special) Chances(in TriggerEvent triggerEvent, int index)
    {
        ref readonly var cluster = ref triggerEvent.Clusters[index];
        var counted = Counted.Efficiency(cluster.Energy);
        var inRings = cluster.Ring >= FirstRing && cluster.Ring <= LastRing;
        return (counted, inRings ? Math.Min(counted, Hard.Efficiency(InCms ? cluster.EnergyCms : cluster.Energy)) : 0);
    }

    private protected override bool Holds(in TriggerEvent triggerEvent, uint seen, uint special) =>
        BitOperations.PopCount(special) >= HardClusters && BitOperations.PopCount(seen) >= Clusters
        && (!Isolated || BitOperations.PopCount(seen) == 1) && (!BackToBack || HasPair(triggerEvent.Clusters, special));

    private static bool HasPair(ReadOnlySpan<TriggerCluster> clusters, uint special)
    {
        for (var i = 0; i < clusters.Length; i++)
            for (var j = 0; j < i; j++)
                if ((special >> i & special >> j & 1) == 1 && AreBackToBack(clusters[i], clusters[j]))
                    return true;
        return false;
    }

    private static bool AreBackToBack(in TriggerCluster a, in TriggerCluster b) =>
        Math.Abs(a.ThetaCms + b.ThetaCms - 180 * deg) < 20 * deg
        && Math.Abs(Math.IEEERemainder(a.PhiCms - b.PhiCms, 2 * Math.PI)) > 160 * deg;
}
