using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DarkSector.Interactive.Scripting;

/// <summary>Whether code is ready to run, for consoles that decide by it what the Enter key does.</summary>
internal static class Completeness
{
    /// <returns><c>complete</c>, <c>incomplete</c> when more must follow, or <c>invalid</c> when nothing that follows can mend it.</returns>
    public static string Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellPart.CodeOnly(code), ScriptDirectives.ParseOptions);
        var errors = tree.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error && !IsDirective(found)).ToArray();
        if (SyntaxFactory.IsCompleteSubmission(tree))
            return errors.Length == 0 ? "complete" : "invalid";
        // What is merely unfinished has its errors at the end.
        var last = tree.GetRoot().DescendantTokens().LastOrDefault(token => token.Span.Length > 0).SpanStart;
        return errors.Any(found => found.Location.SourceSpan.End < last && !IsUnclosed(found)) ? "invalid" : "incomplete";
    }

    /// <summary>A comment or a text over several lines that has not ended yet.</summary>
    internal static bool IsUnclosed(Diagnostic found) => found.Id is "CS1035" or "CS1039" or "CS8997";

    /// <summary>Directives may stand anywhere in a cell; the engine moves them to the front.</summary>
    private static bool IsDirective(Diagnostic found) => found.Id is "CS7009" or "CS8098" or "CS8097" or "CS1024" or "CS7010" or "CS8096";
}
