namespace DarkSector.Statistics.Models;

/// <summary>What an analysis says about a parameter beyond what its modifiers imply; whatever is null keeps its default.</summary>
/// <remarks>A list has one entry per parameter of that name: one for a scalar, one per bin for bin factors. Bounds of the parameter of interest are the
/// first guess of a scan and never limit a result from above.</remarks>
/// <param name="Name">Name of the parameter.</param>
public sealed record ParameterSetting(string Name)
{
    /// <summary>Start values of fits.</summary>
    public IReadOnlyList<double>? Inits { get; init; }

    /// <summary>Lower and upper bounds.</summary>
    public IReadOnlyList<(double Lower, double Upper)>? Bounds { get; init; }

    /// <summary>Auxiliary measurements: centres of the constraints.</summary>
    public IReadOnlyList<double>? AuxData { get; init; }

    /// <summary>Auxiliary events expected at factor 1, for Poisson constraints.</summary>
    public IReadOnlyList<double>? Factors { get; init; }

    /// <summary>Widths of Gaussian constraints.</summary>
    public IReadOnlyList<double>? Sigmas { get; init; }

    /// <summary>True to hold the parameter at its start value.</summary>
    public bool? Fixed { get; init; }
}
