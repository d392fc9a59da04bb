using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DarkSector.Interactive.Notebooks;

/// <summary>A value typed on the command line as C# of the type that a parameter has.</summary>
internal static class ParameterValue
{
    /// <summary>The type and the literal to write into a cell.</summary>
    /// <param name="name">Name of the parameter, for messages.</param>
    /// <param name="value">What the user typed: a number (<c>1e5</c> is fine for an int), true or false, a text, a list <c>[1, 2]</c>, or for a
    /// number an expression with units such as <c>250*MeV</c>.</param>
    /// <param name="type">Type of the parameter.</param>
    /// <exception cref="FormatException">The value does not fit the type.</exception>
    public static (string Type, string Literal) Of(string name, string value, ITypeSymbol type)
    {
        var text = value.Trim();
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            var inner = ((INamedTypeSymbol)type).TypeArguments[0];
            return ($"{Name(inner)}?", text == "null" ? text : Literal(name, text, inner));
        }

        if (type.SpecialType != SpecialType.System_String && ElementOf(type) is { } element)
            return (Name(type), $"[{string.Join(", ", Elements(name, text, type).Select(item => Literal(name, item, element)))}]");
        return (Name(type), Literal(name, value, type));
    }

    private static string Literal(string name, string text, ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => SymbolDisplay.FormatLiteral(Unquoted(text), quote: true),
        { SpecialType: SpecialType.System_Boolean } => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : throw Unfit(name, text, type, "give true or false"),
        { SpecialType: SpecialType.System_Int32 } => Whole<int>(name, text, type, ""),
        { SpecialType: SpecialType.System_UInt32 } => Whole<uint>(name, text, type, "U"),
        { SpecialType: SpecialType.System_Int64 } => Whole<long>(name, text, type, "L"),
        { SpecialType: SpecialType.System_UInt64 } => Whole<ulong>(name, text, type, "UL"),
        { SpecialType: SpecialType.System_Double } => Real(name, text, type, ""),
        { SpecialType: SpecialType.System_Single } => Real(name, text, type, "f"),
        { SpecialType: SpecialType.System_Decimal } => Real(name, text, type, "m"),
        { TypeKind: TypeKind.Enum } => Member(name, text, type),
        _ => throw new FormatException($"The parameter {name} is of type {Name(type)}; the command line can set numbers, true or false, texts, and lists of them. Set {name} in a cell."),
    };

    /// <summary>A whole number, in any notation: 1e5 means 100000.</summary>
    private static string Whole<T>(string name, string text, ITypeSymbol type, string suffix)
        where T : System.Numerics.IBinaryInteger<T>, System.Numerics.IMinMaxValue<T>
    {
        var digits = text.TrimEnd('u', 'U', 'l', 'L').Replace("_", "", StringComparison.Ordinal);
        const NumberStyles Notation = NumberStyles.Float | NumberStyles.AllowExponent;
        if (!decimal.TryParse(digits, Notation, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number)
            || number < decimal.CreateChecked(T.MinValue) || number > decimal.CreateChecked(T.MaxValue))
        {
            throw Unfit(name, text, type, $"give a whole number from {T.MinValue} to {T.MaxValue}");
        }

        return decimal.Truncate(number).ToString("F0", CultureInfo.InvariantCulture) + suffix;
    }

    private static string Real(string name, string text, ITypeSymbol type, string suffix)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return suffix.Length > 0 || digits.AsSpan().ContainsAny(".eE") ? digits.TrimStart('+') + suffix : digits.TrimStart('+') + ".0";
        return IsArithmetic(text) ? text : throw Unfit(name, text, type, "give a number, such as 0.25 or 2.5e-1, or one with a unit, such as 250*MeV");
    }

    /// <summary>True for numbers and units joined by + - * / and brackets; anything else has no business on a command line.</summary>
    private static bool IsArithmetic(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text);
        return !expression.ContainsDiagnostics && expression.DescendantNodesAndSelf().All(node =>
            node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or IdentifierNameSyntax
            || node.IsKind(SyntaxKind.NumericLiteralExpression)) && expression.DescendantNodesAndSelf().Any(node => node.IsKind(SyntaxKind.NumericLiteralExpression));
    }

    private static string Member(string name, string text, ITypeSymbol type)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst).Select(field => field.Name).ToArray();
        var wanted = text.StartsWith(type.Name + ".", StringComparison.Ordinal) ? text[(type.Name.Length + 1)..] : text;
        return members.Contains(wanted) ? $"{Name(type)}.{wanted}" : throw Unfit(name, text, type, $"give one of {string.Join(", ", members)}");
    }

    /// <summary>The items of <c>[1, 2, 3]</c>; the brackets may be left out.</summary>
    private static string[] Elements(string name, string text, ITypeSymbol type)
    {
        var inner = text is ['[', .., ']'] or ['{', .., '}'] ? text[1..^1] : text;
        if (inner.AsSpan().ContainsAny("[]{}"))
            throw Unfit(name, text, type, "give a list such as [1, 2, 3]");
        return string.IsNullOrWhiteSpace(inner) ? [] : inner.Split(',', StringSplitOptions.TrimEntries);
    }

    /// <summary>What a list of this type holds; null when it is none that brackets can make.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1, Name: "List" or "IList" or "IReadOnlyList" or "IEnumerable" or "ImmutableArray" or "HashSet" } list => list.TypeArguments[0],
        _ => null,
    };

    private static string Unquoted(string text) => text is ['"', .., '"'] && text.Length > 1 ? text[1..^1] : text;

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static FormatException Unfit(string name, string text, ITypeSymbol type, string remedy) =>
        new($"--param {name}={text}: {name} is of type {Name(type)}; {remedy}.");
}
