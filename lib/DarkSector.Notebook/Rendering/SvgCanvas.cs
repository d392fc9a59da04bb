using System.Globalization;
using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>Which end of a text stands at its anchor.</summary>
internal enum TextAnchor
{
    /// <summary>The text begins there.</summary>
    Start,

    /// <summary>The text is centred there.</summary>
    Middle,

    /// <summary>The text ends there.</summary>
    End,
}

/// <summary>A text on the canvas and the room it takes.</summary>
/// <param name="Text">The characters, scripts written with ^ and _.</param>
/// <param name="Bounds">Its bounding box [px].</param>
public sealed record PlacedText(string Text, Box Bounds);

/// <summary>How a line is drawn.</summary>
/// <param name="Color">CSS colour.</param>
/// <param name="Width">Width [px].</param>
/// <param name="Dashes">Lengths of dashes and gaps as SVG writes them; empty for a solid line.</param>
internal readonly record struct Stroke(string Color, double Width = 1, string Dashes = "");

/// <summary>Collects the shapes of one picture and writes them as a standalone SVG document.</summary>
/// <remarks>The same calls give the same bytes: numbers are rounded to 0.01 px, ids come from a hash of the content, so that several
/// pictures in one page do not share them.</remarks>
internal sealed class SvgCanvas(double width, double height)
{
    private const char IdMark = '\u0001';
    private const string Fonts = "Helvetica,Arial,'Liberation Sans','Nimbus Sans','DejaVu Sans Condensed',sans-serif";

    private readonly StringBuilder _body = new(16384);
    private readonly List<PlacedText> _texts = [];
    private readonly SortedDictionary<string, string> _definitions = new(StringComparer.Ordinal);

    /// <summary>The whole picture.</summary>
    public Box Bounds { get; } = new(0, 0, width, height);

    /// <summary>The texts placed so far.</summary>
    public IReadOnlyList<PlacedText> Texts => _texts;

    /// <summary>Draws a path that is stroked.</summary>
    public void Line(SvgPath path, Stroke stroke)
    {
        if (path.IsEmpty)
            return;
        Open("path").Append(" d=\"").Append(path).Append("\" fill=\"none\"");
        Close(stroke);
    }

    /// <summary>Draws a path that is filled.</summary>
    public void Fill(SvgPath path, string fill, double opacity = 1, bool crisp = false)
    {
        if (path.IsEmpty)
            return;
        Open("path").Append(" d=\"").Append(path).Append("\" fill=\"").Append(fill).Append('"');
        if (opacity < 1)
            _body.Append(" fill-opacity=\"").Append(Number(opacity)).Append('"');
        if (crisp)
            _body.Append(" shape-rendering=\"crispEdges\"");
        _body.Append("/>\n");
    }

    /// <summary>Draws a rectangle that is filled and, with a stroke, outlined.</summary>
    public void Rectangle(Box box, string fill, Stroke? stroke = null, double opacity = 1)
    {
        Open("rect").Append(CultureInfo.InvariantCulture,
            $" x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" fill=\"{fill}\"");
        if (opacity < 1)
            _body.Append(" fill-opacity=\"").Append(Number(opacity)).Append('"');
        Close(stroke);
    }

    /// <summary>Draws a circle that is filled and, with a stroke, outlined.</summary>
    public void Circle(double x, double y, double radius, string fill, Stroke? stroke = null, double opacity = 1)
    {
        Open("circle").Append(CultureInfo.InvariantCulture, $" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" fill=\"{fill}\"");
        if (opacity < 1)
            _body.Append(" fill-opacity=\"").Append(Number(opacity)).Append('"');
        Close(stroke);
    }

    /// <summary>The fill that draws diagonal hatching.</summary>
    public string Hatching(string color)
    {
        var id = "hatch" + color.TrimStart('#');
        _definitions[id] = $"<pattern id=\"{IdMark}{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
            + $"<path d=\"M2.5 0V5\" stroke=\"{color}\" stroke-width=\"1.1\"/></pattern>";
        return $"url(#{IdMark}{id})";
    }

    /// <summary>Keeps what follows inside a rectangle, until <see cref="EndClip"/>.</summary>
    public void BeginClip(Box box)
    {
        var id = $"clip{_definitions.Keys.Count(key => key.StartsWith("clip", StringComparison.Ordinal))}";
        _definitions[id] = $"<clipPath id=\"{IdMark}{id}\"><rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" "
            + $"width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"/></clipPath>";
        _body.Append("<g clip-path=\"url(#").Append(IdMark).Append(id).Append(")\">\n");
    }

    /// <summary>Ends the last <see cref="BeginClip"/>.</summary>
    public void EndClip() => _body.Append("</g>\n");

    /// <summary>Draws a line of text with its baseline at a point.</summary>
    public void Text(RichText text, double x, double y, double size, TextAnchor anchor = TextAnchor.Start, string color = "#000",
        bool bold = false, bool upwards = false)
    {
        if (text.Runs.IsEmpty)
            return;
        _texts.Add(new PlacedText(text.ToPlain(), Measure(text, x, y, size, anchor, bold, upwards)));
        Open("text").Append(CultureInfo.InvariantCulture, $" x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(size)}\"");
        if (anchor != TextAnchor.Start)
            _body.Append(anchor == TextAnchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        if (bold)
            _body.Append(" font-weight=\"bold\"");
        if (color != "#000")
            _body.Append(" fill=\"").Append(color).Append('"');
        if (upwards)
            _body.Append(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {Number(x)} {Number(y)})\"");
        _body.Append('>');
        Runs(text, size);
        _body.Append("</text>\n");
    }

    /// <summary>The room a line of text takes.</summary>
    public static Box Measure(RichText text, double x, double y, double size, TextAnchor anchor, bool bold, bool upwards)
    {
        var length = text.Width(bold) * size;
        var start = anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => -length / 2, _ => -length };
        var (up, down) = (text.Ascent * size, text.Descent * size);
        return upwards
            ? new Box(x - up, y - start - length, x + down, y - start)
            : new Box(x + start, y - up, x + start + length, y + down);
    }

    /// <summary>The document.</summary>
    /// <param name="description">What the picture shows, for those who do not see it.</param>
    /// <param name="notes">What has to be known about the data shown.</param>
    public string ToSvg(string description, params IReadOnlyList<string> notes)
    {
        var svg = new StringBuilder(_body.Length + 1024);
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(Bounds.Right)}\" height=\"{Number(Bounds.Bottom)}\" viewBox=\"0 0 {Number(Bounds.Right)} {Number(Bounds.Bottom)}\" font-family=\"{Fonts}\">\n");
        svg.Append("<title>").Append(XmlText.Escape(description)).Append("</title>\n");
        if (notes.Count > 0)
            svg.Append("<desc>").Append(XmlText.Escape(string.Join("; ", notes))).Append("</desc>\n");
        if (_definitions.Count > 0)
            svg.Append("<defs>").AppendJoin("", _definitions.Values).Append("</defs>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n").Append(_body).Append("</svg>\n");
        return svg.Replace(IdMark.ToString(), $"f{Hash():x8}-").ToString();
    }

    /// <summary>A coordinate with at most two decimals and no negative zero.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 2);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    // dy moves the baseline for good: each run moves relative to the one before it. Some renderers drop a space at either end of a
    // tspan, so there it is written as a distance.
    private void Runs(RichText text, double size)
    {
        var (shift, gap) = (0.0, 0.0);
        for (var i = 0; i < text.Runs.Length; i++)
        {
            var run = text.Runs[i];
            var shown = i == 0 ? run.Text : run.Text.TrimStart(' ');
            gap += run.Advance + Spaces(run, run.Text.Length - shown.Length);
            var kept = i == text.Runs.Length - 1 ? shown : shown.TrimEnd(' ');
            if (kept.Length > 0)
            {
                Run(kept, run with { Advance = gap }, size, shift);
                (shift, gap) = (run.Shift, 0);
            }
            gap += Spaces(run, shown.Length - kept.Length);
        }

        static double Spaces(TextRun run, int count) => count == 0 ? 0 : count * run.Scale * FontMetrics.Width(" ", bold: false);
    }

    private void Run(string text, TextRun run, double size, double shift)
    {
        var plain = !run.Italic && run.Scale == 1 && run.Shift == shift && run.Advance == 0;
        if (!plain)
            OpenRun(run, size, shift);
        _body.Append(XmlText.Escape(text));
        if (!plain)
            _body.Append("</tspan>");
    }

    private void OpenRun(TextRun run, double size, double shift)
    {
        _body.Append("<tspan");
        if (run.Advance != 0)
            _body.Append(" dx=\"").Append(Number(run.Advance * size)).Append('"');
        if (run.Shift != shift)
            _body.Append(" dy=\"").Append(Number((shift - run.Shift) * size)).Append('"');
        if (run.Scale != 1)
            _body.Append(" font-size=\"").Append(Number(run.Scale * size)).Append('"');
        if (run.Italic)
            _body.Append(" font-style=\"italic\"");
        _body.Append('>');
    }

    private StringBuilder Open(string element) => _body.Append('<').Append(element);

    private void Close(Stroke? stroke)
    {
        if (stroke is { } line)
        {
            _body.Append(" stroke=\"").Append(line.Color).Append('"');
            if (line.Width != 1)
                _body.Append(" stroke-width=\"").Append(Number(line.Width)).Append('"');
            if (line.Dashes.Length > 0)
                _body.Append(" stroke-dasharray=\"").Append(line.Dashes).Append('"');
        }
        _body.Append("/>\n");
    }

    // FNV-1a: a name for the content, not a safeguard.
    private uint Hash()
    {
        var hash = 2166136261u;
        foreach (var chunk in _body.GetChunks())
            foreach (var character in chunk.Span)
                hash = (hash ^ character) * 16777619u;
        return hash;
    }
}
