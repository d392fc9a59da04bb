using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>The area between two lines: an uncertainty, a favoured or an excluded region. An infinite end reaches to the frame.</summary>
public sealed record Band : FigureElement
{
    internal Band(string name, IReadOnlyList<double> x, IReadOnlyList<double> low, IReadOnlyList<double> high, string color)
    {
        (Name, X, Low, High, Color) = (name, Copy(x, nameof(x)), Copy(low, nameof(low)), Copy(high, nameof(high)), color);
        RequireSameLength($"Band '{name}'", ("x", X.Length), ("low", Low.Length), ("high", High.Length));
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>Positions.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Lower line.</summary>
    public ImmutableArray<double> Low { get; }

    /// <summary>Upper line.</summary>
    public ImmutableArray<double> High { get; }

    /// <summary>Colour of the area.</summary>
    public string Color { get; }

    /// <summary>Opacity of the area, 0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Diagonal lines instead of a plain area.</summary>
    public bool Hatched { get; init; }

    /// <summary>Line around the area, or nothing.</summary>
    public LineStyle? Edge { get; init; }

    internal override void Extend(Extent extent)
    {
        extent.X.Add(X);
        extent.Y.Add(Low);
        extent.Y.Add(High);
    }

    internal override void Draw(PlotArea area)
    {
        foreach (var piece in Pieces(i => IsThere(i, area)))
            area.Canvas.Fill(Outline(area, piece), Fill(area.Canvas), Opacity);
        if (Edge is not { } edge)
            return;
        area.Canvas.Line(area.Through(X, Low), edge.Stroke);
        area.Canvas.Line(area.Through(X, High), edge.Stroke);
    }

    // A pale area may lie behind the legend; its lines, and a strong area, may not.
    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        var lines = area.SpansOf(X, Low).Concat(area.SpansOf(X, High));
        return Opacity < 0.5 || Hatched ? lines : lines.Concat(Columns(area));
    }

    internal override IEnumerable<LegendEntry> LegendEntries() =>
        Name.Length > 0 ? [LegendEntry.Area(Name, Color, Opacity, Hatched ? canvas => canvas.Hatching(Color) : null, Edge)] : [];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        var pieces = Pieces(i => !double.IsNaN(X[i]) && !double.IsNaN(Low[i]) && !double.IsNaN(High[i])).ToArray();
        trace["x"] = PlotlyAxes.Numbers(pieces.SelectMany(piece => AroundWithGap(X, X, piece)));
        trace["y"] = axes.Heights(pieces.SelectMany(piece => AroundWithGap(High, Low, piece)));
        trace["fill"] = "toself";
        trace["fillcolor"] = Palette.WithOpacity(Color, Opacity);
        trace["line"] = PlotlyAxes.Line(Edge ?? new LineStyle(Color, 0));
        trace["hoverinfo"] = "skip";
        if (Hatched)
            trace["fillpattern"] = new JsonObject { ["shape"] = "/", ["fgcolor"] = Color, ["bgcolor"] = "rgba(0,0,0,0)", ["size"] = 5 };
        return [trace];
    }

    private string Fill(SvgCanvas canvas) => Hatched ? canvas.Hatching(Color) : Color;

    // NaN, or what a logarithmic axis cannot show as an x, ends a piece.
    private IEnumerable<(int Start, int End)> Pieces(Func<int, bool> isThere)
    {
        var start = 0;
        for (var i = 0; i <= X.Length; i++)
        {
            if (i < X.Length && isThere(i))
                continue;
            if (i > start)
                yield return (start, i);
            start = i + 1;
        }
    }

    private SvgPath Outline(PlotArea area, (int Start, int End) piece)
    {
        var path = new SvgPath();
        for (var i = piece.Start; i < piece.End; i++)
            path.LineTo(area.X.Map(X[i]), area.Y.Map(High[i]));
        for (var i = piece.End - 1; i >= piece.Start; i--)
            path.LineTo(area.X.Map(X[i]), area.Y.Map(Low[i]));
        return path.Close();
    }

    // Forth along one line and back along the other; NaN parts the pieces.
    private static IEnumerable<double> AroundWithGap(ImmutableArray<double> forth, ImmutableArray<double> back, (int Start, int End) piece) =>
        [.. forth[piece.Start..piece.End], .. back[piece.Start..piece.End].Reverse(), double.NaN];

    private IEnumerable<DrawnSpan> Columns(PlotArea area)
    {
        var upper = area.SpansOf(X, [.. High.Select(value => area.Y.Logarithmic ? Math.Max(value, area.Y.Low) : value)]);
        var lower = area.SpansOf(X, [.. Low.Select(value => area.Y.Logarithmic ? Math.Max(value, area.Y.Low) : value)]);
        return upper.Zip(lower, (top, bottom) => new DrawnSpan(top.X, top.Top, bottom.Bottom));
    }

    private bool IsThere(int i, PlotArea area) =>
        !double.IsNaN(X[i]) && !double.IsNaN(Low[i]) && !double.IsNaN(High[i]) && !(area.X.Logarithmic && X[i] <= 0);
}
