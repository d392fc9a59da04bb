using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DarkSector.Interactive.Scripting;

/// <summary>Whether code is ready to run, for consoles that decide by it what the Enter key does.</summary>
internal static class Completeness
{
    /// <returns><c>complete</c>, <c>incomplete</c> when more must follow, or <c>invalid</c> when nothing that follows can mend it.</returns>
    public static string Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, ScriptDirectives.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return "incomplete";
        return tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error && !IsDirective(found)) ? "invalid" : "complete";
    }

    /// <summary>Directives may stand anywhere in a cell; the engine moves them to the front.</summary>
    private static bool IsDirective(Diagnostic found) => found.Id is "CS7009" or "CS8098" or "CS8097" or "CS1024" or "CS7010" or "CS8096";
}
