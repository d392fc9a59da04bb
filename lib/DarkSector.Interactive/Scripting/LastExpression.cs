using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Scripting;

/// <summary>Tells whether a cell ends with a value to show.</summary>
internal static class LastExpression
{
    /// <summary>
    /// True for a last expression without semicolon, unless it is a call that returns nothing; and for <c>return value;</c>.
    /// </summary>
    public static bool HasValue(Compilation compilation, object? returned)
    {
        // Loaded files come first; the cell itself is the last tree.
        var tree = compilation.SyntaxTrees.Last();
        var last = ((CompilationUnitSyntax)tree.GetRoot()).Members.LastOrDefault() as GlobalStatementSyntax;
        if (last?.Statement is not ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement)
            return returned is not null;
        var type = compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression).Type;
        return returned is not null || type?.SpecialType != SpecialType.System_Void;
    }
}
