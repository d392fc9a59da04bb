using System.Collections.Immutable;
using DarkSector.Numerics.Tables;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DarkSector.Interactive.Scripting.Editing;

/// <summary>A name offered to the one who types.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it names: <c>method</c>, <c>property</c>, <c>column</c>, <c>keyword</c> and so on.</param>
internal readonly record struct Suggestion(string Name, string Kind);

/// <summary>The names that fit at the cursor.</summary>
/// <param name="Start">Where the text they replace begins, in UTF-16 units.</param>
/// <param name="Names">The names, best first.</param>
internal sealed record Suggestions(int Start, ImmutableArray<Suggestion> Names);

/// <summary>Answers the questions of an editor about the next cell of an engine: what may stand here, and what is this.</summary>
/// <param name="engine">Knows what earlier cells declared.</param>
internal sealed class CellEditor(ScriptEngine engine)
{
    private const int Most = 1000;

    /// <summary>The names that fit at a position of a cell.</summary>
    /// <param name="code">The cell as far as written.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    public Suggestions Complete(string code, int position)
    {
        position = Math.Clamp(position, 0, code.Length);
        if (DirectiveSuggestions.At(code, position, engine.Folder) is { } directives)
            return directives;
        var compilation = engine.Draft(code);
        var tree = compilation.SyntaxTrees.Last();
        var cursor = new CodeAtCursor(tree, position);
        if (cursor.IsProse)
            return new(cursor.Position, []);
        var model = compilation.GetSemanticModel(tree);
        var names = cursor.Receiver is { } receiver ? Members(model, cursor, receiver) : Columns(cursor).Concat(Names(model, cursor));
        return new(cursor.Start, [.. names.Where(name => Begins(name.Name, cursor.Typed)).DistinctBy(name => name.Name).Take(Most)]);
    }

    /// <summary>What the name at a position is: signature and documentation.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The cursor, in UTF-16 units; on a name, right behind it, or among the arguments of a call.</param>
    /// <returns>The description, or null when there is nothing to describe.</returns>
    public string? Inspect(string code, int position)
    {
        var compilation = engine.Draft(code);
        var tree = compilation.SyntaxTrees.Last();
        var end = Math.Clamp(position, 0, code.Length);
        while (end < code.Length && SyntaxFacts.IsIdentifierPartCharacter(code[end]))
            end++;
        var cursor = new CodeAtCursor(tree, end);
        var model = compilation.GetSemanticModel(tree);
        var (receiver, name) = (cursor.Receiver, cursor.Typed);
        if (name.Length == 0 && cursor.Call() is { } call)
            (receiver, name) = (call.Receiver, call.Method);
        if (name.Length == 0 || cursor.IsProse)
            return null;
        var at = Math.Min(cursor.Start, tree.Length);
        var symbols = (receiver is null ? model.LookupSymbols(at) : MembersOf(model, at, receiver)).Where(symbol => symbol.Name == name).ToArray();
        return symbols.Length == 0 ? null : SymbolDescription.Of(symbols);
    }

    private static IEnumerable<Suggestion> Members(SemanticModel model, CodeAtCursor cursor, string receiver)
    {
        var members = MembersOf(model, cursor.Start, receiver);
        if (cursor.IsUsing)
            members = members.Where(symbol => symbol is INamespaceSymbol);
        return Ordered(members);
    }

    private static IEnumerable<ISymbol> MembersOf(SemanticModel model, int position, string receiver)
    {
        var expression = SyntaxFactory.ParseExpression(receiver);
        var symbol = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol
            ?? model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol;
        if (symbol is INamespaceOrTypeSymbol container)
            return model.LookupSymbols(position, container).Where(member => member.IsStatic || member is INamespaceOrTypeSymbol);
        var type = model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or IErrorTypeSymbol ? []
            : model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol);
    }

    private static IEnumerable<Suggestion> Names(SemanticModel model, CodeAtCursor cursor)
    {
        var symbols = model.LookupSymbols(cursor.Start).Where(symbol => symbol.CanBeReferencedByName);
        if (cursor.IsUsing)
            return Ordered(symbols.Where(symbol => symbol is INamespaceSymbol));
        var keywords = SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(keyword => !keyword.StartsWith('_'));
        return Ordered(symbols).Concat(keywords.Order(StringComparer.Ordinal).Select(keyword => new Suggestion(keyword, "keyword")));
    }

    /// <summary>Columns of tables, where parameters of a lambda or arguments of a table's method are being written.</summary>
    private IEnumerable<Suggestion> Columns(CodeAtCursor cursor)
    {
        if (cursor.Call() is not { } call)
            return [];
        var root = new string([.. (call.Receiver ?? "").TakeWhile(SyntaxFacts.IsIdentifierPartCharacter)]);
        EventTable[] tables = [.. engine.Variables.Where(variable => variable.Name == root).Select(variable => variable.Value).OfType<EventTable>()];
        if (tables.Length == 0 && call.InLambda)
            tables = [.. engine.Variables.Select(variable => variable.Value).OfType<EventTable>()];
        return tables.SelectMany(table => table.ColumnNames.Concat(table.ParticleNames))
            .Order(StringComparer.OrdinalIgnoreCase).Select(column => new Suggestion(column, "column"));
    }

    private static IEnumerable<Suggestion> Ordered(IEnumerable<ISymbol> symbols) =>
        symbols.Where(symbol => symbol.CanBeReferencedByName).OrderBy(symbol => symbol.Name, StringComparer.OrdinalIgnoreCase)
            .Select(symbol => new Suggestion(symbol.Name, Kind(symbol)));

    private static string Kind(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        ILocalSymbol or IParameterSymbol => "variable",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };

    private static bool Begins(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
