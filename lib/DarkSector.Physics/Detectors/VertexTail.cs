using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Pairs of tracks whose vertex is found far from where they start: the tail of the vertex resolution.</summary>
/// <remarks>
/// Kinks by scattering and decay in flight, bremsstrahlung and wrong hits move a vertex by more than any Gaussian allows. With P(d > r) = probability (scale/r)^power for r above the
/// scale, in any direction, prompt pairs make displaced vertices and conversions stop pointing back. The form and all numbers are assumed; an analysis takes them from
/// control samples (K_S, conversions, mu mu gamma). One pair in 25,000 is displaced by more than 5 mm.
/// </remarks>
public sealed record VertexTail
{
    /// <summary>Probability to be displaced by more than the <see cref="Scale"/>. Assumed.</summary>
    public double Probability { get; init => field = AllowedValue.Probability(value); } = 1e-3;

    /// <summary>Where the tail begins [cm]. Assumed.</summary>
    public double Scale { get; init => field = Positive(value, " cm"); } = 1 * mm;

    /// <summary>Power of the distance with which the tail falls. Assumed.</summary>
    public double Power { get; init => field = Positive(value, ""); } = 2;

    /// <summary>Largest displacement that is drawn [cm]: beyond it no vertex is found.</summary>
    public double Farthest { get; init => field = Positive(value, " cm"); } = 75 * cm;

    /// <summary>Probability to be displaced by more than a distance from the <see cref="Scale"/> on.</summary>
    /// <param name="distance">Distance [cm].</param>
    public double ProbabilityBeyond(double distance) => Probability * Math.Pow(Math.Max(distance, Scale) / Scale, -Power);

    /// <summary>A displacement of the tail, even in the logarithm of the distance, and its weight: weights average to <see cref="Probability"/>.</summary>
    /// <param name="rng">Random numbers.</param>
    public (ThreeVector Displacement, double Weight) Draw(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var range = Math.Log(Farthest / Scale);
        var distance = Scale * Math.Exp(range * rng.Uniform());
        return (ThreeVector.RandomDirection(rng) * distance, range * Power * ProbabilityBeyond(distance));
    }
}
