using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Detectors.AllowedValue;

namespace DarkSector.Physics.Detectors;

/// <summary>Photons that the calorimeter loses in some directions, beyond what the simulation expects.</summary>
/// <remarks>Use this to give data another response than simulation: in the search for the invisible Z' the photon veto failed more often in the backward barrel of the data
/// (L. Corona, Belle II physics week 2024). A list of these is a map of the inefficiency.</remarks>
/// <param name="Name">Where, in words.</param>
/// <param name="Angles">Polar angles.</param>
/// <param name="Probability">Probability to lose a photon there.</param>
public sealed record PhotonLoss(string Name, AngularRange Angles, double Probability)
{
    /// <summary>Probability to lose a photon there, 0 to 1.</summary>
    public double Probability { get; } = AllowedValue.Probability(Probability, nameof(Probability));

    /// <summary>Energies concerned: from here [GeV].</summary>
    public double MinimumEnergy { get; init => field = NotNegative(value, " GeV"); }

    /// <summary>The barrel behind the split at 90 degrees: 90.2 to 128.7 degrees.</summary>
    /// <param name="probability">Probability to lose a photon there.</param>
    public static PhotonLoss BackwardBarrel(double probability) => new("backward barrel", AngularRange.Degrees(90.2, 128.7), probability);

    /// <summary>The probability that this photon is lost.</summary>
    /// <param name="photon">True momentum [GeV].</param>
    public double Of(FourVector photon) => photon.E >= MinimumEnergy && Angles.Contains(photon) ? Probability : 0;
}
