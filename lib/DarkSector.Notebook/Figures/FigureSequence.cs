using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Figures;

/// <summary>One figure for each value of a parameter, with a slider and a play button where Plotly is shown, and side by side on paper: how a peak
/// moves with the mass, how a limit falls with the luminosity. In a notebook it shows itself.</summary>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = [MimeType.Svg, MimeType.Text])]
public sealed record FigureSequence : IDisplayable
{
    private const int Milliseconds = 500;
    private const int ShownOnPaper = 6;
    private const int PaperColumns = 3;

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal FigureSequence(string label, string unit, IReadOnlyList<double> values, Func<double, Figure> figure)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(figure);
        if (values.Count is < 2 or > 200)
            throw new ArgumentException($"{values.Count} values of {label}; a slider needs 2 to 200.", nameof(values));
        Values = [.. values.Select(value => RichText.Parse(Ticks.Number(value)).ToPlain())];
        Names = [.. values.Select(value => string.Create(CultureInfo.InvariantCulture, $"{label} = {Ticks.Number(value)}{(unit.Length > 0 ? " " : "")}{unit}"))];
        Figures = SameRanges([.. values.Select((value, i) => figure(value).WithNote(Names[i]))]);
        var traces = Figures.Select(one => one.ToPlotly()["data"]!.AsArray().Count).ToArray();
        if (traces.Distinct().Count() > 1)
            throw new ArgumentException($"The figures have {traces.Min()} to {traces.Max()} traces; a slider needs figures that differ in their numbers only.", nameof(figure));
    }

    /// <summary>What each figure is for: the parameter and its value, in label markup.</summary>
    public ImmutableArray<string> Names { get; }

    private ImmutableArray<string> Values { get; }

    /// <summary>The figures, with the same ranges of the axes.</summary>
    public ImmutableArray<Figure> Figures { get; }

    /// <summary>The figures in Plotly's schema: an object with data, layout and frames.</summary>
    public JsonObject ToPlotly()
    {
        var plotly = Figures.Select(figure => figure.ToPlotly()).ToArray();
        var frames = new JsonArray([.. plotly.Select((one, i) => (JsonNode)new JsonObject
        {
            ["name"] = Frame(i),
            ["data"] = one["data"]!.DeepClone(),
            ["layout"] = new JsonObject { ["annotations"] = one["layout"]!["annotations"]!.DeepClone() },
        })]);
        var layout = plotly[0]["layout"]!.DeepClone().AsObject();
        layout["height"] = (double)layout["height"]! + 90;
        layout["margin"]!["b"] = 150;
        layout["sliders"] = new JsonArray(Slider());
        layout["updatemenus"] = new JsonArray(PlayButton());
        return new JsonObject { ["data"] = plotly[0]["data"]!.DeepClone(), ["layout"] = layout, ["frames"] = frames };
    }

    /// <summary>The figures in Plotly's schema, as text.</summary>
    public string ToPlotlyJson() => ToPlotly().ToJsonString(s_json);

    /// <summary>Up to six of the figures side by side, the first and the last among them.</summary>
    public string ToSvg()
    {
        var count = Math.Min(ShownOnPaper, Figures.Length);
        return FigureGrid.ToSvg([.. Enumerable.Range(0, count).Select(i => Figures[i * (Figures.Length - 1) / (count - 1)])], PaperColumns, ToString());
    }

    /// <summary>The figures side by side as an HTML fragment.</summary>
    public string ToHtml() => $"<figure>{ToSvg()}</figure>";

    /// <summary>Writes the figures to a file: whole or not at all. A page (.html) has the slider.</summary>
    /// <param name="path">File name ending in .html, .json (Plotly), .svg, .pdf or .png.</param>
    public void Save(string path) => PictureFile.Save(path, ToSvg, ToString(), ToPlotlyJson);

    /// <inheritdoc/>
    public override string ToString() => $"{Figures.Length} figures from {RichText.Parse(Names[0]).ToPlain()} to {RichText.Parse(Names[^1]).ToPlain()}: {Figures[0]}";

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Plotly => ToPlotlyJson(),
        MimeType.Svg => ToSvg(),
        MimeType.Html => ToHtml(),
        MimeType.Text => ToString(),
        _ => null,
    };

    private static string Frame(int index) => index.ToString(CultureInfo.InvariantCulture);

    // What moves is seen against axes that do not.
    private static ImmutableArray<Figure> SameRanges(Figure[] figures)
    {
        var plans = figures.Select(figure => new FigurePlan(figure)).ToArray();
        var (xLow, xHigh) = (plans.Min(plan => plan.X.Low), plans.Max(plan => plan.X.High));
        var (yLow, yHigh) = (plans.Min(plan => plan.Y.Low), plans.Max(plan => plan.Y.High));
        return [.. figures.Select(figure => figure.Y.Categories.IsEmpty ? figure.WithXRange(xLow, xHigh).WithYRange(yLow, yHigh) : figure.WithXRange(xLow, xHigh))];
    }

    private JsonObject Slider() => new()
    {
        ["active"] = 0,
        ["x"] = 0.16,
        ["len"] = 0.84,
        ["y"] = 0,
        ["pad"] = new JsonObject { ["t"] = 75, ["b"] = 5 },
        ["currentvalue"] = new JsonObject { ["visible"] = false },
        ["steps"] = new JsonArray([.. Values.Select((value, i) => (JsonNode)new JsonObject
        {
            ["label"] = value,
            ["method"] = "animate",
            ["args"] = new JsonArray(new JsonArray(Frame(i)), Animation(0)),
        })]),
    };

    private static JsonObject PlayButton() => new()
    {
        ["type"] = "buttons",
        ["showactive"] = false,
        ["x"] = 0,
        ["y"] = 0,
        ["xanchor"] = "left",
        ["yanchor"] = "top",
        ["pad"] = new JsonObject { ["t"] = 85 },
        ["buttons"] = new JsonArray(new JsonObject { ["label"] = "Play", ["method"] = "animate", ["args"] = new JsonArray(null, Animation(Milliseconds)) }),
    };

    private static JsonObject Animation(int milliseconds) => new()
    {
        ["mode"] = "immediate",
        ["fromcurrent"] = true,
        ["frame"] = new JsonObject { ["duration"] = milliseconds, ["redraw"] = true },
        ["transition"] = new JsonObject { ["duration"] = 0 },
    };
}
