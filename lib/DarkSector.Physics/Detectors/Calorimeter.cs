using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>The electromagnetic calorimeter: which photons and electrons it sees, with what probability and how well.</summary>
/// <remarks>Angles from basf2, AcceptanceVariables. The inefficiency outside the gaps is assumed: 1-2 % at 0.1 GeV, falling to
/// <see cref="HardPhotonLoss"/>; it decides the background near zero recoil mass, and a real analysis measures it on e+e- data (an
/// uncertainty of 34 % on the background below 1 GeV^2: L. Corona, Belle II physics week 2024).</remarks>
public sealed record Calorimeter
{
    /// <summary>Forward end-cap; Belle II: 12.4 to 31.4 degrees.</summary>
    public AngularRange Forward { get; init; } = AngularRange.Degrees(12.4, 31.4);

    /// <summary>Barrel; Belle II: 32.2 to 128.7 degrees.</summary>
    public AngularRange Barrel { get; init; } = AngularRange.Degrees(32.2, 128.7);

    /// <summary>Backward end-cap; Belle II: 130.7 to 155.1 degrees.</summary>
    public AngularRange Backward { get; init; } = AngularRange.Degrees(130.7, 155.1);

    /// <summary>The mechanical split of the barrel near 90 degrees. Its width is assumed.</summary>
    public AngularRange BarrelGap { get; init; } = AngularRange.Degrees(89.8, 90.2);

    /// <summary>Energy below which nothing is seen [GeV].</summary>
    public double Threshold { get; init => field = NotNegative(value, " GeV"); } = 50 * MeV;

    /// <summary>Probability to miss a hard photon in the active region. Assumed.</summary>
    public double HardPhotonLoss { get; init => field = Probability(value); } = 1e-3;

    /// <summary>Additional probability to miss a photon of <see cref="Threshold"/> energy. Assumed.</summary>
    public double SoftPhotonLoss { get; init => field = Probability(value); } = 0.02;

    /// <summary>Energy over which the additional loss falls by a factor e [GeV]. Assumed.</summary>
    public double SoftPhotonScale { get; init => field = Positive(value, " GeV"); } = 0.25 * GeV;

    /// <summary>Directions in which more is lost; none by default.</summary>
    public IReadOnlyList<PhotonLoss> ExtraLosses { get; init; } = [];

    /// <summary>Energy and angular resolution.</summary>
    public ClusterResolution Resolution { get; init; } = new();

    /// <summary>When two photons are one cluster.</summary>
    public ClusterMerging Merging { get; init; } = new();

    /// <summary>Probability that a photon or electron makes a cluster.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Efficiency(FourVector momentum)
    {
        if (!(momentum.E >= Threshold) || RegionOf(momentum.Theta) is null)
            return 0;
        var efficiency = Math.Max(0, 1 - HardPhotonLoss - SoftPhotonLoss * Math.Exp(-(momentum.E - Threshold) / SoftPhotonScale));
        foreach (var loss in ExtraLosses)
            efficiency *= 1 - loss.Of(momentum);
        return efficiency;
    }

    /// <summary>The measured energy of the cluster of an electron or photon [GeV]; NaN when there is none.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    /// <param name="rng">Random numbers; two are drawn.</param>
    public double MeasureEnergy(FourVector momentum, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var found = rng.Uniform() < Efficiency(momentum);
        var region = RegionOf(momentum.Theta);
        var energy = Resolution.MeasureEnergy(region ?? CalorimeterRegion.Barrel, momentum.E, rng);
        return found ? energy : double.NaN;
    }

    /// <summary>The part of the calorimeter in a direction; null in the gaps, along the beams and for NaN.</summary>
    /// <param name="theta">Polar angle [rad].</param>
    public CalorimeterRegion? RegionOf(double theta) =>
        Barrel.Contains(theta) ? BarrelGap.Contains(theta) ? null : CalorimeterRegion.Barrel
        : Forward.Contains(theta) ? CalorimeterRegion.Forward
        : Backward.Contains(theta) ? CalorimeterRegion.Backward
        : null;

    /// <summary>Whether a direction lies between the parts of the calorimeter: in one of the projective gaps or in the split of the barrel.</summary>
    /// <param name="theta">Polar angle [rad].</param>
    public bool IsInGap(double theta) => theta > Forward.Low && theta < Backward.High && RegionOf(theta) is null;

    /// <summary>Whether a direction lies in such a gap, or less than a margin away from it [rad].</summary>
    internal bool IsNearGap(double theta, double margin)
    {
        bool Between(double low, double high) => theta > low - margin && theta < high + margin;
        return Between(Forward.High, Barrel.Low) || Between(BarrelGap.Low, BarrelGap.High) || Between(Barrel.High, Backward.Low);
    }
}
