using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DarkSector.Interactive.Scripting.Editing;

/// <summary>Describes a name as a reader wants it: its signature, then what its documentation says, as plain text.</summary>
internal static partial class SymbolDescription
{
    private const int Overloads = 8;

    private static readonly SymbolDisplayFormat Signature = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeModifiers)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis);

    /// <summary>The description of symbols of one name: the overloads of a method, or one other thing.</summary>
    public static string Of(IReadOnlyList<ISymbol> symbols)
    {
        var lines = symbols.Take(Overloads).Select(symbol => symbol.ToDisplayString(Signature)).ToList();
        if (symbols.Count > Overloads)
            lines.Add($"... and {symbols.Count - Overloads} more overloads");
        var documented = symbols.Select(Documentation).FirstOrDefault(found => found is not null);
        return string.Join("\n", documented is null ? lines : [.. lines, "", .. Describe(documented)]);
    }

    private static XElement? Documentation(ISymbol symbol)
    {
        var source = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        if (source.OriginalDefinition.GetDocumentationCommentXml() is not { Length: > 0 } xml)
            return null;
        try
        {
            return XElement.Parse($"<documentation>{xml}</documentation>");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Describe(XElement documentation)
    {
        foreach (var part in documentation.Descendants().Where(part => part.Name.LocalName is "summary" or "param" or "returns" or "remarks" or "exception"))
        {
            var text = Text(part);
            if (text.Length == 0)
                continue;
            yield return part.Name.LocalName switch
            {
                "param" => $"  {part.Attribute("name")?.Value}: {text}",
                "returns" => $"Returns: {text}",
                "exception" => $"Throws {ShortName(part.Attribute("cref")?.Value)}: {text}",
                _ => text,
            };
        }
    }

    private static string Text(XElement part) => Space().Replace(string.Concat(part.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => ShortName((reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name"))?.Value),
        XElement { Name.LocalName: "para" } paragraph => Text(paragraph) + " ",
        XElement element => Text(element),
        _ => "",
    };

    /// <summary><c>T:System.String</c> is String, <c>M:System.Math.Max(System.Int32,System.Int32)</c> is Max.</summary>
    private static string ShortName(string? reference)
    {
        var name = (reference ?? "").Split('(')[0];
        return name[(name.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
