namespace DarkSector.Physics.Generation;

/// <summary>Generator-level cuts on a photon in the CMS frame.</summary>
/// <param name="MinimumTheta">Smallest polar angle [rad].</param>
/// <param name="MaximumTheta">Largest polar angle [rad].</param>
/// <param name="MinimumEnergy">Smallest energy [GeV].</param>
public sealed record PhotonCuts(double MinimumTheta = 0, double MaximumTheta = Math.PI, double MinimumEnergy = 0)
{
    /// <summary>No cuts.</summary>
    public static PhotonCuts None { get; } = new();

    /// <summary>A photon at least an angle away from either beam.</summary>
    /// <param name="angle">Smallest angle to either beam [rad], from 0 to below pi/2.</param>
    /// <param name="energy">Smallest energy [GeV].</param>
    public static PhotonCuts AwayFromBeams(double angle, double energy = 0) => new(angle, Math.PI - angle, energy);

    /// <summary>Smallest polar angle [rad], from 0 to below pi.</summary>
    public double MinimumTheta { get; } = MinimumTheta is >= 0 and < Math.PI ? MinimumTheta
        : throw new ArgumentOutOfRangeException(nameof(MinimumTheta), $"MinimumTheta = {MinimumTheta} rad; allowed are 0 to pi.");

    /// <summary>Largest polar angle [rad], above the smallest, up to pi.</summary>
    public double MaximumTheta { get; } = MaximumTheta > MinimumTheta && MaximumTheta <= Math.PI ? MaximumTheta
        : throw new ArgumentOutOfRangeException(nameof(MaximumTheta), $"MaximumTheta = {MaximumTheta} rad; allowed are values above MinimumTheta = {MinimumTheta} rad, up to pi.");

    /// <summary>Smallest energy [GeV], not negative.</summary>
    public double MinimumEnergy { get; } = MinimumEnergy >= 0 && double.IsFinite(MinimumEnergy) ? MinimumEnergy
        : throw new ArgumentOutOfRangeException(nameof(MinimumEnergy), $"MinimumEnergy = {MinimumEnergy} GeV; it must be at least 0.");
}
