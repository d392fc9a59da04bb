using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Scripting;

/// <summary>Puts a <see cref="Checkpoint"/> at the beginning of each loop body and of each lambda that has statements.</summary>
/// <remarks>Everything stays on its line, so that errors of the running cell name the lines of the cell as written.</remarks>
internal static class LoopCheckpoints
{
    private const string Call = $" global::{nameof(DarkSector)}.{nameof(Interactive)}.{nameof(Scripting)}.{nameof(Checkpoint)}.{nameof(Checkpoint.Pass)}(); ";

    /// <summary>The code with its checkpoints; the same code when it has no loop and no such lambda.</summary>
    public static string Insert(string code)
    {
        var bodies = CSharpSyntaxTree.ParseText(code, ScriptDirectives.ParseOptions).GetRoot().DescendantNodes().Select(Body).OfType<StatementSyntax>();
        var insertions = bodies.SelectMany(Insertions).OrderBy(insertion => insertion.Position).ToArray();
        if (insertions.Length == 0)
            return code;
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

    private static IEnumerable<(int Position, string Text)> Insertions(StatementSyntax body) => body is BlockSyntax block
        ? [(block.OpenBraceToken.Span.End, Call)]
        : [(body.SpanStart, "{" + Call), (body.Span.End, "}")];
}
