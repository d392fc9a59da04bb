using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Scripting;

/// <summary>Puts a <see cref="Checkpoint"/> into the body of each loop and of each lambda, and behind each label.</summary>
/// <remarks>
/// Everything stays on its line, so that errors of the running cell name the lines of the cell as written. What a lambda that is an
/// expression returns goes through <see cref="Checkpoint.Through"/>; where that is no C# (the lambda returns nothing, or its value has a
/// type only by where it goes), the cell is compiled without it. Lambdas that become expression trees must not change.
/// </remarks>
internal static class LoopCheckpoints
{
    private const string Class = $"global::{nameof(DarkSector)}.{nameof(Interactive)}.{nameof(Scripting)}.{nameof(Checkpoint)}";
    private const string Call = $" {Class}.{nameof(Checkpoint.Pass)}(); ";
    private const string Opening = $"{Class}.{nameof(Checkpoint.Through)}(";

    /// <summary>Versions of the code to compile, that with most checkpoints first; the last one is the code itself.</summary>
    public static IEnumerable<string> Versions(string code)
    {
        var nodes = CSharpSyntaxTree.ParseText(code, ScriptDirectives.ParseOptions).GetRoot().DescendantNodes().ToArray();
        var bodies = nodes.Select(Body).OfType<StatementSyntax>().SelectMany(Insertions)
            .Concat(nodes.OfType<LabeledStatementSyntax>().Select(label => (label.Statement.SpanStart, Call))).ToArray();
        var lambdas = code.Contains("Expression<", StringComparison.Ordinal) ? []
            : nodes.OfType<LambdaExpressionSyntax>().Select(lambda => lambda.ExpressionBody).OfType<ExpressionSyntax>().Where(HasTypeOfItsOwn).SelectMany(Insertions).ToArray();
        if (lambdas.Length > 0)
            yield return Insert(code, [.. bodies, .. lambdas]);
        if (bodies.Length > 0)
            yield return Insert(code, bodies);
        yield return code;
    }

    private static string Insert(string code, (int Position, string Text)[] unordered)
    {
        var insertions = unordered.OrderBy(insertion => insertion.Position).ToArray();
        var text = new StringBuilder(code.Length + insertions.Length * Call.Length);
        var done = 0;
        foreach (var (position, inserted) in insertions)
        {
            text.Append(code, done, position - done).Append(inserted);
            done = position;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private static StatementSyntax? Body(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        _ => null,
    };

    /// <summary>False for what a lambda cannot pass through a method: assignments and calls for their effect, and values that take their type from the target.</summary>
    private static bool HasTypeOfItsOwn(ExpressionSyntax expression) => expression is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax
        or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
        or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or InterpolatedStringExpressionSyntax or CastExpressionSyntax;

    private static IEnumerable<(int Position, string Text)> Insertions(ExpressionSyntax value) => [(value.SpanStart, Opening), (value.Span.End, ")")];

    private static IEnumerable<(int Position, string Text)> Insertions(StatementSyntax body) => body is BlockSyntax block
        ? [(block.OpenBraceToken.Span.End, Call)]
        : [(body.SpanStart, "{" + Call), (body.Span.End, "}")];
}
