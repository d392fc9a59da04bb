using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Something drawn in the frame of a figure. A new kind of plot is a new element: its data, its range, and how it is drawn.</summary>
public abstract record FigureElement
{
    private protected FigureElement()
    {
    }

    /// <summary>Notes of the events behind it, such as the opening of a box.</summary>
    internal virtual IReadOnlyList<string> DataNotes => [];

    /// <summary>Takes the values to be shown into account.</summary>
    internal abstract void Extend(Extent extent);

    /// <summary>Draws on the canvas, clipped to the frame.</summary>
    internal abstract void Draw(PlotArea area);

    /// <summary>Draws the texts of the element, which are not clipped; called after all elements are drawn and the legend is placed.</summary>
    internal virtual void DrawTexts(PlotArea area, FreeRoom room)
    {
    }

    /// <summary>Where the element leaves no place for the legend.</summary>
    internal virtual IEnumerable<DrawnSpan> Spans(PlotArea area) => [];

    /// <summary>Order in the legend: points (0), lines (1), areas (2).</summary>
    internal virtual int LegendRank => 2;

    /// <summary>Its lines in the legend.</summary>
    internal virtual IEnumerable<LegendEntry> LegendEntries() => [];

    /// <summary>Its traces in Plotly's schema.</summary>
    internal abstract IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes);

    private protected static ImmutableArray<double> Copy(IReadOnlyList<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return [.. values];
    }

    private protected static void RequireSameLength(string what, params (string Name, int Length)[] parts)
    {
        if (parts.Length > 0 && parts.Any(part => part.Length != parts[0].Length))
            throw new ArgumentException($"{what}: {string.Join(", ", parts.Select(part => $"{part.Name} has {part.Length}"))} values; they must agree.");
        if (parts.Length > 0 && parts[0].Length == 0)
            throw new ArgumentException($"{what}: {parts[0].Name} is empty; give at least one value.");
    }
}

/// <summary>A line of the legend.</summary>
/// <param name="Name">Text in label markup.</param>
/// <param name="DrawKey">Draws the sample into a box.</param>
internal sealed record LegendEntry(string Name, Action<SvgCanvas, Box> DrawKey)
{
    /// <summary>A sample of a line.</summary>
    public static LegendEntry Line(string name, LineStyle style) => new(name, (canvas, box) =>
    {
        var middle = (box.Top + box.Bottom) / 2;
        canvas.Line(new SvgPath().MoveTo(box.Left, middle).HorizontalTo(box.Right), style.Stroke);
    });

    /// <summary>A sample of a filled area.</summary>
    public static LegendEntry Area(string name, string fill, double opacity = 1, Func<SvgCanvas, string>? pattern = null, LineStyle? edge = null) => new(name, (canvas, box) =>
        canvas.Rectangle(box, pattern is null ? fill : pattern(canvas), edge?.Stroke, opacity));
}
