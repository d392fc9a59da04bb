using static System.FormattableString;

namespace DarkSector.Numerics;

/// <summary>A number with its standard deviation.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">Its standard deviation, in the same unit.</param>
public readonly record struct Estimate(double Value, double Error)
{
    /// <summary>Both multiplied by a factor.</summary>
    public static Estimate operator *(double factor, Estimate estimate) => new(factor * estimate.Value, Math.Abs(factor) * estimate.Error);

    /// <summary>Distance to another number in units of the error.</summary>
    public double Pull(double expected) => (Value - expected) / Error;

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Value:G6} +- {Error:G2}");
}
