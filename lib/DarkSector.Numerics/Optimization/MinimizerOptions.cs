namespace DarkSector.Numerics.Optimization;

/// <summary>How far a minimisation goes.</summary>
/// <param name="Tolerance">Expected gain (EDM), in units of the function, at which the minimum is reached. With a function -ln L the default
/// leaves parameters at 0.1 % of their errors before the last Newton step, and closer after it.</param>
/// <param name="MaximumCalls">Most evaluations of the function; a gradient by differences counts with all of its calls.</param>
/// <param name="Recoveries">How often to start again (new metric, simplex) before giving up.</param>
public sealed record MinimizerOptions(double Tolerance = 1e-6, int MaximumCalls = 100_000, int Recoveries = 3)
{
    /// <summary>Expected gain at which the minimum is reached.</summary>
    public double Tolerance { get; init; } = Tolerance > 0 ? Tolerance
        : throw new ArgumentOutOfRangeException(nameof(Tolerance), $"Tolerance = {Tolerance}; it has to be positive, for example 1e-6.");

    /// <summary>Most evaluations of the function.</summary>
    public int MaximumCalls { get; init; } = MaximumCalls > 0 ? MaximumCalls
        : throw new ArgumentOutOfRangeException(nameof(MaximumCalls), $"MaximumCalls = {MaximumCalls}; at least 1 is needed.");

    /// <summary>How often to start again before giving up.</summary>
    public int Recoveries { get; init; } = Recoveries >= 0 ? Recoveries
        : throw new ArgumentOutOfRangeException(nameof(Recoveries), $"Recoveries = {Recoveries}; 0 or more are allowed.");
}
