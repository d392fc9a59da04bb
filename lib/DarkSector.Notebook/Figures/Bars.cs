using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>One set of bars: a value for each category.</summary>
/// <param name="Name">Name in the legend, in label markup.</param>
/// <param name="Values">A value per category; NaN leaves the bar out.</param>
/// <param name="Color">Colour.</param>
public sealed record BarSeries(string Name, ImmutableArray<double> Values, string Color);

/// <summary>Horizontal bars, one group per category, the numbers written behind them. The categories stand on the y axis.</summary>
public sealed record Bars : FigureElement
{
    private const double Filling = 0.76;
    private const double LargestText = 15;
    private const double Gap = 6;

    internal Bars(ImmutableArray<BarSeries> series)
    {
        if (series.IsDefaultOrEmpty)
            throw new ArgumentException("Bars need at least one series.", nameof(series));
        Series = series;
        RequireSameLength("Bars", [.. series.Select(one => ($"'{one.Name}'", one.Values.Length))]);
    }

    /// <summary>The sets of bars, from top to bottom inside a group.</summary>
    public ImmutableArray<BarSeries> Series { get; }

    private int Categories => Series[0].Values.Length;

    internal override void Extend(Extent extent)
    {
        extent.X.StandsOnZero = true;
        extent.X.Add(Series.SelectMany(one => one.Values));
    }

    internal override void Draw(PlotArea area)
    {
        for (var i = 0; i < Series.Length; i++)
            for (var category = 0; category < Categories; category++)
                if (!double.IsNaN(Series[i].Values[category]))
                    area.Canvas.Rectangle(Bar(area, i, category), Series[i].Color);
    }

    internal override void DrawTexts(PlotArea area, FreeRoom room)
    {
        for (var i = 0; i < Series.Length; i++)
            for (var category = 0; category < Categories; category++)
                if (!double.IsNaN(Series[i].Values[category]))
                    DrawNumber(area, room, Bar(area, i, category), Series[i].Values[category]);
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        for (var i = 0; i < Series.Length; i++)
        {
            for (var category = 0; category < Categories; category++)
            {
                var bar = Bar(area, i, category);
                var end = bar.Right + NumberRoom(area.Frame.Height);
                for (var x = bar.Left; x < end; x += Gap)
                    yield return new DrawnSpan(x, bar.Top, bar.Bottom);
            }
        }
    }

    internal override IEnumerable<LegendEntry> LegendEntries() =>
        Series.Where(one => one.Name.Length > 0).Select(one => LegendEntry.Area(one.Name, one.Color));

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        for (var i = 0; i < Series.Length; i++)
        {
            var trace = axes.Trace("bar", Series[i].Name);
            trace["orientation"] = "h";
            trace["x"] = PlotlyAxes.Numbers(Series[i].Values);
            trace["y"] = PlotlyAxes.Numbers(Enumerable.Range(0, Categories).Select(category => (double)category));
            trace["width"] = Thickness;
            trace["offset"] = -Filling / 2 + i * Thickness;
            trace["text"] = new JsonArray([.. Series[i].Values.Select(value => (JsonNode)(double.IsNaN(value) ? "" : RichText.Parse(Ticks.Number(value)).ToHtml()))]);
            trace["textposition"] = "outside";
            trace["marker"] = new JsonObject { ["color"] = Series[i].Color };
            yield return trace;
        }
    }

    /// <summary>Room for the widest number behind a bar [px].</summary>
    internal double NumberRoom(double frameHeight) => 2 * Gap + TextSize(frameHeight) * Series.SelectMany(one => one.Values)
        .Where(value => !double.IsNaN(value)).Select(value => RichText.Parse(Ticks.Number(value)).Width()).DefaultIfEmpty(0).Max();

    private double Thickness => Filling / Series.Length;

    private double TextSize(double frameHeight) => Math.Min(LargestText, 0.95 * Thickness * frameHeight / Categories);

    private Box Bar(PlotArea area, int series, int category)
    {
        var top = category - Filling / 2 + series * Thickness;
        var end = area.X.MapInside(Series[series].Values[category]);
        var foot = area.X.MapInside(0);
        return new Box(Math.Min(foot, end), area.Y.Map(top), Math.Max(foot, end), area.Y.Map(top + Thickness));
    }

    // Numbers too small to be read are left out: the table next to the figure has them.
    private void DrawNumber(PlotArea area, FreeRoom room, Box bar, double value)
    {
        var size = TextSize(area.Frame.Height);
        if (size < 7)
            return;
        var text = RichText.Parse(Ticks.Number(value));
        var baseline = (bar.Top + bar.Bottom) / 2 + 0.36 * size;
        var place = SvgCanvas.Measure(text, bar.Right + Gap, baseline, size, TextAnchor.Start, bold: false, upwards: false);
        if (room.First([place]) is not null)
            area.Canvas.Text(text, bar.Right + Gap, baseline, size);
    }
}
