using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tables;

public sealed partial record Table
{
    /// <summary>The table as aligned text.</summary>
    public override string ToString()
    {
        var header = Columns.Select(column => RichText.Parse(column.Name).ToPlain()).ToArray();
        var rows = Enumerable.Range(0, Rows.Length).Select(row => Columns.Select((_, column) => Shown(row, column).ToPlain()).ToArray()).ToArray();
        var widths = Columns.Select((_, column) => rows.Select(row => TextWidth(row[column])).Append(TextWidth(header[column])).Max()).ToArray();
        var text = new StringBuilder();
        if (Caption.Length > 0)
            text.Append(RichText.Parse(Caption).ToPlain()).Append('\n');
        AppendLine(text, header, widths);
        text.AppendJoin("  ", widths.Select(width => new string('─', width))).Append('\n');
        foreach (var row in rows)
            AppendLine(text, row, widths);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The table as an HTML fragment.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<table>\n");
        if (Caption.Length > 0)
            html.Append("<caption>").Append(RichText.Parse(Caption).ToHtml()).Append("</caption>\n");
        html.Append("<thead><tr>");
        for (var column = 0; column < Columns.Length; column++)
            Cell("th", column, RichText.Parse(Columns[column].Name));
        html.Append("</tr></thead>\n<tbody>\n");
        for (var row = 0; row < Rows.Length; row++)
        {
            html.Append("<tr>");
            for (var column = 0; column < Columns.Length; column++)
                Cell("td", column, Shown(row, column));
            html.Append("</tr>\n");
        }
        return html.Append("</tbody>\n</table>").ToString();

        void Cell(string element, int column, RichText text) => html.Append(CultureInfo.InvariantCulture,
            $"<{element} style=\"text-align:{CssAlignment(AlignmentOf(column))}\">{text.ToHtml()}</{element}>");
    }

    /// <summary>The table as comma-separated values after RFC 4180: a header, numbers with all their digits, lines that end in a line feed.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', Columns.Select(column => Quoted(RichText.Parse(column.Name).ToPlain()))).Append('\n');
        foreach (var row in Rows)
            csv.AppendJoin(',', row.Select(cell => Quoted(Exact(cell)))).Append('\n');
        return csv.ToString();
    }

    /// <summary>Writes the table as CSV: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <param name="path">File name ending in .csv.</param>
    public void SaveCsv(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"Cannot save '{path}': the extension is '{Path.GetExtension(path)}'; a table is saved as .csv.", nameof(path));
        AtomicFile.WriteAllText(path, ToCsv());
    }

    private void AppendLine(StringBuilder text, string[] cells, int[] widths) => text
        .Append(string.Join("  ", cells.Select((cell, column) => Padded(cell, widths[column], AlignmentOf(column)))).TrimEnd()).Append('\n');

    private static string Padded(string cell, int width, Alignment alignment)
    {
        var room = width - TextWidth(cell);
        var before = alignment switch { Alignment.Left => 0, Alignment.Center => room / 2, _ => room };
        return new string(' ', before) + cell + new string(' ', room - before);
    }

    // Combining accents take no column of their own.
    private static int TextWidth(string text) => new StringInfo(text).LengthInTextElements;

    private static string CssAlignment(Alignment alignment) => alignment switch
    {
        Alignment.Left => "left",
        Alignment.Center => "center",
        _ => "right",
    };

    private static string Exact(object? cell) => cell switch
    {
        null => "",
        string words => RichText.Parse(words).ToPlain(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
