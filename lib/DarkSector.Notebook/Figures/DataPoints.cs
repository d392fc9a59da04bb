using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

/// <summary>Shape of a point.</summary>
public enum Marker
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle pointing up.</summary>
    Triangle,

    /// <summary>A disc with a white middle.</summary>
    OpenCircle,
}

/// <summary>Points with error bars; NaN leaves a point out.</summary>
public sealed record DataPoints : FigureElement
{
    private const double Radius = 4;

    internal DataPoints(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, ErrorBars xErrors, ErrorBars yErrors, string color)
    {
        (Name, X, Y, XErrors, YErrors, Color) = (name, Copy(x, nameof(x)), Copy(y, nameof(y)), xErrors, yErrors, color);
        RequireSameLength($"Points '{name}'", ("x", X.Length), ("y", Y.Length), ("the lower x errors", xErrors.Low.Length),
            ("the upper x errors", xErrors.High.Length), ("the lower y errors", yErrors.Low.Length), ("the upper y errors", yErrors.High.Length));
    }

    /// <summary>A histogram as points: at bin centres, bars over the bins, errors as counts have them.</summary>
    internal static DataPoints Of(string name, Histogram histogram, string color)
    {
        var bins = Enumerable.Range(0, histogram.Axis.Bins).ToArray();
        ImmutableArray<double> halves = [.. bins.Select(bin => histogram.Axis.Width(bin) / 2)];
        return new DataPoints(name, [.. bins.Select(histogram.Axis.Center)], histogram.Values, new ErrorBars(halves, halves),
            ErrorBars.OfCounts(histogram), color) { Origin = histogram.Notes };
    }

    internal override IReadOnlyList<string> DataNotes => Origin;

    private IReadOnlyList<string> Origin { get; init; } = [];

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>Positions.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Heights.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>Horizontal bars.</summary>
    public ErrorBars XErrors { get; }

    /// <summary>Vertical bars.</summary>
    public ErrorBars YErrors { get; }

    /// <summary>Colour of points and bars.</summary>
    public string Color { get; }

    /// <summary>Shape of the points.</summary>
    public Marker Marker { get; init; }

    /// <summary>Points of a histogram whose content is zero are left out, as is usual where most bins are filled.</summary>
    public bool SkipZeros { get; init; }

    internal override void Extend(Extent extent)
    {
        var hasBars = XErrors.High.Any(error => error > 0);
        extent.X.NeedsRoom |= !hasBars;
        foreach (var i in Shown())
        {
            extent.X.Add([X[i] - XErrors.Low[i], X[i] + XErrors.High[i]]);
            extent.Y.Add([Y[i], Y[i] + YErrors.High[i]]);
            if (Y[i] - YErrors.Low[i] is var low && (low > 0 || Y[i] <= 0))
                extent.Y.Add(low);
        }
    }

    internal override void Draw(PlotArea area)
    {
        var bars = new SvgPath();
        foreach (var i in Shown().Where(i => area.CanShow(X[i], Y[i])))
        {
            bars.MoveTo(area.X.Map(X[i]), area.Y.Map(Y[i] - YErrors.Low[i])).VerticalTo(area.Y.Map(Y[i] + YErrors.High[i]));
            if (XErrors.High[i] > 0 || XErrors.Low[i] > 0)
                bars.MoveTo(area.X.Map(X[i] - XErrors.Low[i]), area.Y.Map(Y[i])).HorizontalTo(area.X.Map(X[i] + XErrors.High[i]));
        }
        area.Canvas.Line(bars, new Stroke(Color, 1.4));
        foreach (var i in Shown().Where(i => area.CanShow(X[i], Y[i]) && area.X.Shows(X[i]) && area.Y.Shows(Y[i])))
            DrawMarker(area.Canvas, area.X.Map(X[i]), area.Y.Map(Y[i]));
    }

    internal override int LegendRank => 0;

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        foreach (var i in Shown().Where(i => area.CanShow(X[i], Y[i])))
        {
            var (x, y) = (area.X.Map(X[i]), area.Y.Map(Y[i]));
            yield return new DrawnSpan(x, area.Y.Map(Y[i] + YErrors.High[i]) - Radius, area.Y.Map(Y[i] - YErrors.Low[i]) + Radius);
            yield return new DrawnSpan(area.X.Map(X[i] - XErrors.Low[i]) - Radius, y, y);
            yield return new DrawnSpan(area.X.Map(X[i] + XErrors.High[i]) + Radius, y, y);
        }
    }

    internal override IEnumerable<LegendEntry> LegendEntries() => Name.Length == 0 ? [] : [new LegendEntry(Name, (canvas, box) =>
    {
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        canvas.Line(new SvgPath().MoveTo(x, box.Top - 2).VerticalTo(box.Bottom + 2), new Stroke(Color, 1.4));
        DrawMarker(canvas, x, y);
    })];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var shown = Shown().ToArray();
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "markers";
        trace["x"] = PlotlyAxes.Numbers(shown.Select(i => X[i]));
        trace["y"] = PlotlyAxes.Numbers(shown.Select(i => Y[i]));
        trace["error_x"] = Errors(XErrors, shown);
        trace["error_y"] = Errors(YErrors, shown);
        trace["marker"] = new JsonObject { ["color"] = Color, ["size"] = 2 * Radius, ["symbol"] = PlotlySymbol };
        return [trace];
    }

    private string PlotlySymbol => Marker switch
    {
        Marker.Square => "square",
        Marker.Triangle => "triangle-up",
        Marker.OpenCircle => "circle-open",
        _ => "circle",
    };

    private IEnumerable<int> Shown() =>
        Enumerable.Range(0, X.Length).Where(i => double.IsFinite(X[i]) && double.IsFinite(Y[i]) && !(SkipZeros && Y[i] == 0));

    private JsonObject Errors(ErrorBars bars, int[] shown) => new()
    {
        ["type"] = "data",
        ["symmetric"] = false,
        ["array"] = PlotlyAxes.Numbers(shown.Select(i => bars.High[i])),
        ["arrayminus"] = PlotlyAxes.Numbers(shown.Select(i => bars.Low[i])),
        ["color"] = Color,
        ["thickness"] = 1.4,
        ["width"] = 0,
    };

    private void DrawMarker(SvgCanvas canvas, double x, double y)
    {
        if (Marker == Marker.Square)
            canvas.Rectangle(new Box(x, y, x, y).Grow(Radius * 0.9), Color);
        else if (Marker == Marker.Triangle)
            canvas.Fill(new SvgPath().MoveTo(x, y - Radius * 1.2).LineTo(x + Radius * 1.1, y + Radius * 0.8).LineTo(x - Radius * 1.1, y + Radius * 0.8).Close(), Color);
        else if (Marker == Marker.OpenCircle)
            canvas.Circle(x, y, Radius * 0.9, "#fff", new Stroke(Color, 1.4));
        else
            canvas.Circle(x, y, Radius, Color);
    }
}
