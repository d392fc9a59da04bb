using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

/// <summary>A histogram drawn as a step line, for signals over a stack and for comparing shapes.</summary>
public sealed record HistogramLine : FigureElement
{
    internal HistogramLine(string name, Histogram histogram, LineStyle style)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        (Name, Histogram, Style) = (name, histogram, style);
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>The contents.</summary>
    public Histogram Histogram { get; }

    /// <summary>The line.</summary>
    public LineStyle Style { get; }

    internal override void Extend(Extent extent)
    {
        extent.X.Add([Histogram.Axis.Low, Histogram.Axis.High]);
        extent.Y.StandsOnZero = true;
        extent.Y.Add(Histogram.Values);
    }

    // A white seam keeps the line apart from what lies under it.
    internal override void Draw(PlotArea area)
    {
        var path = area.Steps(Histogram.Axis.Edges, Histogram.Values);
        area.Canvas.Line(path, new Stroke("#fff", Style.Width + 2));
        area.Canvas.Line(path, Style.Stroke);
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) => area.SpansOf(Histogram.Axis.Edges, Histogram.Values, filled: false);

    internal override IEnumerable<LegendEntry> LegendEntries() => Name.Length > 0 ? [LegendEntry.Line(Name, Style)] : [];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var line = PlotlyAxes.Line(Style);
        line["shape"] = "hv";
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers(Histogram.Axis.Edges);
        trace["y"] = PlotlyAxes.Numbers([.. Histogram.Values, Histogram.Values[^1]]);
        trace["line"] = line;
        return [trace];
    }
}
