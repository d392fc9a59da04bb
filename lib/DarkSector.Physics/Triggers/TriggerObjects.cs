using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Colliders;

namespace DarkSector.Physics.Triggers;

/// <summary>A charged particle as the trigger may see it.</summary>
/// <param name="Momentum">Laboratory momentum [GeV].</param>
/// <param name="IsMuon">Whether it reaches the muon detector.</param>
public readonly record struct TriggerTrack(FourVector Momentum, bool IsMuon);

/// <summary>An energy deposit in the calorimeter as the trigger may see it.</summary>
/// <param name="Energy">Energy in the laboratory [GeV].</param>
/// <param name="EnergyCms">Energy in the centre-of-mass frame [GeV].</param>
/// <param name="ThetaCms">Polar angle in the centre-of-mass frame [rad].</param>
/// <param name="PhiCms">Azimuth in the centre-of-mass frame [rad].</param>
/// <param name="Ring">Ring of trigger cells (<see cref="TriggerCells"/>), 1 to 17.</param>
public readonly record struct TriggerCluster(double Energy, double EnergyCms, double ThetaCms, double PhiCms, int Ring)
{
    /// <summary>The cluster of a particle.</summary>
    /// <param name="momentum">Laboratory momentum [GeV].</param>
    /// <param name="energy">Energy it leaves [GeV].</param>
    /// <param name="collider">For the centre-of-mass frame.</param>
    public static TriggerCluster Of(FourVector momentum, double energy, Collider collider)
    {
        ArgumentNullException.ThrowIfNull(collider);
        var scale = energy / momentum.P;
        var cms = collider.ToCms(new FourVector(scale * momentum.Px, scale * momentum.Py, scale * momentum.Pz, energy));
        return new TriggerCluster(energy, cms.E, cms.Theta, cms.Phi, TriggerCells.RingOf(momentum));
    }
}

/// <summary>What one event offers to the trigger; a view that holds nothing of its own.</summary>
/// <param name="tracks">Charged particles, at most 32.</param>
/// <param name="clusters">Calorimeter deposits inside of the rings, at most 32.</param>
public readonly ref struct TriggerEvent(ReadOnlySpan<TriggerTrack> tracks, ReadOnlySpan<TriggerCluster> clusters)
{
    /// <summary>Charged particles.</summary>
    public ReadOnlySpan<TriggerTrack> Tracks { get; } = tracks;

    /// <summary>Calorimeter deposits.</summary>
    public ReadOnlySpan<TriggerCluster> Clusters { get; } = clusters;
}

/// <summary>Random numbers of one track, shared by all lines so that they agree on what the trigger saw.</summary>
/// <param name="Found">Decides whether the drift-chamber trigger finds it.</param>
/// <param name="Neural">Decides whether the neural trigger places it at the interaction point.</param>
/// <param name="Muon">Decides whether it is matched to the muon detector.</param>
internal readonly record struct TrackDraw(double Found, double Neural, double Muon);

/// <summary>The random numbers of one event, in [0, 1).</summary>
internal readonly ref struct TriggerDraw(ReadOnlySpan<TrackDraw> tracks, ReadOnlySpan<double> clusters, double energySum)
{
    /// <summary>One per track.</summary>
    public ReadOnlySpan<TrackDraw> Tracks { get; } = tracks;

    /// <summary>One per cluster: a cluster that passes a threshold passes lower ones too.</summary>
    public ReadOnlySpan<double> Clusters { get; } = clusters;

    /// <summary>For the energy sum.</summary>
    public double EnergySum { get; } = energySum;
}
