using System.Text;
using DarkSector.Interactive.Scripting;
using DarkSector.Notebook.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Notebooks;

/// <summary>C# code as HTML, with its words coloured by what they are.</summary>
internal static class CSharpMarkup
{
    public static string Colour(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, ScriptDirectives.ParseOptions).GetRoot().DescendantTokens())
        {
            Trivia(html, token.LeadingTrivia);
            Span(html, ClassOf(token), token.Text);
            Trivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Trivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (var trivia in list)
        {
            var text = trivia.ToFullString();
            if (trivia.IsDirective)
                Span(html, "directive", text);
            else if (string.IsNullOrWhiteSpace(text) || trivia.IsKind(SyntaxKind.SkippedTokensTrivia))
                Span(html, null, text);
            else
                Span(html, "comment", text);
        }
    }

    private static void Span(StringBuilder html, string? kind, string text)
    {
        if (text.Length == 0)
            return;
        var escaped = MarkupText.Escape(text);
        html.Append(kind is null ? escaped : $"<span class=\"{kind}\">{escaped}</span>");
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => "string",
        SyntaxKind.IdentifierToken => Identifier(token),
        _ => token.IsKeyword() ? "keyword" : null,
    };

    private static string? Identifier(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => "keyword",
        SimpleNameSyntax { Parent: InvocationExpressionSyntax } => "function",
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access } name when access.Name == name => "function",
        GenericNameSyntax => "type",
        IdentifierNameSyntax { Parent: ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax
            or ArrayTypeSyntax or NullableTypeSyntax or CastExpressionSyntax or SimpleBaseTypeSyntax } => "type",
        BaseTypeDeclarationSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "function",
        _ => null,
    };
}
