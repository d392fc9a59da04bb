namespace DarkSector.Interactive.Scripting;

/// <summary>How a cell ended.</summary>
/// <param name="HasValue">True when the last line is an expression with a value and without a semicolon, or returns one.</param>
/// <param name="Value">That value.</param>
/// <param name="Error">The error that ended the cell; null when it ran to its end.</param>
public sealed record CellResult(bool HasValue, object? Value, ScriptError? Error)
{
    /// <summary>True when the cell ran to its end.</summary>
    public bool Succeeded => Error is null;

    internal static CellResult Nothing { get; } = new(false, null, null);

    internal static CellResult Failed(ScriptError error) => new(false, null, error);
}
