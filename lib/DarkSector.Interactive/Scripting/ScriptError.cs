using System.Collections.Immutable;

namespace DarkSector.Interactive.Scripting;

/// <summary>Why a cell or script did not finish.</summary>
/// <param name="Name">The kind: the exception type, or <c>CompilationError</c>.</param>
/// <param name="Message">What went wrong, in one sentence.</param>
/// <param name="Source">The cell or file, such as <c>Cell[3]</c> or <c>lib/cuts.csx</c>; null when the place is not known.</param>
/// <param name="Line">The line in <paramref name="Source"/>, counted from 1; null when not known.</param>
/// <param name="Traceback">What to show a reader, line by line, innermost call first.</param>
public sealed record ScriptError(string Name, string Message, string? Source, int? Line, ImmutableArray<string> Traceback)
{
    /// <summary>The place in words: <c>Cell[3] line 2</c>.</summary>
    public string Place => (Source, Line) switch
    {
        (null, _) => "an unknown place",
        (_, null) => Source,
        _ => $"{Source} line {Line}",
    };

    /// <inheritdoc/>
    public override string ToString() => string.Join(Environment.NewLine, Traceback);
}

/// <summary>Thrown when a directive of a script (<c>#r</c>, <c>#load</c>) asks for something that cannot be had.</summary>
/// <param name="message">What is missing, where it was looked for, and the way out.</param>
/// <param name="path">Full path of the cell or file with the directive.</param>
/// <param name="line">The line of the directive, counted from 1.</param>
internal sealed class DirectiveException(string message, string path, int line) : Exception(message)
{
    public string Path { get; } = path;

    public int Line { get; } = line;
}
