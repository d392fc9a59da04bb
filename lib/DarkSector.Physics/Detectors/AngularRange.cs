using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Detectors;

/// <summary>A range of laboratory polar angles.</summary>
/// <param name="Low">Smallest angle [rad].</param>
/// <param name="High">Largest angle [rad].</param>
public readonly record struct AngularRange(double Low, double High)
{
    private readonly double _cosLow = Math.Cos(Low);
    private readonly double _cosHigh = Math.Cos(High);

    /// <summary>Smallest angle [rad].</summary>
    public double Low { get; } = Low;

    /// <summary>Largest angle [rad].</summary>
    public double High { get; } = High;

    /// <summary>A range given in degrees.</summary>
    public static AngularRange Degrees(double low, double high) => new(low * Units.deg, high * Units.deg);

    /// <summary>Whether an angle [rad] lies inside.</summary>
    public bool Contains(double theta) => theta > Low && theta < High;

    /// <summary>Whether a momentum points inside: the same without an arc tangent.</summary>
    public bool Contains(FourVector momentum)
    {
        var p = momentum.P;
        return momentum.Pz < p * _cosLow && momentum.Pz > p * _cosHigh;
    }
}
