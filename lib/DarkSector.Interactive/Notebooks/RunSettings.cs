namespace DarkSector.Interactive.Notebooks;

/// <summary>How a notebook is run.</summary>
/// <param name="Timeout">The longest one cell may take; null for as long as it likes.</param>
/// <param name="KeepGoing">Whether to run the cells behind one that failed.</param>
public sealed record RunSettings(TimeSpan? Timeout = null, bool KeepGoing = false)
{
    /// <summary>No limit of time; the first failure ends the run.</summary>
    public static RunSettings Default { get; } = new();
}
