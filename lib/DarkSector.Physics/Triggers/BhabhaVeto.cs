using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Triggers;

/// <summary>The veto of the trigger against e+e- -> e+e-: two hard clusters back to back in the centre-of-mass frame.</summary>
/// <remarks>Windows and energies of the three-dimensional veto in basf2, trg/ecl. The clusters enter without resolution.</remarks>
public sealed record BhabhaVeto
{
    /// <summary>Smallest energy of both clusters [GeV].</summary>
    public double LowEnergy { get; init; } = 3 * GeV;

    /// <summary>Smallest energy of the harder cluster [GeV].</summary>
    public double HighEnergy { get; init; } = 4.5 * GeV;

    /// <summary>Smallest difference of the azimuths [rad]; the largest is 2 pi minus it.</summary>
    public double Azimuth { get; init; } = 160 * deg;

    /// <summary>Smallest sum of the polar angles [rad].</summary>
    public double LowestThetaSum { get; init; } = 165 * deg;

    /// <summary>Largest sum of the polar angles [rad].</summary>
    public double HighestThetaSum { get; init; } = 190 * deg;

    /// <summary>Whether an event looks like Bhabha scattering.</summary>
    public bool Vetoes(in TriggerEvent triggerEvent)
    {
        var clusters = triggerEvent.Clusters;
        for (var i = 0; i < clusters.Length; i++)
            for (var j = 0; j < i; j++)
                if (IsPair(clusters[i], clusters[j]))
                    return true;
        return false;
    }

    private bool IsPair(in TriggerCluster a, in TriggerCluster b) =>
        Math.Min(a.EnergyCms, b.EnergyCms) > LowEnergy && Math.Max(a.EnergyCms, b.EnergyCms) > HighEnergy
        && a.ThetaCms + b.ThetaCms is var sum && sum > LowestThetaSum && sum < HighestThetaSum
        && Math.Abs(Math.IEEERemainder(a.PhiCms - b.PhiCms, 2 * Math.PI)) > Azimuth;
}
