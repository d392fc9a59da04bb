namespace DarkSector.Physics.Detectors;

/// <summary>A range of laboratory polar angles.</summary>
/// <param name="Low">Smallest angle [rad].</param>
/// <param name="High">Largest angle [rad].</param>
public readonly record struct AngularRange(double Low, double High)
{
    /// <summary>A range given in degrees.</summary>
    public static AngularRange Degrees(double low, double high) => new(low * Units.deg, high * Units.deg);

    /// <summary>Whether an angle [rad] lies inside.</summary>
    public bool Contains(double theta) => theta > Low && theta < High;
}
