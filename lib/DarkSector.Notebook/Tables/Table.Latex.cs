using System.Text;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Tables;

public sealed partial record Table
{
    /// <summary>The table as LaTeX: a tabular with the rules of the booktabs package, the caption as a comment before it.</summary>
    public string ToLatex()
    {
        var latex = new StringBuilder();
        if (Caption.Length > 0)
            latex.Append("% ").Append(RichText.Parse(Caption).ToPlain().ReplaceLineEndings(" ")).Append('\n');
        latex.Append(@"\begin{tabular}{").AppendJoin("", Columns.Select((_, i) => AlignmentOf(i) switch { Alignment.Left => 'l', Alignment.Center => 'c', _ => 'r' })).Append("}\n\\toprule\n");
        Line(Columns.Select(column => column.Name));
        latex.Append("\\midrule\n");
        foreach (var row in Rows)
            Line(row.Select((cell, column) => MarkupOf(cell, Columns[column].Format)));
        return latex.Append("\\bottomrule\n\\end{tabular}\n").ToString();

        void Line(IEnumerable<string> cells) => latex.AppendJoin(" & ", cells.Select(LatexText.Of)).Append(" \\\\\n");
    }
}
