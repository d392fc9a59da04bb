using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Identification of muons that reach the muon detector.</summary>
/// <remarks>Belle II: angles and the momentum threshold from basf2; the plateau of 85-95 % is assumed at its middle.</remarks>
public sealed record MuonIdentification
{
    /// <summary>Polar angles covered; Belle II: 18 to 155 degrees.</summary>
    public AngularRange Acceptance { get; init; } = AngularRange.Degrees(18, 155);

    /// <summary>Momentum below which the muon does not reach the detector [GeV].</summary>
    public double LowestMomentum { get; init => field = NotNegative(value, " GeV"); } = 0.6 * GeV;

    /// <summary>Momentum of full efficiency [GeV]; in between it rises linearly. Assumed.</summary>
    public double FullEfficiencyMomentum { get; init => field = NotNegative(value, " GeV"); } = 1.0 * GeV;

    /// <summary>Efficiency above <see cref="FullEfficiencyMomentum"/>. Assumed.</summary>
    public double PlateauEfficiency { get; init => field = Probability(value); } = 0.90;

    /// <summary>Probability that a muon with a track is identified.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Efficiency(FourVector momentum) => PlateauEfficiency * Reach(momentum);

    /// <summary>How much of the muon detector a track reaches: 0 to 1. It holds for muons and for what is mistaken for them.</summary>
    /// <param name="momentum">True laboratory momentum [GeV].</param>
    public double Reach(FourVector momentum) => Acceptance.Contains(momentum)
        ? Math.Clamp((momentum.P - LowestMomentum) / (FullEfficiencyMomentum - LowestMomentum), 0, 1)
        : 0;
}
