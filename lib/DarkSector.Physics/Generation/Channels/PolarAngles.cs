using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Generation.Channels;

/// <summary>A range of polar angles in the CMS frame, as a generator-level cut.</summary>
/// <param name="Minimum">Smallest angle to the electron beam [rad].</param>
/// <param name="Maximum">Largest angle [rad].</param>
public sealed record PolarAngles(double Minimum = 0, double Maximum = Math.PI)
{
    /// <summary>All angles.</summary>
    public static PolarAngles All { get; } = new();

    /// <summary>Smallest angle to the electron beam [rad], from 0 to below pi.</summary>
    public double Minimum { get; } = Minimum is >= 0 and < Math.PI ? Minimum
        : throw new ArgumentOutOfRangeException(nameof(Minimum), $"Minimum = {Minimum} rad; allowed are 0 to pi.");

    /// <summary>Largest angle [rad], from the smallest to pi.</summary>
    public double Maximum { get; } = Maximum > Minimum && Maximum <= Math.PI ? Maximum
        : throw new ArgumentOutOfRangeException(nameof(Maximum), $"Maximum = {Maximum} rad; allowed are values above Minimum = {Minimum} rad, up to pi.");

    /// <summary>Whether a momentum in the CMS frame points there.</summary>
    public bool Contain(FourVector momentum) => (Minimum == 0 && Maximum == Math.PI) || momentum.Theta is var theta && theta >= Minimum && theta <= Maximum;
}
