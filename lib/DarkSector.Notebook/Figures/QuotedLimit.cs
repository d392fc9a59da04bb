using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Physics.Datasets;

namespace DarkSector.Notebook.Figures;

/// <summary>The limit of another search as its abstract quotes it: not a curve, but the range of masses and the range of limits. What is
/// above the weakest limit is excluded (shaded); between the strongest and the weakest (hatched) the numbers do not tell.</summary>
public sealed record QuotedLimit : FigureElement
{
    internal QuotedLimit(string name, HeadlineLimit limit, string color)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (double.IsNaN(limit.MassHigh) || double.IsNaN(limit.LimitLow))
            throw new ArgumentException($"The abstract of '{limit.Name}' ({limit.Source}) quotes no range of masses, or no limit; it cannot be drawn.", nameof(limit));
        (Name, Limit, Color) = (name, limit, color);
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>What is quoted.</summary>
    public HeadlineLimit Limit { get; }

    /// <summary>Colour.</summary>
    public string Color { get; }

    private double MassLow => double.IsNaN(Limit.MassLow) ? 0 : Limit.MassLow;

    private bool IsRange => !double.IsNaN(Limit.LimitHigh);

    private LineStyle Line => new(Color, 1.8, IsRange ? LineDash.Solid : LineDash.DashDotted);

    internal override void Extend(Extent extent)
    {
        extent.X.Add([MassLow, Limit.MassHigh]);
        extent.Y.Add([Limit.LimitLow, Limit.LimitHigh]);
    }

    internal override void Draw(PlotArea area)
    {
        var (left, right) = (area.X.MapInside(MassLow), area.X.MapInside(Limit.MassHigh));
        var foot = area.Y.Map(Limit.LimitLow);
        area.Canvas.Line(new SvgPath().MoveTo(left, foot).HorizontalTo(right), Line.Stroke);
        if (!IsRange)
            return;
        var head = area.Y.Map(Limit.LimitHigh);
        area.Canvas.Rectangle(new Box(left, head, right, foot), area.Canvas.Hatching(Color), opacity: 0.45);
        if (head > area.Frame.Top)
            area.Canvas.Rectangle(new Box(left, area.Frame.Top, right, head), Color, opacity: 0.15);
        area.Canvas.Line(new SvgPath().MoveTo(left, head).HorizontalTo(right), Line.Stroke);
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        var (left, right) = (area.X.MapInside(MassLow), area.X.MapInside(Limit.MassHigh));
        var foot = area.Y.Map(Limit.LimitLow);
        var head = IsRange ? area.Y.Map(Limit.LimitHigh) : foot;
        for (var x = left; x <= right; x += 6)
            yield return new DrawnSpan(x, head, foot);
    }

    internal override IEnumerable<LegendEntry> LegendEntries() => Name.Length == 0 ? []
        : IsRange ? [LegendEntry.Area(Name, Color, 0.6, canvas => canvas.Hatching(Color), Line with { Width = 1 })] : [LegendEntry.Line(Name, Line)];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var (left, right) = (Math.Max(MassLow, Math.Min(axes.X.Low, axes.X.High)), Limit.MassHigh);
        var head = IsRange ? Limit.LimitHigh : Limit.LimitLow;
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers([left, right, right, left, left]);
        trace["y"] = PlotlyAxes.Numbers([Limit.LimitLow, Limit.LimitLow, head, head, Limit.LimitLow]);
        trace["line"] = PlotlyAxes.Line(Line);
        trace["fill"] = "toself";
        trace["fillcolor"] = Palette.WithOpacity(Color, 0.2);
        return [trace];
    }
}
