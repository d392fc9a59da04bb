using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace DarkSector.Physics.Detectors;

/// <summary>What a parameter of the detector may be; anything else is refused where it is set, by name.</summary>
internal static class AllowedValue
{
    /// <summary>A resolution, a threshold, a mean: finite, 0 or above.</summary>
    public static double NotNegative(double value, string unit, [CallerMemberName] string name = "") => value >= 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}{unit}; it must be a finite number, 0{unit} or above."));

    /// <summary>A scale, a radius: finite and above 0.</summary>
    public static double Positive(double value, string unit, [CallerMemberName] string name = "") => value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}{unit}; it must be a finite number above 0{unit}."));

    /// <summary>An efficiency, a fake rate: from 0 to 1.</summary>
    public static double Probability(double value, [CallerMemberName] string name = "") => value is >= 0 and <= 1 ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; a probability lies between 0 and 1."));
}
