using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A figure in the schema of plotly.js: the same elements, colours and labels, to be looked at interactively.</summary>
internal static class PlotlyFigure
{
    private const double Gap = 0.03;

    /// <summary>The object with data and layout.</summary>
    public static JsonObject Of(Figure figure)
    {
        if (figure.Elements.IsEmpty)
            throw new InvalidOperationException("The figure is empty: add a curve, points, a histogram or another element before showing it.");
        var plan = new FigurePlan(figure);
        var data = new JsonArray();
        AddTraces(data, figure.Elements, new PlotlyAxes("y", plan.X, plan.Y));
        if (figure.Panel is { } panel)
            AddTraces(data, panel.Elements, new PlotlyAxes("y2", plan.X, plan.PanelY!));
        return new JsonObject { ["data"] = data, ["layout"] = Layout(figure, plan) };
    }

    private static void AddTraces(JsonArray data, IEnumerable<FigureElement> elements, PlotlyAxes axes)
    {
        foreach (var trace in elements.SelectMany(element => element.PlotlyTraces(axes)))
            data.Add(trace);
    }

    private static JsonObject Layout(Figure figure, FigurePlan plan)
    {
        var share = figure.Panel?.Share ?? 0;
        var layout = new JsonObject
        {
            ["width"] = figure.Width,
            ["height"] = Math.Round(plan.Height),
            ["barmode"] = "overlay",
            ["bargap"] = 0,
            ["plot_bgcolor"] = "#fff",
            ["paper_bgcolor"] = "#fff",
            ["font"] = new JsonObject { ["family"] = "Helvetica, Arial, sans-serif", ["size"] = 15, ["color"] = "#000" },
            ["colorway"] = new JsonArray([.. Palette.Colors.Select(color => (JsonNode)color)]),
            ["title"] = new JsonObject { ["text"] = RichText.Parse(figure.Title).ToHtml() },
            ["legend"] = new JsonObject { ["bgcolor"] = "rgba(255,255,255,0.7)" },
            ["xaxis"] = Axis(figure.X, plan.X, figure.Panel is null ? "y" : "y2"),
            ["yaxis"] = Axis(figure.Y, plan.Y, "x", share > 0 ? (share + Gap, 1) : (0, 1)),
            ["annotations"] = Annotations(figure),
        };
        if (figure.Panel is { } panel)
            layout["yaxis2"] = Axis(panel.Y, plan.PanelY!, "x", (0, share));
        return layout;
    }

    private static JsonObject Axis(FigureAxis axis, AxisScale scale, string anchor, (double Low, double High)? domain = null)
    {
        var result = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = RichText.Parse(axis.Title).ToHtml() },
            ["type"] = axis.Logarithmic ? "log" : "linear",
            ["range"] = axis.Logarithmic ? PlotlyAxes.Numbers([Math.Log10(scale.Low), Math.Log10(scale.High)]) : PlotlyAxes.Numbers([scale.Low, scale.High]),
            ["anchor"] = anchor,
            ["ticks"] = "inside",
            ["mirror"] = "allticks",
            ["showline"] = true,
            ["linecolor"] = "#000",
            ["showgrid"] = false,
            ["zeroline"] = false,
            ["exponentformat"] = "power",
        };
        if (domain is { } part)
            result["domain"] = PlotlyAxes.Numbers([part.Low, part.High]);
        if (!axis.Categories.IsEmpty)
        {
            result["tickvals"] = PlotlyAxes.Numbers(Enumerable.Range(0, axis.Categories.Length).Select(i => (double)i));
            result["ticktext"] = new JsonArray([.. axis.Categories.Select(name => (JsonNode)RichText.Parse(name).ToHtml())]);
        }
        else
            result["minor"] = new JsonObject { ["ticks"] = "inside" };
        return result;
    }

    private static JsonArray Annotations(Figure figure)
    {
        var annotations = new JsonArray();
        Add($"<b>{RichText.Parse(figure.LeftLabel).ToHtml()}</b>", figure.LeftLabel, 0, "left");
        Add(RichText.Parse(figure.RightLabel).ToHtml(), figure.RightLabel, 1, "right");
        for (var i = 0; i < figure.Notes.Length; i++)
            annotations.Add(Annotation(RichText.Parse(figure.Notes[i]).ToHtml(), 0.03, 0.96 - 0.06 * i, "left"));
        return annotations;

        void Add(string html, string source, double x, string anchor)
        {
            if (source.Length > 0)
                annotations.Add(Annotation(html, x, 1.06, anchor));
        }
    }

    private static JsonObject Annotation(string html, double x, double y, string anchor) => new()
    {
        ["text"] = html,
        ["xref"] = "paper",
        ["yref"] = "paper",
        ["x"] = x,
        ["y"] = y,
        ["xanchor"] = anchor,
        ["showarrow"] = false,
    };
}
