using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Figures;

/// <summary>One layer of a stack.</summary>
/// <param name="Name">Name in the legend, in label markup.</param>
/// <param name="Histogram">Its contents.</param>
/// <param name="Color">Its colour.</param>
public sealed record StackLayer(string Name, Histogram Histogram, string Color);

/// <summary>Histograms stacked on each other, the first at the bottom, with a hatched band for the uncertainty of their sum.</summary>
public sealed record StackedHistograms : FigureElement
{
    private readonly ImmutableArray<ImmutableArray<double>> _levels;

    internal StackedHistograms(ImmutableArray<StackLayer> layers, IReadOnlyList<double>? uncertainty)
    {
        if (layers.IsDefaultOrEmpty)
            throw new ArgumentException("A stack needs at least one histogram.", nameof(layers));
        Layers = layers;
        Total = layers.Select(layer => layer.Histogram).Aggregate((sum, next) => sum + next);
        Uncertainty = uncertainty is null ? [.. Enumerable.Range(0, Total.Axis.Bins).Select(Total.Error)] : Copy(uncertainty, nameof(uncertainty));
        RequireSameLength("Uncertainty of a stack", ("the histogram", Total.Axis.Bins), ("the uncertainty", Uncertainty.Length));
        _levels = Levels();
    }

    /// <summary>The histograms from bottom to top.</summary>
    public ImmutableArray<StackLayer> Layers { get; }

    /// <summary>Their sum.</summary>
    public Histogram Total { get; }

    /// <summary>Standard deviation of the sum, one value per bin, in units of the contents.</summary>
    public ImmutableArray<double> Uncertainty { get; }

    internal override IReadOnlyList<string> DataNotes => Total.Notes;

    internal override void Extend(Extent extent)
    {
        extent.X.Add([Total.Axis.Low, Total.Axis.High]);
        extent.Y.StandsOnZero = true;
        extent.Y.Add(Total.Values.Zip(Uncertainty, (value, error) => value + error));
        extent.Y.Add(Total.Values);
    }

    internal override void Draw(PlotArea area)
    {
        var edges = Total.Axis.Edges;
        for (var i = 0; i < Layers.Length; i++)
            area.Canvas.Fill(area.Between(edges, _levels[i], _levels[i + 1]), Layers[i].Color, crisp: true);
        area.Canvas.Line(area.Steps(edges, Total.Values), new Stroke("#333", 0.8));
        area.Canvas.Fill(area.Between(edges, Band(-1), Band(+1)), area.Canvas.Hatching("#333"));
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) => area.SpansOf(Total.Axis.Edges, Band(+1), filled: true);

    internal override IEnumerable<LegendEntry> LegendEntries() =>
    [
        .. Layers.Reverse().Select(layer => LegendEntry.Area(layer.Name, layer.Color)),
        LegendEntry.Area("uncertainty", "none", pattern: canvas => canvas.Hatching("#333"), edge: new LineStyle("#999", 0.6)),
    ];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        for (var i = 0; i < Layers.Length; i++)
        {
            var bars = Bars(axes, Layers[i].Name, Layers[i].Histogram.Values, _levels[i], new JsonObject { ["color"] = Layers[i].Color });
            bars["legendrank"] = -1 - i;
            yield return bars;
        }
        var hatched = new JsonObject
        {
            ["color"] = "rgba(0,0,0,0)",
            ["pattern"] = new JsonObject { ["shape"] = "/", ["fgcolor"] = "#333", ["size"] = 5, ["solidity"] = 0.3 },
        };
        yield return Bars(axes, "uncertainty", Uncertainty.Select(error => 2 * error), Band(-1), hatched);
    }

    private JsonObject Bars(PlotlyAxes axes, string name, IEnumerable<double> heights, IEnumerable<double> bases, JsonObject marker)
    {
        var bins = Enumerable.Range(0, Total.Axis.Bins).ToArray();
        marker["line"] = new JsonObject { ["width"] = 0 };
        var trace = axes.Trace("bar", name);
        trace["x"] = PlotlyAxes.Numbers(bins.Select(Total.Axis.Center));
        trace["width"] = PlotlyAxes.Numbers(bins.Select(Total.Axis.Width));
        trace["y"] = PlotlyAxes.Numbers(heights);
        trace["base"] = PlotlyAxes.Numbers(bases);
        trace["marker"] = marker;
        return trace;
    }

    private ImmutableArray<double> Band(int sign) => [.. Total.Values.Zip(Uncertainty, (value, error) => value + sign * error)];

    private ImmutableArray<ImmutableArray<double>> Levels()
    {
        var levels = ImmutableArray.CreateBuilder<ImmutableArray<double>>();
        levels.Add([.. new double[Total.Axis.Bins]]);
        foreach (var layer in Layers)
            levels.Add([.. levels[^1].Zip(layer.Histogram.Values, (below, value) => below + value)]);
        return levels.ToImmutable();
    }
}
