using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>Vertices of displaced pairs of tracks: how often they are found, and how well.</summary>
/// <remarks>Both depend on the distance from the z axis. Regions of Belle II: beam pipe to 1 cm, vertex detector 1.4 to 14 cm, drift chamber from 16.8 cm (basf2 online book; the chamber assumed).</remarks>
public sealed record Vertexing
{
    /// <summary>Probability that two found tracks give a vertex, against the distance [cm]. Assumed; independent of the efficiency of the tracks.</summary>
    public PiecewiseLinear Efficiency { get; init => field = PiecewiseLinear.OfProbabilities(value, nameof(Efficiency)); } = new((1, 0.95), (14, 0.90), (16.8, 0.80), (60, 0.60));

    /// <summary>Resolution of each coordinate, against the distance [cm against cm].</summary>
    /// <remarks>Assumed: 75 um near the interaction point (50-100), growing to 300 um at the outer edge of the vertex detector, millimetres beyond.</remarks>
    public PiecewiseLinear Resolution { get; init; } = new((0, 75 * um), (1.4, 80 * um), (14, 300 * um), (16.8, 1 * mm), (80, 3 * mm));

    /// <summary>A measured position [cm].</summary>
    /// <param name="vertex">True position [cm].</param>
    /// <param name="rng">Random numbers; three are drawn.</param>
    public ThreeVector Measure(ThreeVector vertex, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        var sigma = Resolution.At(Distance(vertex));
        return vertex + new ThreeVector(rng.Gaussian(), rng.Gaussian(), rng.Gaussian()) * sigma;
    }

    /// <summary>Cosine of the angle between where a vertex lies, seen from the origin, and its momentum.</summary>
    /// <param name="momentum">Momentum of the tracks together [GeV].</param>
    /// <param name="vertex">Position [cm].</param>
    public static double PointingCosine(FourVector momentum, ThreeVector vertex) => momentum.Momentum.Dot(vertex) / (momentum.P * vertex.Length);

    internal static double Distance(ThreeVector vertex) => Math.Sqrt(vertex.X * vertex.X + vertex.Y * vertex.Y);
}
