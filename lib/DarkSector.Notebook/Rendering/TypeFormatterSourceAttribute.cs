// .NET Interactive finds this attribute by its name, so that a type can bring its own formatters without a package reference.
#pragma warning disable IDE0130 // the namespace is part of the convention
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Tells a notebook host which class makes the formatters of a type; found by name.</summary>
/// <param name="formatterSourceType">Class with a parameterless constructor and a method CreateTypeFormatters.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Class with a parameterless constructor and a method CreateTypeFormatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The formats a host shows unasked, the best first.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
