using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace DarkSector.Notebook.Figures;

/// <summary>A line through points; NaN leaves a gap.</summary>
public sealed record Curve : FigureElement
{
    internal Curve(string name, IReadOnlyList<double> x, IReadOnlyList<double> y, LineStyle style)
    {
        (Name, X, Y, Style) = (name, Copy(x, nameof(x)), Copy(y, nameof(y)), style);
        RequireSameLength($"Curve '{name}'", ("x", X.Length), ("y", Y.Length));
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>Positions.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Heights.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>The line.</summary>
    public LineStyle Style { get; }

    internal override void Extend(Extent extent)
    {
        extent.X.Add(X);
        extent.Y.Add(Y);
    }

    internal override void Draw(PlotArea area) => area.Canvas.Line(area.Through(X, Y), Style.Stroke);

    internal override int LegendRank => 1;

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) => area.SpansOf(X, Y);

    internal override IEnumerable<LegendEntry> LegendEntries() => Name.Length > 0 ? [LegendEntry.Line(Name, Style)] : [];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers(X);
        trace["y"] = axes.Heights(Y);
        trace["line"] = PlotlyAxes.Line(Style);
        return [trace];
    }
}
