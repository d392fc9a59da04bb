using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DarkSector.Notebook.Display;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Interactive.Scripting;

/// <summary>Turns a value into the representations a notebook can show.</summary>
/// <remarks>
/// A type that brings its own formatters by the convention of .NET Interactive (see <see cref="ConventionFormatters"/>) offers them all;
/// where it draws a picture, that picture is preferred to HTML, which many readers of notebooks strip. Results of the libraries that know no notebook
/// are shown by <see cref="RichDisplay"/>. Everything else is rendered by
/// Microsoft.DotNet.Interactive.Formatting, the reference implementation.
/// </remarks>
public static class ValueRenderer
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    // How the reference renderer wraps what it has no markup for.
    private const string MerelyText = "<div class=\"dni-plaintext\">";

    /// <summary>The representations of a value.</summary>
    /// <param name="value">The value; may be null.</param>
    /// <param name="mimeTypes">The types wanted; none means all the value offers.</param>
    public static MimeBundle Render(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        if (value is MimeBundle ready)
            return ready;
        var bundle = new MimeBundle();
        if (value is not IDisplayable && RichDisplay.Of(value) is { } shown)
        {
            foreach (var mimeType in RichDisplay.MimeTypes.Where(mimeType => mimeTypes.Length == 0 || mimeTypes.Contains(mimeType)))
            {
                if (shown.Display(mimeType) is { } content)
                    bundle.Add(mimeType, content);
            }
        }

        foreach (var formatter in ConventionFormatters.For(value))
        {
            if ((mimeTypes.Length == 0 || mimeTypes.Contains(formatter.MimeType)) && formatter.Format(value!) is { } content)
                bundle.Add(formatter.MimeType, content);
        }

        foreach (var mimeType in mimeTypes)
            bundle.Add(mimeType, value.ToDisplayString(mimeType));
        if (mimeTypes.Length == 0)
            Complete(bundle, value);
        return bundle;
    }

    private static void Complete(MimeBundle bundle, object? value)
    {
        if (bundle.MimeTypes.Any(type => type.StartsWith("image/", StringComparison.Ordinal)))
            bundle.Remove(Html);
        else if (!bundle.Any() && !IsPlain(value) && !SpeaksForItself(value!.GetType()) && value.ToDisplayString(Html) is var html && !html.StartsWith(MerelyText, StringComparison.Ordinal))
            bundle.Add(Html, html.ReplaceLineEndings("\n"));
        bundle.Add(Plain, PlainText(value));
    }

    /// <summary>True for what is a line of text by nature; markup would add nothing.</summary>
    private static bool IsPlain(object? value) =>
        value is null or string or Enum or decimal or Complex or BigInteger || value.GetType().IsPrimitive;

    /// <summary>True for types of the library with a text of their own making, not the compiler's list of a record's properties: it says more
    /// than a tree of properties.</summary>
    private static bool SpeaksForItself(Type type) =>
        type.Namespace?.StartsWith("DarkSector.", StringComparison.Ordinal) == true && DescribesItself(type)
        && !type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static string PlainText(object? value) => value switch
    {
        string text => text,
        null => value.ToDisplayString(Plain),
        IFormattable number when IsPlain(value) => number.ToString(null, CultureInfo.InvariantCulture),
        _ when SpeaksForItself(value.GetType()) => Formulas.InText(value.ToString() ?? ""),
        _ when DescribesItself(value.GetType()) => value.ToString() ?? "",
        _ => value.ToDisplayString(Plain),
    };

    /// <summary>True for types outside of the framework that say how they read as text.</summary>
    private static bool DescribesItself(Type type) =>
        type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true
        && !type.Name.StartsWith('<')
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } declaring
        && declaring != typeof(object) && declaring != typeof(ValueType);
}
