using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;

namespace DarkSector.Physics.Detectors;

/// <summary>Energy and angular resolution of photons in the calorimeter.</summary>
/// <remarks>Widths against energy per region and background level: a/E + b/E^(1/2) + c/E^(1/4) + d with the coefficients of basf2 (ECLCovarianceMatrix, 2016-2018,
/// from simulation). In the barrel with low background 2.0 % at 1 GeV. The low tail is not part of those and assumed.</remarks>
public sealed record ClusterResolution
{
    /// <summary>Beam background under the clusters.</summary>
    public BackgroundLevel Background { get; init; } = BackgroundLevel.Low;

    /// <summary>Shape of the energy response around its width.</summary>
    public LowTail Tail { get; init; } = new();

    /// <summary>Measured over true energy at the peak; 1 for a perfect calibration.</summary>
    public double EnergyScale { get; init => field = Positive(value, ""); } = 1;

    /// <summary>Factor on the width of the energy, for a systematic or another detector.</summary>
    public double WidthFactor { get; init => field = NotNegative(value, ""); } = 1;

    /// <summary>Factor on the widths of the angles.</summary>
    public double AngleFactor { get; init => field = NotNegative(value, ""); } = 1;

    /// <summary>sigma(E)/E.</summary>
    /// <param name="region">Where.</param>
    /// <param name="energy">True energy [GeV].</param>
    public double RelativeEnergy(CalorimeterRegion region, double energy) => WidthFactor * Units.percent * Terms(ClusterTerms.Energy, region).At(energy);

    /// <summary>Resolution of the polar angle [rad].</summary>
    /// <param name="region">Where.</param>
    /// <param name="energy">True energy [GeV].</param>
    public double Theta(CalorimeterRegion region, double energy) => AngleFactor * Units.mrad * Terms(ClusterTerms.Theta, region).At(energy);

    /// <summary>Resolution of the azimuth [rad].</summary>
    /// <param name="region">Where.</param>
    /// <param name="energy">True energy [GeV].</param>
    public double Phi(CalorimeterRegion region, double energy) => AngleFactor * Units.mrad * Terms(ClusterTerms.Phi, region).At(energy);

    /// <summary>A measured energy [GeV], always above 0.</summary>
    /// <param name="region">Where.</param>
    /// <param name="energy">True energy [GeV], above 0.</param>
    /// <param name="rng">Random numbers; one is drawn.</param>
    public double MeasureEnergy(CalorimeterRegion region, double energy, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var width = RelativeEnergy(region, energy);
        var uniform = rng.Uniform();
        return width == 0 ? EnergyScale * energy : EnergyScale * energy * (1 + width * Tail.Quantile(uniform, -1 / width));
    }

    /// <summary>A measured photon: massless, from the origin.</summary>
    /// <param name="region">Where.</param>
    /// <param name="photon">True momentum [GeV].</param>
    /// <param name="rng">Random numbers; three are drawn.</param>
    public FourVector Measure(CalorimeterRegion region, FourVector photon, RandomStream rng)
    {
        var energy = MeasureEnergy(region, photon.E, rng);
        var theta = photon.Theta + Theta(region, photon.E) * rng.Gaussian();
        var phi = photon.Phi + Phi(region, photon.E) * rng.Gaussian();
        return FourVector.FromMass(ThreeVector.Direction(theta, phi) * energy, 0);
    }

    private ClusterTerms Terms(ClusterTerms[,] table, CalorimeterRegion region) => table[(int)region, (int)Background];
}
