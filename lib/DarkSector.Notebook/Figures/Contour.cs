using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>The line along which a scan of two variables has one value, and on request the area where it is at or above it: an excluded
/// region, a confidence region. Nodes without a value are outside.</summary>
public sealed record Contour : FigureElement
{
    private const double TextSize = 14;

    internal Contour(string name, ValueGrid grid, double level, LineStyle style)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (!double.IsFinite(level))
            throw new ArgumentException($"Contour '{name}': the level is {level}; it must be a finite number.", nameof(level));
        (Name, Grid, Level, Style) = (name, grid, level, style);
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>The scan.</summary>
    public ValueGrid Grid { get; }

    /// <summary>The value along the line.</summary>
    public double Level { get; }

    /// <summary>The line.</summary>
    public LineStyle Style { get; }

    /// <summary>Opacity of the area at or above the level, 0 to 1; 0 for the line alone.</summary>
    public double Opacity { get; init; }

    /// <summary>Fill the area at or below the level instead of the one above.</summary>
    public bool FillsBelow { get; init; }

    /// <summary>Interpolate the logarithm of the values: for cross-sections over limits and whatever else spans powers of ten.</summary>
    public bool LogarithmicValues { get; init; }

    /// <summary>Text on the line in label markup; empty for none. Left out where it has no room.</summary>
    public string Text { get; init; } = "";

    internal override void Extend(Extent extent)
    {
        extent.X.Add([Grid.X[0], Grid.X[^1]]);
        extent.Y.Add([Grid.Y[0], Grid.Y[^1]]);
        extent.Y.IsPlane = true;
    }

    internal override void Draw(PlotArea area)
    {
        if (Opacity > 0)
        {
            var region = new SvgPath();
            foreach (var ring in Rings(area.X.Logarithmic, area.Y.Logarithmic))
                Append(region.Lift(), area, ring);
            area.Canvas.Fill(region, Style.Color, Opacity);
        }

        var lines = new SvgPath();
        foreach (var line in Lines(area.X.Logarithmic, area.Y.Logarithmic))
            Append(lines.Lift(), area, line);
        area.Canvas.Line(lines, Style.Stroke);
    }

    internal override void DrawTexts(PlotArea area, FreeRoom room)
    {
        if (Text.Length == 0)
            return;
        var text = RichText.Parse(Text);
        var (width, up, height) = (text.Width() * TextSize, text.Ascent * TextSize, (text.Ascent + text.Descent) * TextSize);
        if (room.First([.. OnTheLine(area, width, height)]) is not { } place)
            return;
        area.Canvas.Rectangle(place.Grow(2), "#fff", opacity: 0.85);
        area.Canvas.Text(text, place.Left, place.Top + up, TextSize, color: Style.Color);
    }

    internal override int LegendRank => Opacity > 0 ? 2 : 1;

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) =>
        Lines(area.X.Logarithmic, area.Y.Logarithmic).SelectMany(line => area.SpansOf(line.X, line.Y));

    internal override IEnumerable<LegendEntry> LegendEntries() =>
        Name.Length == 0 ? [] : Opacity > 0 ? [LegendEntry.Area(Name, Style.Color, Opacity, edge: Style)] : [LegendEntry.Line(Name, Style)];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        if (Opacity > 0)
        {
            var area = Trace(axes, Rings(axes.X.Logarithmic, axes.Y.Logarithmic), new LineStyle(Style.Color, 0), Name);
            area["fill"] = "toself";
            area["fillcolor"] = Palette.WithOpacity(Style.Color, Opacity);
            area["hoverinfo"] = "skip";
            yield return area;
        }

        yield return Trace(axes, Lines(axes.X.Logarithmic, axes.Y.Logarithmic), Style, Opacity > 0 ? "" : Name);
    }

    /// <summary>The lines, in the coordinates of the axes.</summary>
    internal ImmutableArray<ContourLines.Line> Lines(bool logX, bool logY) => ContourLines.At(Grid, Level, logX, logY, LogarithmicValues);

    private ImmutableArray<ContourLines.Line> Rings(bool logX, bool logY) => !FillsBelow
        ? ContourLines.Around(Grid, Level, logX, logY, LogarithmicValues)
        : LogarithmicValues
            ? ContourLines.Around(new ValueGrid(Grid.X, Grid.Y, (column, row) => Level * Level / Grid[column, row]), Level, logX, logY, true)
            : ContourLines.Around(new ValueGrid(Grid.X, Grid.Y, (column, row) => -Grid[column, row]), -Level, logX, logY, false);

    private static void Append(SvgPath path, PlotArea area, ContourLines.Line line)
    {
        for (var i = 0; i < line.X.Length; i++)
            path.LineTo(area.X.Map(line.X[i]), area.Y.Map(line.Y[i]));
    }

    private static JsonObject Trace(PlotlyAxes axes, ImmutableArray<ContourLines.Line> lines, LineStyle style, string name)
    {
        var trace = axes.Trace("scatter", name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers(lines.SelectMany(line => line.X.Add(double.NaN)));
        trace["y"] = PlotlyAxes.Numbers(lines.SelectMany(line => line.Y.Add(double.NaN)));
        trace["line"] = PlotlyAxes.Line(style);
        return trace;
    }

    // From the middle of the longest line outwards.
    private IEnumerable<Box> OnTheLine(PlotArea area, double width, double height)
    {
        foreach (var line in Lines(area.X.Logarithmic, area.Y.Logarithmic).OrderByDescending(line => line.X.Length))
        {
            var middle = line.X.Length / 2;
            foreach (var i in Enumerable.Range(0, line.X.Length).OrderBy(i => Math.Abs(i - middle)))
            {
                var (x, y) = (area.X.Map(line.X[i]), area.Y.Map(line.Y[i]));
                yield return new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
            }
        }
    }
}
