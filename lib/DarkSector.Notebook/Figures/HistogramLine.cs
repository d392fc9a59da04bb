using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

/// <summary>A histogram drawn as a step line, for signals over a stack and for comparing shapes.</summary>
public sealed record HistogramLine : FigureElement
{
    // Bins below this part of the largest one do not stretch a logarithmic axis.
    private const double Tail = 1e-3;

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

    /// <summary>Opacity of the area under the line, 0 to 1.</summary>
    public double Opacity { get; init; }

    /// <summary>A white seam keeps the line apart from filled areas under it.</summary>
    public bool HasSeam { get; init; }

    internal override void Extend(Extent extent)
    {
        extent.X.Add([Histogram.Axis.Low, Histogram.Axis.High]);
        extent.Y.StandsOnZero = true;
        var largest = Histogram.Values.Max();
        extent.Y.Add(Histogram.Values.Where(value => value <= 0 || value > largest * Tail));
    }

    internal override void Draw(PlotArea area)
    {
        var path = area.Steps(Histogram.Axis.Edges, Histogram.Values);
        if (Opacity > 0)
            area.Canvas.Fill(path, Style.Color, Opacity);
        if (HasSeam)
            area.Canvas.Line(path, new Stroke("#fff", Style.Width + 2));
        area.Canvas.Line(path, Style.Stroke);
    }

    internal override IReadOnlyList<string> DataNotes => Histogram.Notes;

    internal override int LegendRank => 1;

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) => area.SpansOf(Histogram.Axis.Edges, Histogram.Values, filled: false);

    internal override IEnumerable<LegendEntry> LegendEntries() =>
        Name.Length == 0 ? [] : Opacity > 0 ? [LegendEntry.Area(Name, Style.Color, Opacity, edge: Style)] : [LegendEntry.Line(Name, Style)];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var line = PlotlyAxes.Line(Style);
        line["shape"] = "hv";
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers(Histogram.Axis.Edges);
        trace["y"] = PlotlyAxes.Numbers([.. Histogram.Values, Histogram.Values[^1]]);
        trace["line"] = line;
        if (Opacity > 0)
        {
            trace["fill"] = "tozeroy";
            trace["fillcolor"] = Palette.WithOpacity(Style.Color, Opacity);
        }

        return [trace];
    }
}
