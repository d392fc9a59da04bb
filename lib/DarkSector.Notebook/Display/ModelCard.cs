using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Display;

/// <summary>A model as it is shown: its name, its Lagrangian, and its numbers.</summary>
/// <param name="model">The model.</param>
/// <param name="lagrangian">Its Lagrangian in LaTeX.</param>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
internal sealed partial class ModelCard(object model, string lagrangian) : IDisplayable
{
    /// <summary>The Lagrangian of a type that has a static property of that name; nothing for other types.</summary>
    public static string? LagrangianOf(Type type) =>
        type.GetProperty("Lagrangian", BindingFlags.Public | BindingFlags.Static) is { } property && property.PropertyType == typeof(string) ? (string?)property.GetValue(null) : null;

    /// <inheritdoc/>
    public string? Display(string mimeType) => mimeType switch
    {
        MimeType.Html => Html(),
        MimeType.Latex => $"${lagrangian}$",
        MimeType.Text => ToString(),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => model.ToString() ?? "";

    private string Html()
    {
        var html = new StringBuilder("<div><p>").Append(XmlText.Escape(model.ToString() ?? "")).Append("</p>\n")
            .Append(LatexMath.ToMathMl(lagrangian, display: true)).Append("\n<table><tbody>\n");
        foreach (var (name, value) in Numbers())
            html.Append("<tr><td style=\"text-align:left\">").Append(name).Append("</td><td style=\"text-align:right\">").Append(value).Append("</td></tr>\n");
        return html.Append("</tbody></table></div>").ToString();
    }

    // What a model is asked for without an argument: masses, couplings, widths, fractions; some only have a value where a decay is open.
    private IEnumerable<(string Name, string Value)> Numbers()
    {
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.PropertyType == typeof(double)))
        {
            if (Value(property) is { } value)
                yield return (Humps().Replace(property.Name, " $0").ToLowerInvariant(), RichText.Parse(Written(value)).ToHtml());
        }
    }

    private double? Value(PropertyInfo property)
    {
        try
        {
            return (double)property.GetValue(model)!;
        }
        catch (TargetInvocationException error) when (error.InnerException is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string Written(double value)
    {
        var digits = value.ToString("G5", CultureInfo.InvariantCulture);
        return digits.IndexOf('E', StringComparison.Ordinal) is > 0 and var at
            ? $"{digits[..at]}×10^{{{int.Parse(digits[(at + 1)..], CultureInfo.InvariantCulture)}}}" : digits;
    }

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Humps();
}
