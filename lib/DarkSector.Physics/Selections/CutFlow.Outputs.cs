using System.Globalization;
using System.Net;
using System.Text;
using static System.FormattableString;

namespace DarkSector.Physics.Selections;

public sealed partial record CutFlow
{
    private bool HasNaN => NanEntries.Any(row => row.Any(count => count > 0));

    /// <summary>One line per cut and sample: cut, sample, entries, events, error, step_efficiency, total_efficiency, nan.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("cut,sample,entries,events,error,step_efficiency,total_efficiency,nan\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
            for (var sample = 0; sample < Samples.Count; sample++)
                text.Append(CultureInfo.InvariantCulture,
                    $"{Quoted(Cuts[cut])},{Quoted(Samples[sample])},{Entries[cut][sample]},{Yields[cut][sample].Value:G8},{Yields[cut][sample].Error:G4},{StepEfficiency(cut, sample):G6},{Efficiency(cut, sample):G6},{NanEntries[cut][sample]}\n");
        return text.ToString();
    }

    /// <summary>The table as aligned text: events and total efficiency, and what to remark.</summary>
    public override string ToString()
    {
        var width = Cuts.Max(c => c.Length) + 2;
        var widths = Samples.Select(name => Math.Max(24, name.Length + 2)).ToArray();
        var text = new StringBuilder(Title + "\n" + new string(' ', width) + string.Concat(Samples.Select((name, i) => name.PadLeft(widths[i]))) + "\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
        {
            text.Append(Cuts[cut].PadRight(width));
            for (var sample = 0; sample < Samples.Count; sample++)
                text.Append(Invariant($"{Yields[cut][sample].Value:G5} ({100 * Efficiency(cut, sample):G3} %)").PadLeft(widths[sample]));
            text.Append('\n');
        }
        foreach (var remark in Remarks)
            text.Append("! ").Append(remark).Append('\n');
        return text.ToString();
    }

    /// <summary>The table as an HTML fragment: for each sample events, efficiency of the cut, total efficiency and, where there are any, events lost to NaN.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<table>\n<caption>{Html(Title)}</caption>\n<thead><tr><th rowspan=\"2\" style=\"text-align:left\">cut</th>");
        foreach (var sample in Samples)
            html.Append(CultureInfo.InvariantCulture, $"<th colspan=\"{Heads.Length}\" style=\"text-align:center\">{Html(sample)}</th>");
        html.Append("</tr>\n<tr>").Insert(html.Length, string.Concat(Heads.Select(head => $"<th style=\"text-align:right\">{head}</th>")), Samples.Count);
        html.Append("</tr></thead>\n<tbody>\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
        {
            var cells = Enumerable.Range(0, Samples.Count).SelectMany(sample => Cells(cut, sample));
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"text-align:left\">{Html(Cuts[cut])}</td>")
                .AppendJoin("", cells.Select(cell => $"<td style=\"text-align:right\">{cell}</td>")).Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>");
        foreach (var remark in Remarks)
            html.Append("\n<p>").Append(Html(remark)).Append("</p>");
        return html.ToString();
    }

    /// <summary>The table as a LaTeX tabular: for each sample events, efficiency of the cut and total efficiency in per cent.</summary>
    /// <remarks>Names may hold `$...$` formulas, which stay as they are; other special characters are escaped.</remarks>
    public string ToLatex()
    {
        var text = new StringBuilder($"\\begin{{tabular}}{{l{new string('r', Heads.Length * Samples.Count)}}}\n\\hline\n");
        text.AppendJoin("", Samples.Select(sample => $" & \\multicolumn{{{Heads.Length}}}{{c}}{{{Latex(sample)}}}")).Append(" \\\\\ncut");
        text.Insert(text.Length, string.Concat(Heads.Select(head => " & " + Latex(head))), Samples.Count).Append(" \\\\\n\\hline\n");
        for (var cut = 0; cut < Cuts.Count; cut++)
        {
            var row = cut;
            var cells = Enumerable.Range(0, Samples.Count).SelectMany(sample => Cells(row, sample)).Select(Latex);
            text.Append(Latex(Cuts[cut])).AppendJoin("", cells.Select(cell => " & " + cell)).Append(" \\\\\n");
        }
        return text.Append("\\hline\n\\end{tabular}\n").ToString();
    }

    private string Title => Luminosity is { } luminosity ? Invariant($"{Name} ({luminosity:G6} fb^-1)") : Name;

    private string[] Heads => HasNaN ? ["events", "cut %", "total %", "NaN"] : ["events", "cut %", "total %"];

    private string[] Cells(int cut, int sample)
    {
        string[] cells = [Invariant($"{Yields[cut][sample].Value:G5}"), PerCent(StepEfficiency(cut, sample)), PerCent(Efficiency(cut, sample))];
        return HasNaN ? [.. cells, NanEntries[cut][sample].ToString(CultureInfo.InvariantCulture)] : cells;
    }

    private static string PerCent(double efficiency) => double.IsNaN(efficiency) ? "-" : Invariant($"{100 * efficiency:G3}");

    private static string Html(string text) => WebUtility.HtmlEncode(text);

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // Inside dollars is a formula.
    private static string Latex(string text)
    {
        var parts = text.Split('$');
        for (var i = 0; i < parts.Length; i += 2)
            parts[i] = string.Concat(parts[i].Select(c => c switch
            {
                '%' or '&' or '#' or '_' or '{' or '}' => $"\\{c}",
                '<' or '>' => $"${c}$",
                '^' => "\\^{}",
                '~' => "\\~{}",
                '\\' => "\\textbackslash{}",
                _ => c.ToString(),
            }));
        return string.Join('$', parts);
    }
}
