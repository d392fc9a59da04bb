using DarkSector.Numerics.Kinematics;
using static DarkSector.Physics.Detectors.AllowedValue;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

/// <summary>The layers of a drift chamber that a track crosses: how many hits it can have.</summary>
/// <remarks>Geometry alone: evenly spaced layers between two radii and two ends, a helix from where the particle starts outwards, no inefficiency, no energy loss. Belle II: 56 layers
/// with wires from 16.8 to 111 cm (Technical Design Report, arXiv:1011.0352; from memory, to be checked).</remarks>
public sealed record DriftChamber
{
    // pT [GeV] = 0.00299792458 B [T] R [cm]
    private const double GevPerTeslaCentimetre = 0.00299792458;

    /// <summary>Number of layers.</summary>
    public int Layers { get; init; } = 56;

    /// <summary>Radius of the first layer [cm].</summary>
    public double InnerRadius { get; init => field = Positive(value, " cm"); } = 16.8 * cm;

    /// <summary>Radius of the last layer [cm].</summary>
    public double OuterRadius { get; init => field = Positive(value, " cm"); } = 111 * cm;

    /// <summary>End behind the interaction point, as a positive distance [cm]. Assumed.</summary>
    public double BackwardEnd { get; init => field = Positive(value, " cm"); } = 83 * cm;

    /// <summary>End in front [cm]. Assumed.</summary>
    public double ForwardEnd { get; init => field = Positive(value, " cm"); } = 159 * cm;

    /// <summary>Layers that a particle crosses on its way out: 0 to <see cref="Layers"/>.</summary>
    /// <param name="momentum">Momentum at the start [GeV].</param>
    /// <param name="origin">Where it starts [cm].</param>
    /// <param name="charge">Charge [e], +1 or -1.</param>
    /// <param name="magneticField">Field along z [T], positive.</param>
    public double Hits(FourVector momentum, ThreeVector origin, int charge, double magneticField)
    {
        var start = Math.Sqrt(origin.X * origin.X + origin.Y * origin.Y);
        var first = Math.Max(InnerRadius, start);
        var last = Math.Min(OuterRadius, Math.Min(Reach(momentum, origin, charge, magneticField), AtEnd(momentum, origin, start)));
        return Math.Max(0, Layers * (last - first) / (OuterRadius - InnerRadius));
    }

    // The far side of the circle in the transverse plane.
    private static double Reach(FourVector momentum, ThreeVector origin, int charge, double magneticField)
    {
        var radius = charge * momentum.Pt / (GevPerTeslaCentimetre * magneticField);
        var (x, y) = (origin.X + radius * momentum.Py / momentum.Pt, origin.Y - radius * momentum.Px / momentum.Pt);
        return Math.Sqrt(x * x + y * y) + Math.Abs(radius);
    }

    // Where a straight line in r and z leaves through an end; no line inside the ends is shorter.
    private double AtEnd(FourVector momentum, ThreeVector origin, double start)
    {
        var left = momentum.Pz > 0 ? ForwardEnd - origin.Z : BackwardEnd + origin.Z;
        return momentum.Pz == 0 ? OuterRadius : start + Math.Max(0, left) * momentum.Pt / Math.Abs(momentum.Pz);
    }
}
