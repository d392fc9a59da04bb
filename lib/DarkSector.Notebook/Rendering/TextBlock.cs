using System.Collections.Immutable;

namespace DarkSector.Notebook.Rendering;

/// <summary>A text fitted into a width: as large as asked for, else smaller, else in several lines.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Size">Font size [px].</param>
/// <param name="Bold">Whether it is drawn bold.</param>
internal sealed record TextBlock(ImmutableArray<RichText> Lines, double Size, bool Bold)
{
    /// <summary>Distance of two baselines over the font size.</summary>
    public const double LineSpacing = 1.22;

    private const double Smallest = 0.75;
    private const double Broken = 0.9;

    /// <summary>Fits a text into a width; it shrinks to three quarters at most before it is broken at spaces.</summary>
    /// <param name="markup">Text in label markup.</param>
    /// <param name="size">Font size wished for [px].</param>
    /// <param name="width">Room [px].</param>
    /// <param name="bold">Whether it is drawn bold.</param>
    public static TextBlock Fit(string markup, double size, double width, bool bold = false)
    {
        if (string.IsNullOrWhiteSpace(markup))
            return new TextBlock([], size, bold);
        var text = RichText.Parse(markup);
        var natural = text.Width(bold) * size;
        if (natural <= width)
            return new TextBlock([text], size, bold);
        if (natural * Smallest <= width)
            return new TextBlock([text], size * width / natural, bold);
        return new TextBlock(text.Wrap(width / (size * Broken), bold), size * Broken, bold);
    }

    /// <summary>Width of the widest line [px].</summary>
    public double Width => Lines.IsEmpty ? 0 : Lines.Max(line => line.Width(Bold)) * Size;

    /// <summary>Whether a word was too long and had to be cut.</summary>
    public bool IsCut => Lines.Any(line => line.IsCut);

    /// <summary>Height of all lines [px].</summary>
    public double Height => Lines.Length * Size * Spacing;

    /// <summary>Draws the lines below each other, the first one hanging from a y.</summary>
    public void Draw(SvgCanvas canvas, double x, double top, TextAnchor anchor = TextAnchor.Start, string color = "#000")
    {
        for (var i = 0; i < Lines.Length; i++)
            canvas.Text(Lines[i], x, Baseline(top, i), Size, anchor, color, Bold);
    }

    /// <summary>Draws the lines from bottom to top, the first one left of the others.</summary>
    public void DrawUpwards(SvgCanvas canvas, double left, double y, TextAnchor anchor)
    {
        for (var i = 0; i < Lines.Length; i++)
            canvas.Text(Lines[i], Baseline(left, i), y, Size, anchor, bold: Bold, upwards: true);
    }

    // Scripts below one line and above the next need room of their own.
    private double Spacing => Lines.Zip(Lines.Skip(1), (line, next) => line.Descent + next.Ascent + 0.02).Append(LineSpacing).Max();

    private double Baseline(double start, int line) => start + (line * Spacing + 0.92) * Size;
}
