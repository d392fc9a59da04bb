namespace DarkSector.Numerics.Optimization;

/// <summary>Why a minimisation stopped.</summary>
public enum MinimumVerdict
{
    /// <summary>The expected gain of a further step is negligible, and the second derivatives are those of a minimum.</summary>
    Converged,

    /// <summary>The expected gain is below what the rounding or noise of the function can show. Counts as a minimum.</summary>
    ConvergedToNoise,

    /// <summary>A parameter, or a combination of them, does not change the function: the minimum is not a point.</summary>
    FlatDirection,

    /// <summary>The second derivatives are those of a saddle or a maximum, and no way down was found.</summary>
    NotAMinimum,

    /// <summary>A gain is expected, and no step brings it: the function has noise, a kink or a wrong gradient.</summary>
    NoDescent,

    /// <summary>The function is NaN or infinite at the start.</summary>
    NotFiniteAtStart,

    /// <summary>The derivatives are NaN or infinite where the function is finite.</summary>
    NotFiniteDerivatives,

    /// <summary>The function falls without end.</summary>
    Unbounded,

    /// <summary>The allowed number of calls was used up.</summary>
    CallLimit,
}
