using System.Collections;
using System.Reflection;

namespace DarkSector.Interactive.Scripting;

/// <summary>Formatters that a type brings with it, found by name, so that a library needs no reference to any notebook package.</summary>
/// <remarks>
/// The convention is that of .NET Interactive: an attribute named <c>TypeFormatterSourceAttribute</c> in any namespace, with a property
/// <c>FormatterSourceType</c>; that type has <c>CreateTypeFormatters()</c>, whose elements have <c>MimeType</c> and
/// <c>bool Format(object, TextWriter)</c>. Derived types inherit the formatters.
/// </remarks>
internal static class ConventionFormatters
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;
    private static readonly Dictionary<Type, ConventionFormatter[]> Known = [];

    /// <summary>The formatters of a value's type, in the order the type creates them; none without the attribute.</summary>
    public static IReadOnlyList<ConventionFormatter> For(object? value)
    {
        if (value is null)
            return [];
        var type = value.GetType();
        lock (Known)
        {
            if (!Known.TryGetValue(type, out var formatters))
                Known[type] = formatters = Find(type);
            return formatters;
        }
    }

    private static ConventionFormatter[] Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(found => found.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute?.GetType().GetProperty("FormatterSourceType")?.GetValue(attribute) is not Type sourceType)
            return [];
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var created = sourceType.GetMethod("CreateTypeFormatters", Public)?.Invoke(source, null) as IEnumerable ?? Array.Empty<object>();
        return [.. created.Cast<object>().Select(formatter => new ConventionFormatter(formatter))];
    }
}

/// <summary>One representation a type offers by convention.</summary>
internal sealed class ConventionFormatter
{
    private readonly object formatter;
    private readonly MethodInfo format;

    public ConventionFormatter(object formatter)
    {
        this.formatter = formatter;
        var type = formatter.GetType();
        MimeType = type.GetProperty("MimeType")?.GetValue(formatter) as string
            ?? throw new InvalidOperationException($"{type.FullName} is offered as a formatter but has no public property `string MimeType`.");
        format = type.GetMethod("Format", [typeof(object), typeof(TextWriter)])
            ?? throw new InvalidOperationException($"{type.FullName} is offered as a formatter but has no public method `bool Format(object, TextWriter)`.");
    }

    public string MimeType { get; }

    /// <summary>The value in this representation, or null when this value does not have it.</summary>
    public string? Format(object value)
    {
        using var writer = new StringWriter();
        return format.Invoke(formatter, [value, writer]) is true ? writer.ToString() : null;
    }
}
