using System.Collections.Immutable;
using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>A piece of text in one style.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Italic">Slanted, as variables in formulas are.</param>
/// <param name="Scale">Size relative to the surrounding text.</param>
/// <param name="Shift">Height of its baseline over that of the line [em of the line]; below zero for subscripts.</param>
/// <param name="Advance">Gap before the piece [em of the line]; below zero where a superscript goes back over a subscript.</param>
internal readonly record struct TextRun(string Text, bool Italic, double Scale, double Shift, double Advance)
{
    public double Width(bool bold) => Advance + Scale * FontMetrics.Width(Text, bold);

    public bool SameStyleAs(TextRun other) => Italic == other.Italic && Scale == other.Scale && Shift == other.Shift;
}

/// <summary>A line of text with sub- and superscripts, Greek letters and italic variables.</summary>
internal sealed record RichText(ImmutableArray<TextRun> Runs)
{
    /// <summary>Reads the label markup: see <see cref="RichTextParser"/>.</summary>
    public static RichText Parse(string markup) => new RichTextParser(markup).Parse();

    /// <summary>Width [em].</summary>
    public double Width(bool bold = false) => Runs.Sum(run => run.Width(bold));

    /// <summary>Whether the text ends with an ellipsis.</summary>
    public bool IsCut => !Runs.IsEmpty && Runs[^1].Text.EndsWith('…');

    /// <summary>Highest point over the baseline [em].</summary>
    public double Ascent => Runs.IsEmpty ? 0 : Math.Max(FontMetrics.Ascent, Runs.Max(run => run.Shift + run.Scale * FontMetrics.Ascent));

    /// <summary>Lowest point under the baseline [em].</summary>
    public double Descent => Runs.IsEmpty ? 0 : Math.Max(FontMetrics.Descent, Runs.Max(run => run.Scale * FontMetrics.Descent - run.Shift));

    /// <summary>The text without styles, scripts written with ^ and _.</summary>
    public string ToPlain()
    {
        var text = new StringBuilder();
        var shift = 0.0;
        foreach (var run in Runs)
        {
            AppendGap(text, run);
            if (run.Shift != shift && run.Shift != 0)
                text.Append(run.Shift > 0 ? '^' : '_');
            text.Append(run.Text);
            shift = run.Shift;
        }
        return text.ToString();
    }

    /// <summary>The text as HTML with sub, sup and i elements, as Plotly and browsers draw it.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        foreach (var run in Runs)
        {
            AppendGap(html, run);
            var script = run.Shift > 0 ? "sup" : run.Shift < 0 ? "sub" : null;
            if (script is not null)
                html.Append('<').Append(script).Append('>');
            html.Append(run.Italic ? "<i>" : "").Append(XmlText.Escape(run.Text)).Append(run.Italic ? "</i>" : "");
            if (script is not null)
                html.Append("</").Append(script).Append('>');
        }
        return html.ToString();
    }

    /// <summary>The text broken at spaces into lines that are no wider than asked for; a longer word is cut and ends with an ellipsis.</summary>
    /// <param name="maximum">Greatest width of a line [em].</param>
    /// <param name="bold">Whether the text will be drawn bold.</param>
    public ImmutableArray<RichText> Wrap(double maximum, bool bold = false)
    {
        var lines = ImmutableArray.CreateBuilder<RichText>();
        var line = new List<TextRun>();
        foreach (var word in Words())
        {
            var glued = Join(line, word);
            if (line.Count > 0 && Width(glued, bold) > maximum)
            {
                lines.Add(new RichText([.. line]));
                glued = word;
            }
            line = Cut(glued, maximum, bold);
        }
        lines.Add(new RichText([.. line]));
        return lines.ToImmutable();
    }

    private static double Width(List<TextRun> runs, bool bold) => runs.Sum(run => run.Width(bold));

    private static List<TextRun> Join(List<TextRun> line, List<TextRun> word) =>
        line.Count == 0 ? word : [.. line, word[0] with { Text = " " + word[0].Text }, .. word.Skip(1)];

    private static List<TextRun> Cut(List<TextRun> runs, double maximum, bool bold)
    {
        if (Width(runs, bold) <= maximum)
            return runs;
        var cut = new List<TextRun>(runs);
        while (cut.Count > 1 || cut[0].Text.Length > 1)
        {
            var last = cut[^1];
            if (last.Text.Length > 1)
                cut[^1] = last with { Text = last.Text[..^1] };
            else
                cut.RemoveAt(cut.Count - 1);
            if (Width(cut, bold) + 1 <= maximum)
                break;
        }
        cut.Add(new TextRun("…", false, 1, 0, 0));
        return cut;
    }

    private IEnumerable<List<TextRun>> Words()
    {
        var word = new List<TextRun>();
        foreach (var run in Runs)
        {
            var parts = run.Text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }
                if (parts[i].Length > 0)
                    word.Add(run with { Text = parts[i], Advance = i == 0 ? run.Advance : 0 });
            }
        }
        if (word.Count > 0)
            yield return word;
    }

    private static void AppendGap(StringBuilder text, TextRun run)
    {
        if (run.Advance > 0.15 && !run.Text.StartsWith(' ') && !(text.Length > 0 && text[^1] == ' '))
            text.Append(' ');
    }
}
