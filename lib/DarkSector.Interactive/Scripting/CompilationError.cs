using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting;

/// <summary>Turns what the compiler objects to into errors that show the place in the cell.</summary>
internal static class CompilationError
{
    private const string Name = "CompilationError";
    private const int Shown = 10;

    /// <summary>The errors among the diagnostics as one error, or null when there are none.</summary>
    public static ScriptError? Of(ImmutableArray<Diagnostic> diagnostics, string folder)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.GetMappedLineSpan().StartLinePosition).ToArray();
        if (errors.Length == 0)
            return null;
        var traceback = errors.Take(Shown).SelectMany(error => Describe(error, folder));
        if (errors.Length > Shown)
            traceback = traceback.Append($"... and {errors.Length - Shown} more");
        var (source, position) = Place(errors[0], folder);
        return new(Name, $"{errors[0].Id}: {Message(errors[0])}", source, position.Line + 1, [.. traceback]);
    }

    /// <summary>The error of a directive that names something missing.</summary>
    public static ScriptError Of(DirectiveException missing, string folder)
    {
        var source = ScriptPaths.Describe(missing.Path, folder);
        return new(Name, missing.Message, source, missing.Line, [$"{source} line {missing.Line}: {missing.Message}"]);
    }

    /// <summary>The error of a cell as a whole.</summary>
    public static ScriptError Of(string message, string source) => new(Name, message, source, null, [$"{source}: {message}"]);

    private static IEnumerable<string> Describe(Diagnostic error, string folder)
    {
        var (source, position) = Place(error, folder);
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{source} line {position.Line + 1}, column {position.Character + 1}: error {error.Id}: {Message(error)}");
        if (error.Location.SourceTree is not { } tree)
            yield break;
        var line = tree.GetText().Lines.GetLineFromPosition(error.Location.SourceSpan.Start).ToString().Replace('\t', ' ');
        yield return "    " + line;
        var width = Math.Clamp(error.Location.SourceSpan.Length, 1, Math.Max(1, line.Length - position.Character));
        yield return "    " + new string(' ', position.Character) + new string('^', width);
    }

    private static (string Source, Microsoft.CodeAnalysis.Text.LinePosition Position) Place(Diagnostic error, string folder)
    {
        var span = error.Location.GetMappedLineSpan();
        var path = string.IsNullOrEmpty(span.Path) ? error.Location.SourceTree?.FilePath : span.Path;
        return (string.IsNullOrEmpty(path) ? "script" : ScriptPaths.Describe(path, folder), span.StartLinePosition);
    }

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);
}
