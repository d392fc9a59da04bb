using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Clusters that beam background adds to an event.</summary>
/// <remarks>A Poisson number, energies falling exponentially above a threshold, directions uniform over the sphere within the calorimeter. Numbers are assumed, of the right size for the
/// level; an analysis takes them from random triggers.</remarks>
public sealed record BeamBackground
{
    /// <summary>No background: the response has no columns of it.</summary>
    public static BeamBackground None { get; } = new();

    /// <summary>Background of a level: 1, 3 or 10 clusters in the read-out window. Assumed.</summary>
    /// <param name="level">The level.</param>
    public static BeamBackground Of(BackgroundLevel level) => new()
    {
        MeanClusters = level switch { BackgroundLevel.Low => 1, BackgroundLevel.Mid => 3, _ => 10 },
    };

    /// <summary>Mean number of clusters in the read-out window; 0 for none.</summary>
    public double MeanClusters { get; init => field = NotNegative(value, ""); }

    /// <summary>Share of clusters off time that timing tells from the event's own. Assumed.</summary>
    public double TimingRejection { get; init => field = Probability(value); } = 0.7;

    /// <summary>Lowest cluster energy [GeV].</summary>
    public double Threshold { get; init => field = NotNegative(value, " GeV"); } = 50 * MeV;

    /// <summary>Mean energy above the threshold [GeV]. Assumed.</summary>
    public double MeanEnergy { get; init => field = NotNegative(value, " GeV"); } = 50 * MeV;

    /// <summary>The clusters of an event that timing leaves.</summary>
    /// <param name="calorimeter">Where they can be.</param>
    /// <param name="rng">Random numbers.</param>
    public ExtraClusters Draw(Calorimeter calorimeter, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(calorimeter);
        ArgumentNullException.ThrowIfNull(rng);
        var count = rng.Poisson(MeanClusters * (1 - TimingRejection));
        var (energy, hardest) = (0.0, new FourVector(double.NaN, double.NaN, double.NaN, double.NaN));
        for (var i = 0; i < count; i++)
        {
            var cluster = Cluster(calorimeter, rng);
            energy += cluster.E;
            if (!(cluster.E <= hardest.E))
                hardest = cluster;
        }
        return new ExtraClusters((int)count, energy, hardest);
    }

    private FourVector Cluster(Calorimeter calorimeter, RandomStream rng)
    {
        ThreeVector direction;
        do
            direction = ThreeVector.RandomDirection(rng);
        while (calorimeter.RegionOf(direction.Theta) is null);
        return FourVector.FromMass(direction * (Threshold + rng.Exponential(MeanEnergy)), 0);
    }
}

/// <summary>What beam background adds to an event.</summary>
/// <param name="Count">Number of clusters.</param>
/// <param name="Energy">Their energy together [GeV].</param>
/// <param name="Hardest">The one of most energy; NaN without any.</param>
public readonly record struct ExtraClusters(int Count, double Energy, FourVector Hardest);
