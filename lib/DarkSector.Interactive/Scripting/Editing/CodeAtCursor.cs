using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Scripting.Editing;

/// <summary>What stands around the cursor, token by token: code under construction rarely parses, but its tokens are right.</summary>
internal sealed class CodeAtCursor
{
    private readonly SyntaxToken[] before;

    /// <param name="tree">The parsed cell.</param>
    /// <param name="position">Where the cursor is, in UTF-16 units.</param>
    public CodeAtCursor(SyntaxTree tree, int position)
    {
        Text = tree.GetText().ToString();
        Position = Math.Clamp(position, 0, Text.Length);
        Start = Position;
        while (Start > 0 && SyntaxFacts.IsIdentifierPartCharacter(Text[Start - 1]))
            Start--;
        var root = tree.GetRoot();
        before = [.. root.DescendantTokens().Where(token => token.Span.Length > 0 && token.Span.End <= Start)];
        IsProse = root.FindTrivia(Position - 1) is { RawKind: not 0 } trivia && IsComment(trivia)
            || root.DescendantTokens().Any(token => IsText(token) && token.SpanStart < Position && Position < token.Span.End);
    }

    /// <summary>The cell.</summary>
    public string Text { get; }

    /// <summary>Where the cursor is.</summary>
    public int Position { get; }

    /// <summary>Where the name under construction begins.</summary>
    public int Start { get; }

    /// <summary>The name under construction, as far as typed.</summary>
    public string Typed => Text[Start..Position];

    /// <summary>True inside a comment or a string.</summary>
    public bool IsProse { get; }

    /// <summary>The text before the dot that precedes the name; null without a dot.</summary>
    public string? Receiver => Before(before.Length, SyntaxKind.DotToken) ? ReceiverEndingAt(before.Length - 2) : null;

    /// <summary>True when the name follows the keyword <c>using</c>, with or without namespaces between.</summary>
    public bool IsUsing
    {
        get
        {
            var i = before.Length - 1;
            while (i > 0 && before[i].Kind() is SyntaxKind.DotToken or SyntaxKind.IdentifierToken)
                i--;
            return i >= 0 && before[i].IsKind(SyntaxKind.UsingKeyword);
        }
    }

    /// <summary>The call whose arguments are being written.</summary>
    /// <returns>The receiver and name of the method, and whether the cursor is among the parameters of a lambda; null outside of a call.</returns>
    public (string? Receiver, string Method, bool InLambda)? Call()
    {
        var inLambda = false;
        var depth = 0;
        for (var i = before.Length - 1; i > 0; i--)
        {
            if (before[i].Kind() is SyntaxKind.EqualsGreaterThanToken or SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken && depth == 0)
                return null;
            if (IsClosing(before[i]))
                depth++;
            else if (IsOpening(before[i]) && depth-- == 0)
            {
                depth = 0;
                if (before[i - 1].IsKind(SyntaxKind.IdentifierToken) && before[i].IsKind(SyntaxKind.OpenParenToken))
                    return (Before(i - 1, SyntaxKind.DotToken) ? ReceiverEndingAt(i - 3) : null, before[i - 1].ValueText, inLambda);
                inLambda = before[i - 1].Kind() is SyntaxKind.OpenParenToken or SyntaxKind.CommaToken;
            }
        }

        return null;
    }

    /// <summary>True when the token before an index is of a kind.</summary>
    private bool Before(int index, SyntaxKind kind) => index > 0 && before[index - 1].IsKind(kind);

    /// <summary>The expression that ends at a token and is followed by a dot: as parsed, or else names, calls, indexers and literals joined by dots.</summary>
    private string? ReceiverEndingAt(int last)
    {
        if (before[last + 1].Parent is MemberAccessExpressionSyntax { Expression.IsMissing: false } access && access.OperatorToken == before[last + 1])
            return access.Expression.ToString();
        var first = last + 1;
        for (var i = last; i >= 0; i--)
        {
            // a?.b: the question mark belongs to the dot.
            if (before[i].Kind() is SyntaxKind.QuestionToken or SyntaxKind.ExclamationToken && first > i)
                continue;
            while (i > 0 && IsClosing(before[i]))
            {
                i = OpeningOf(i) - 1;
                first = i + 1;
            }

            if (i >= 0 && IsName(before[i]))
                first = i;
            if (!Before(first, SyntaxKind.DotToken))
                break;
            i = first - 1;
        }

        if (Before(first, SyntaxKind.NewKeyword))
            first--;
        return first > last ? null : Text[before[first].SpanStart..before[last].Span.End].TrimEnd('?');
    }

    private int OpeningOf(int closing)
    {
        var depth = 0;
        for (var i = closing; i > 0; i--)
        {
            depth += IsClosing(before[i]) ? 1 : IsOpening(before[i]) ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return 0;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || token.Parent is LiteralExpressionSyntax or PredefinedTypeSyntax or ThisExpressionSyntax;

    private static bool IsOpening(SyntaxToken token) => token.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken;

    private static bool IsClosing(SyntaxToken token) => token.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken;

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia;

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
        or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken;
}
