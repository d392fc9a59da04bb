using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A label of a diagram where it will be drawn.</summary>
internal readonly record struct DiagramLabel(RichText Text, double X, double Baseline, string Color, Box Bounds);

/// <summary>Places one diagram around its own origin [px] and finds a free place for each of its labels.</summary>
/// <remarks>Each label has a list of candidate places, the best first; it takes the first that touches no line, dot or earlier label, or
/// the one that touches least.</remarks>
internal sealed class DiagramLayout
{
    /// <summary>Font size of the labels [px].</summary>
    public const double LabelSize = 26;

    /// <summary>Radius of the dot at a vertex [px].</summary>
    public const double Dot = 5;

    /// <summary>Radius of the blob at an effective vertex [px].</summary>
    public const double Blob = 14;

    private const double GridStep = 96;
    private const double Clearance = 5;

    private readonly List<DiagramLabel> _labels = [];
    private readonly List<(double X, double Y, double Reach)> _ink = [];

    public DiagramLayout(DiagramTerm term)
    {
        Strokes = [.. term.Lines.Select(line => new DiagramStroke(line, GridStep * line.From.X, -GridStep * line.From.Y, GridStep * line.To.X, -GridStep * line.To.Y))];
        Vertices = [.. term.Joints.Select(joint => (GridStep * joint.X, -GridStep * joint.Y, term.Vertices.Any(v => v.At == joint && v.IsEffective) ? Blob : Dot))];
        CollectInk();
        foreach (var stroke in Strokes)
            if (term.FreeEnd(stroke.Line) is { } free)
                Place(stroke.Line.Label, stroke.Color, text => AroundEnd(text, free.End, free.Other));
        foreach (var vertex in term.Vertices)
            Place(vertex.Label, "#000", text => AroundVertex(text, vertex));
        foreach (var stroke in Strokes.Where(stroke => term.FreeEnd(stroke.Line) is null))
            Place(stroke.Line.Label, stroke.Color, text => Beside(text, stroke));
        Bounds = Union();
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<DiagramStroke> Strokes { get; }

    /// <summary>Centre and radius of each dot or blob.</summary>
    public IReadOnlyList<(double X, double Y, double Radius)> Vertices { get; }

    /// <summary>The labels.</summary>
    public IReadOnlyList<DiagramLabel> Labels => _labels;

    /// <summary>The points covered by lines and vertices, with the reach of the ink around each [px].</summary>
    public IReadOnlyList<(double X, double Y, double Reach)> Ink => _ink;

    /// <summary>The room the diagram takes.</summary>
    public Box Bounds { get; }

    /// <summary>Height half-way between the highest and the lowest point of a line [px].</summary>
    public double Middle => (Strokes.Min(stroke => Math.Min(stroke.Y1, stroke.Y2)) + Strokes.Max(stroke => Math.Max(stroke.Y1, stroke.Y2))) / 2;

    private void CollectInk()
    {
        foreach (var stroke in Strokes)
        {
            var count = (int)Math.Ceiling(stroke.Length / 4);
            for (var i = 0; i <= count; i++)
            {
                var (x, y) = stroke.At((double)i / count);
                _ink.Add((x, y, stroke.Reach));
            }
        }
        foreach (var (x, y, radius) in Vertices)
            _ink.Add((x, y, radius));
    }

    private void Place(string markup, string color, Func<RichText, IEnumerable<(double X, double Y)>> candidates)
    {
        var text = RichText.Parse(markup);
        if (text.Runs.IsEmpty)
            return;
        var best = candidates(text).Select(centre => Centred(text, centre.X, centre.Y, color)).MinBy(Touched);
        _labels.Add(best);
    }

    private int Touched(DiagramLabel label)
    {
        const int Text = 1000;
        var box = label.Bounds;
        return _ink.Count(ink => box.Grow(ink.Reach + 1).Contains(new Box(ink.X, ink.Y, ink.X, ink.Y)))
            + Text * _labels.Count(other => other.Bounds.Grow(2).Overlaps(box));
    }

    private static DiagramLabel Centred(RichText text, double x, double y, string color)
    {
        var baseline = y + (text.Ascent - text.Descent) / 2 * LabelSize;
        return new DiagramLabel(text, x, baseline, color, SvgCanvas.Measure(text, x, baseline, LabelSize, TextAnchor.Middle, bold: false, upwards: false));
    }

    private static (double X, double Y) Half(RichText text) => (text.Width() * LabelSize / 2, (text.Ascent + text.Descent) * LabelSize / 2);

    private static IEnumerable<(double X, double Y)> AroundEnd(RichText text, (double X, double Y) end, (double X, double Y) other)
    {
        var half = Half(text);
        var (x, y) = (GridStep * end.X, -GridStep * end.Y);
        var outward = end.X < other.X ? -1 : 1;
        var upward = end.Y < other.Y ? 1 : -1;
        for (var gap = Clearance + 4; gap < 40; gap += 6)
        {
            yield return (x + outward * (half.X + gap), y);
            yield return (x, y + upward * (half.Y + gap));
            yield return (x, y - upward * (half.Y + gap));
        }
    }

    private static IEnumerable<(double X, double Y)> AroundVertex(RichText text, DiagramVertex vertex)
    {
        var half = Half(text);
        var (x, y) = (GridStep * vertex.At.X, -GridStep * vertex.At.Y);
        for (var gap = Clearance + (vertex.IsEffective ? Blob : Dot); gap < 60; gap += 5)
            for (var direction = 0; direction < 16; direction++)
            {
                // Below first, then in turn to the right and to the left of it.
                var angle = Math.PI / 2 + (direction % 2 == 0 ? 1 : -1) * ((direction + 1) / 2) * Math.PI / 8;
                var (dx, dy) = (Math.Cos(angle), Math.Sin(angle));
                var distance = gap + Math.Abs(dx) * half.X + Math.Abs(dy) * half.Y;
                yield return (x + dx * distance, y + dy * distance);
            }
    }

    private static IEnumerable<(double X, double Y)> Beside(RichText text, DiagramStroke stroke)
    {
        var half = Half(text);
        // The upper side of a line first; the left side of a vertical one.
        var upper = stroke.X2 > stroke.X1 || (stroke.X2 == stroke.X1 && stroke.Y2 > stroke.Y1) ? -1 : 1;
        if (stroke.X1 == stroke.X2)
            upper = -upper;
        var (along, across) = ((stroke.X2 - stroke.X1) / stroke.Length, (stroke.Y2 - stroke.Y1) / stroke.Length);
        var support = Math.Abs(across) * half.X + Math.Abs(along) * half.Y;
        for (var gap = Clearance; gap < 40; gap += 5)
            foreach (var side in (int[])[upper, -upper])
                foreach (var fraction in (double[])[0.5, 0.4, 0.6, 0.3, 0.7])
                    yield return stroke.At(fraction, side * (stroke.Reach + gap + support));
    }

    private Box Union() => _labels.Select(label => label.Bounds)
        .Concat(_ink.Select(ink => new Box(ink.X, ink.Y, ink.X, ink.Y).Grow(ink.Reach)))
        .Aggregate((a, b) => new Box(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom)));
}
