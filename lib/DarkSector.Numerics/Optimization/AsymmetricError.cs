using static System.FormattableString;

namespace DarkSector.Numerics.Optimization;

/// <summary>An asymmetric error by profiling (Minos).</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its best value.</param>
/// <param name="Lower">Distance down to where the profile has risen, at most 0; NaN when it never does.</param>
/// <param name="Upper">Distance up to where the profile has risen, at least 0; NaN when it never does.</param>
/// <param name="IsValid">True when both ends were found.</param>
/// <param name="Message">What happened: found, stopped by a limit, or a lower minimum met on the way.</param>
public sealed record AsymmetricError(string Name, double Value, double Lower, double Upper, bool IsValid, string Message)
{
    /// <summary>Value with both errors, and what is wrong with them.</summary>
    public override string ToString() => Invariant($"{Name} = {Value:G6} {Lower:G4} +{Upper:G4}{(IsValid ? "" : $"  INVALID: {Message}")}");
}
