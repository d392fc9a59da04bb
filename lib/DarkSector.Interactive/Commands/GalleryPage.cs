using System.Globalization;
using System.Text;
using DarkSector.Interactive.Notebooks;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Interactive.Commands;

/// <summary>One page with every figure and table that a search made, so that the result can be looked at in a browser.</summary>
internal static class GalleryPage
{
    private const int MostRows = 50;

    /// <summary>The page for the files of a folder: pictures and tables are shown, everything is linked.</summary>
    public static string Render(string folder, string title, string provenance)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToArray();
        var outputs = new OutputMarkup();
        var body = new StringBuilder($"<h1>{MarkupText.Escape(title)}</h1>\n");
        foreach (var file in files.Where(file => file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)))
            body.Append(Heading(file)).Append(outputs.Picture(File.ReadAllText(Path.Combine(folder, file))));
        foreach (var file in files.Where(file => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
            body.Append(Heading(file)).Append(Table(File.ReadAllLines(Path.Combine(folder, file))));
        body.Append("<h2>Files</h2>\n<ul>\n");
        foreach (var file in files)
            body.Append(CultureInfo.InvariantCulture, $"<li>{Link(file, file)}</li>\n");
        return HtmlPage.Document(title, "", body.Append("</ul>\n").ToString(), provenance);
    }

    private static string Heading(string file) =>
        $"<h2>{Link(file, Path.ChangeExtension(file, null).Replace('-', ' ').Replace('_', ' '))}</h2>\n";

    private static string Link(string file, string text) =>
        $"<a href=\"{MarkupText.Escape(string.Join('/', file.Split('/').Select(Uri.EscapeDataString)))}\">{MarkupText.Escape(text)}</a>";

    /// <summary>A table of the first rows; lines that begin with # are remarks and stand above it.</summary>
    private static string Table(string[] lines)
    {
        var remarks = lines.Where(line => line.StartsWith('#')).Select(line => $"<p>{MarkupText.Escape(line.TrimStart('#', ' '))}</p>\n");
        var rows = lines.Where(line => line.Length > 0 && !line.StartsWith('#')).Select(Fields).ToArray();
        if (rows.Length == 0)
            return string.Concat(remarks);
        var body = rows.Skip(1).Take(MostRows).Select(row => Row(row, "td"));
        var rest = rows.Length - 1 - MostRows;
        var more = rest > 0 ? $"<p>{rest} more rows are in the file.</p>\n" : "";
        return $"{string.Concat(remarks)}<div class=\"output html\"><table>\n{Row(rows[0], "th")}{string.Concat(body)}</table></div>\n{more}";
    }

    private static string Row(IEnumerable<string> fields, string element) =>
        $"<tr>{string.Concat(fields.Select(field => $"<{element}>{MarkupText.Escape(field)}</{element}>"))}</tr>\n";

    /// <summary>The fields of a line of CSV; a field in double quotes may hold commas, and "" for a quote.</summary>
    private static List<string> Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (line[i] == ',' && !quoted)
                Finish(fields, field);
            else
                field.Append(line[i]);
        }

        Finish(fields, field);
        return fields;
    }

    private static void Finish(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString().Trim());
        field.Clear();
    }
}
