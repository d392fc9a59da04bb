using System.Text;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Scripting;

/// <summary>The variables of a session as <c>#!who</c> and <c>#!whos</c> show them.</summary>
internal static class VariableList
{
    private const int Longest = 60;

    /// <summary>The names, or a table of names, types and values.</summary>
    public static MimeBundle Of(IEnumerable<(string Name, object? Value)> variables, bool withValues)
    {
        var ordered = variables.OrderBy(variable => variable.Name, StringComparer.Ordinal).ToArray();
        if (!withValues)
            return MimeBundle.Of("text/plain", string.Join("\n", ordered.Select(variable => variable.Name)));
        string[][] rows = [["name", "type", "value"], .. ordered.Select(variable => new[] { variable.Name, TypeName(variable.Value?.GetType()), Short(variable.Value) })];
        var bundle = MimeBundle.Of("text/html", Html(rows));
        bundle.Add("text/plain", Text(rows));
        return bundle;
    }

    private static string Text(string[][] rows)
    {
        var (name, type) = (rows.Max(row => row[0].Length) + 2, rows.Max(row => row[1].Length) + 2);
        return string.Join("\n", rows.Select(row => row[0].PadRight(name) + row[1].PadRight(type) + row[2]));
    }

    private static string Html(string[][] rows)
    {
        static string Row(string element, string[] cells) =>
            $"<tr>{string.Concat(cells.Select(cell => $"<{element} style=\"text-align:left\">{MarkupText.Escape(cell)}</{element}>"))}</tr>";
        return $"<table><thead>{Row("th", rows[0])}</thead><tbody>{string.Concat(rows[1..].Select(row => Row("td", row)))}</tbody></table>";
    }

    /// <summary>The first words of a value.</summary>
    private static string Short(object? value)
    {
        var text = new StringBuilder(ValueRenderer.Render(value).Text).Replace("\r", "").Replace('\n', ' ').ToString();
        return text.Length <= Longest ? text : text[..(Longest - 3)] + "...";
    }

    /// <summary>The type as C# writes it: <c>List&lt;Double&gt;</c>.</summary>
    private static string TypeName(Type? type)
    {
        if (type is null)
            return "";
        if (type.IsArray)
            return TypeName(type.GetElementType()) + "[]";
        var name = type.Name.Split('`')[0];
        return type.IsGenericType && type.Name[0] != '<' ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
