using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

/// <summary>Cells coloured by their content, with a colour bar. Cells that are NaN, or empty in a histogram, stay white.</summary>
public sealed record HeatMap : FigureElement
{
    private const int Shades = 128;
    private const double NumberSize = 13;

    internal HeatMap(IReadOnlyList<double> xEdges, IReadOnlyList<double> yEdges, Func<int, int, double> content, FigureAxis color)
    {
        (XEdges, YEdges, Color) = (Copy(xEdges, nameof(xEdges)), Copy(yEdges, nameof(yEdges)), color.Checked("colour"));
        if (XEdges.Length < 2 || YEdges.Length < 2)
            throw new ArgumentException($"A heat map needs at least 2 edges along x and y; {XEdges.Length} and {YEdges.Length} given.");
        var (columns, rows) = (XEdges.Length - 1, YEdges.Length - 1);
        Values = [.. Enumerable.Range(0, columns * rows).Select(cell => content(cell % columns, cell / columns))];
        (Low, High) = Range();
    }

    internal HeatMap(Histogram2D histogram, FigureAxis color)
        : this(histogram.X.Edges, histogram.Y.Edges, (x, y) => histogram.Value(x, y) is not 0 and var value ? value : double.NaN,
            color with { Low = color.Logarithmic ? null : Math.Min(0, Smallest(histogram)) }) => Origin = histogram.Notes;

    internal override IReadOnlyList<string> DataNotes => Origin;

    private IReadOnlyList<string> Origin { get; } = [];

    /// <summary>Edges of the cells along x.</summary>
    public ImmutableArray<double> XEdges { get; }

    /// <summary>Edges of the cells along y.</summary>
    public ImmutableArray<double> YEdges { get; }

    /// <summary>Contents, row after row from the lowest y.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The axis of the colour bar.</summary>
    public FigureAxis Color { get; }

    /// <summary>Content of the darkest colour.</summary>
    public double Low { get; }

    /// <summary>Content of the brightest colour.</summary>
    public double High { get; }

    /// <summary>Blue over white to red, for contents of either sign; else dark to bright.</summary>
    public bool IsDiverging { get; init; }

    /// <summary>Shades of grey, light to dark: events behind something else that matters more.</summary>
    public bool IsMuted { get; init; }

    /// <summary>.NET number format of the contents written into the cells; empty for none. Left out where a cell is too small.</summary>
    public string Numbers { get; init; } = "";

    /// <summary>The colour at a position in the range, 0 to 1.</summary>
    internal string Shade(double fraction) => IsDiverging ? Palette.Diverging(fraction) : IsMuted ? Palette.Grey(fraction) : Palette.Heat(fraction);

    internal AxisScale ColorScale(double bottom, double top) => new(Color.Logarithmic, Low, High, bottom, top);

    internal override void Extend(Extent extent)
    {
        extent.X.Add([XEdges[0], XEdges[^1]]);
        extent.Y.Add([YEdges[0], YEdges[^1]]);
        extent.Y.IsPlane = true;
    }

    // One path per shade keeps the file small; crisp edges avoid seams between cells.
    internal override void Draw(PlotArea area)
    {
        var columns = XEdges.Length - 1;
        var scale = ColorScale(0, Shades - 1);
        var paths = new SortedDictionary<int, SvgPath>();
        for (var cell = 0; cell < Values.Length; cell++)
        {
            if (!IsFilled(Values[cell]))
                continue;
            var shade = (int)Math.Round(scale.MapInside(Values[cell]));
            if (!paths.TryGetValue(shade, out var path))
                paths[shade] = path = new SvgPath();
            path.Rectangle(Cell(area, cell % columns, cell / columns));
        }
        foreach (var (shade, path) in paths)
            area.Canvas.Fill(path, Shade(shade / (Shades - 1.0)), crisp: true);
    }

    internal override void DrawTexts(PlotArea area, FreeRoom room)
    {
        if (Numbers.Length == 0)
            return;
        var (columns, scale) = (XEdges.Length - 1, ColorScale(0, 1));
        for (var cell = 0; cell < Values.Length; cell++)
        {
            if (!IsFilled(Values[cell]))
                continue;
            var box = Cell(area, cell % columns, cell / columns);
            var text = RichText.Parse(Ticks.Signed(Values[cell].ToString(Numbers, CultureInfo.InvariantCulture)));
            var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2 + 0.36 * NumberSize);
            var place = SvgCanvas.Measure(text, x, y, NumberSize, TextAnchor.Middle, bold: false, upwards: false);
            var isDark = IsDiverging ? scale.MapInside(Values[cell]) is < 0.25 or > 0.75 : scale.MapInside(Values[cell]) < 0.5 != IsMuted;
            if (box.Contains(place) && room.First([place]) is not null)
                area.Canvas.Text(text, x, y, NumberSize, TextAnchor.Middle, isDark ? "#fff" : "#000");
        }
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        var columns = XEdges.Length - 1;
        return Enumerable.Range(0, Values.Length).Where(cell => IsFilled(Values[cell])).Select(cell => Cell(area, cell % columns, cell / columns))
            .Select(box => new DrawnSpan((box.Left + box.Right) / 2, box.Top, box.Bottom));
    }

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var columns = XEdges.Length - 1;
        var shown = Values.Select(value => !IsFilled(value) ? double.NaN : Color.Logarithmic ? Math.Log10(value) : value).ToArray();
        var title = RichText.Parse(Color.Title).ToHtml();
        var trace = axes.Trace("heatmap", "");
        trace["x"] = PlotlyAxes.Numbers(XEdges);
        trace["y"] = PlotlyAxes.Numbers(YEdges);
        trace["z"] = new JsonArray([.. shown.Chunk(columns).Select(row => (JsonNode)PlotlyAxes.Numbers(row))]);
        trace["colorscale"] = new JsonArray([.. Enumerable.Range(0, 17).Select(i => (JsonNode)new JsonArray(i / 16.0, Shade(i / 16.0)))]);
        trace["colorbar"] = new JsonObject { ["title"] = new JsonObject { ["text"] = Color.Logarithmic ? $"log<sub>10</sub> {title}" : title, ["side"] = "right" } };
        return [trace];
    }

    // On an axis of categories y runs downwards.
    private Box Cell(PlotArea area, int column, int row)
    {
        var (y, next) = (area.Y.MapInside(YEdges[row]), area.Y.MapInside(YEdges[row + 1]));
        return new Box(area.X.MapInside(XEdges[column]), Math.Min(y, next), area.X.MapInside(XEdges[column + 1]), Math.Max(y, next));
    }

    private bool IsFilled(double value) => double.IsFinite(value) && !(Color.Logarithmic && value <= 0);

    private (double Low, double High) Range()
    {
        var extent = new AxisExtent();
        extent.Add(Values.Where(IsFilled));
        return extent.Along(Color);
    }

    private static double Smallest(Histogram2D histogram) =>
        Enumerable.Range(0, histogram.X.Bins).Min(x => Enumerable.Range(0, histogram.Y.Bins).Min(y => histogram.Value(x, y)));
}
