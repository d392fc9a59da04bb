using System.Collections.Immutable;
using DarkSector.Interactive.Scripting;
using DarkSector.Numerics.Tables;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Notebooks;

/// <summary>The variables that a notebook's cell tagged <c>parameters</c> declares, with their types: what <c>--param</c> may set.</summary>
internal sealed class NotebookParameters
{
    private readonly ImmutableArray<(string Name, ITypeSymbol Type)> declared;

    private NotebookParameters(ImmutableArray<(string Name, ITypeSymbol Type)> declared) => this.declared = declared;

    /// <summary>The names, in the order of the cell.</summary>
    public IEnumerable<string> Names => declared.Select(one => one.Name);

    /// <summary>Reads the declarations by asking the compiler, so that <c>var mass = 250 * MeV;</c> is known to be a double.</summary>
    /// <param name="declaration">The cell tagged <c>parameters</c>.</param>
    /// <param name="folder">Folder of the notebook.</param>
    public static NotebookParameters Of(NotebookCell declaration, string folder)
    {
        using var engine = new ScriptEngine(folder, []);
        var compilation = engine.Draft(declaration.Source);
        var tree = compilation.SyntaxTrees.First();
        var model = compilation.GetSemanticModel(tree);
        var variables = tree.GetRoot().DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<VariableDeclaratorSyntax>();
        return new([.. variables.Select(variable => (variable.Identifier.Text, TypeOf(model.GetDeclaredSymbol(variable)))).DistinctBy(one => one.Text)]);
    }

    /// <summary>The statement that sets a parameter, of the type that the notebook gave it.</summary>
    /// <exception cref="FormatException">There is no such parameter, or the value does not fit its type.</exception>
    public string Setting(string name, string value)
    {
        var known = declared.FirstOrDefault(one => one.Name == name);
        if (known.Name is null)
            throw new FormatException($"The notebook has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Names))}. All: {string.Join(", ", Names)}.");
        var (type, literal) = ParameterValue.Of(name, value, known.Type);
        return $"{type} {name} = {literal};";
    }

    private static ITypeSymbol TypeOf(ISymbol? symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        _ => throw new InvalidOperationException($"The compiler knows no variable behind {symbol}."),
    };
}
