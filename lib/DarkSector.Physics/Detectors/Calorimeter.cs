using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>The electromagnetic calorimeter as a veto: which photons and electrons it sees, and with what probability.</summary>
/// <remarks>Angles from basf2, AcceptanceVariables. The inefficiency outside the gaps is assumed: 1-2 % at 0.1 GeV, falling to
/// <see cref="HardPhotonLoss"/>; it decides the background near zero recoil mass, and a real analysis measures it on e+e- data.</remarks>
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
    public double Threshold { get; init; } = 50 * MeV;

    /// <summary>Probability to miss a hard photon in the active region. Assumed.</summary>
    public double HardPhotonLoss { get; init; } = 1e-3;

    /// <summary>Additional probability to miss a photon of <see cref="Threshold"/> energy. Assumed.</summary>
    public double SoftPhotonLoss { get; init; } = 0.02;

    /// <summary>Energy over which the additional loss falls by a factor e [GeV]. Assumed.</summary>
    public double SoftPhotonScale { get; init; } = 0.25 * GeV;

    /// <summary>Probability that a photon or electron makes a cluster.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Efficiency(FourVector momentum)
    {
        var theta = momentum.Theta;
        var active = Forward.Contains(theta) || Backward.Contains(theta) || (Barrel.Contains(theta) && !BarrelGap.Contains(theta));
        if (!active || momentum.E < Threshold)
            return 0;
        return 1 - HardPhotonLoss - SoftPhotonLoss * Math.Exp(-(momentum.E - Threshold) / SoftPhotonScale);
    }
}
