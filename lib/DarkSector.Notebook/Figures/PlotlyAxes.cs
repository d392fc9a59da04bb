using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>The pair of Plotly axes a trace belongs to, and the ranges shown, which stand in for infinities.</summary>
/// <param name="YName">Plotly's name of the y axis: y or y2.</param>
/// <param name="X">The x axis.</param>
/// <param name="Y">The y axis.</param>
internal sealed record PlotlyAxes(string YName, AxisScale X, AxisScale Y)
{
    /// <summary>A trace with the members every trace has.</summary>
    public JsonObject Trace(string type, string name)
    {
        var trace = new JsonObject { ["type"] = type, ["name"] = RichText.Parse(name).ToHtml(), ["showlegend"] = name.Length > 0 };
        if (YName != "y")
            trace["yaxis"] = YName;
        return trace;
    }

    /// <summary>An array of numbers; NaN becomes null, which Plotly leaves out.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => [.. values.Select(Number)];

    /// <summary>Heights as an array; infinities become the ends of the axis.</summary>
    public JsonArray Heights(IEnumerable<double> values) => [.. values.Select(value =>
        Number(double.IsPositiveInfinity(value) ? Y.High : double.IsNegativeInfinity(value) ? Y.Low : value))];

    /// <summary>A line in Plotly's words.</summary>
    public static JsonObject Line(LineStyle style) =>
        new() { ["color"] = style.Color, ["width"] = style.Width, ["dash"] = style.PlotlyDash };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
