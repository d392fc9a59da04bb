using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Where in a frame a text may still go.</summary>
/// <param name="Canvas">The canvas with the texts placed so far.</param>
/// <param name="Frame">The frame the text has to stay in.</param>
/// <param name="Legend">The legend, if there is one.</param>
/// <param name="Spans">What has been drawn.</param>
internal sealed record FreeRoom(SvgCanvas Canvas, Box Frame, Box? Legend, ImmutableArray<DrawnSpan> Spans)
{
    /// <summary>The first of the places that is inside, clear of texts and, if possible, of what is drawn; nothing when all are taken.</summary>
    public Box? First(IReadOnlyList<Box> places)
    {
        var open = places.Where(IsOpen).ToArray();
        foreach (var place in open)
            if (!Spans.Any(span => Touches(place, span)))
                return place;
        return open.Length > 0 ? open[0] : null;
    }

    /// <summary>How many drawn pieces a box would cover.</summary>
    public static int Covered(Box box, IEnumerable<DrawnSpan> spans) => spans.Count(span => Touches(box, span));

    private bool IsOpen(Box place) =>
        Frame.Contains(place) && !(Legend is { } legend && legend.Overlaps(place)) && !Canvas.Texts.Any(text => text.Bounds.Overlaps(place));

    private static bool Touches(Box box, DrawnSpan span) =>
        span.X > box.Left && span.X < box.Right && span.Top < box.Bottom && span.Bottom > box.Top;
}
