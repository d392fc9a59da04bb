using System.Net;
using System.Text;

namespace DarkSector.Statistics.Reports;

/// <summary>How a result shows itself: a headline, rows of cells and remarks, as aligned text or as HTML.</summary>
/// <param name="Headline">One line; what is not valid says so here.</param>
/// <param name="Columns">Column titles; none for a result without a table.</param>
/// <param name="Rows">Cells, as many per row as there are columns.</param>
/// <param name="Remarks">Sentences below the table.</param>
internal sealed record ResultTable(
    string Headline, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Remarks)
{
    /// <summary>A headline with remarks only.</summary>
    internal static ResultTable Line(string headline, IReadOnlyList<string> remarks) => new(headline, [], [], remarks);

    internal string ToText()
    {
        var text = new StringBuilder(Headline);
        var widths = Columns.Select((title, i) => Rows.Select(row => row[i].Length).Append(title.Length).Max()).ToArray();
        foreach (var row in Columns.Count > 0 ? Rows.Prepend(Columns) : [])
            text.Append("\n  ").AppendJoin("  ", row.Select((cell, i) => cell.PadLeft(widths[i])));
        foreach (var remark in Remarks)
            text.Append("\n  ! ").Append(remark);
        return text.ToString();
    }

    internal string ToHtml()
    {
        var html = new StringBuilder("<div><p>").Append(WebUtility.HtmlEncode(Headline)).Append("</p>");
        if (Columns.Count > 0)
        {
            html.Append("<table><thead>").Append(Row(Columns, "th")).Append("</thead><tbody>");
            foreach (var row in Rows)
                html.Append(Row(row, "td"));
            html.Append("</tbody></table>");
        }

        foreach (var remark in Remarks)
            html.Append("<p><strong>").Append(WebUtility.HtmlEncode(remark)).Append("</strong></p>");
        return html.Append("</div>").ToString();
    }

    private static string Row(IEnumerable<string> cells, string element) =>
        $"<tr>{string.Concat(cells.Select(cell => $"<{element}>{WebUtility.HtmlEncode(cell)}</{element}>"))}</tr>";
}
