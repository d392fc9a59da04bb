using System.Collections.Immutable;
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

    private static void AddTraces(JsonArray data, ImmutableArray<FigureElement> elements, PlotlyAxes axes)
    {
        var order = Figures.Legend.InOrder(elements).ToList();
        foreach (var element in elements)
        {
            var rank = 1000 * (1 + order.FindIndex(other => ReferenceEquals(other, element)));
            foreach (var trace in element.PlotlyTraces(axes))
            {
                trace["legendrank"] = (int?)trace["legendrank"] + rank ?? rank;
                data.Add(trace);
            }
        }
    }

    private static JsonObject Layout(Figure figure, FigurePlan plan)
    {
        var share = figure.Panel?.Share ?? 0;
        var layout = new JsonObject
        {
            ["width"] = figure.Width,
            ["height"] = Math.Round(plan.Height),
            ["plot_bgcolor"] = "#fff",
            ["paper_bgcolor"] = "#fff",
            ["font"] = new JsonObject { ["family"] = "Helvetica, Arial, sans-serif", ["size"] = 15, ["color"] = "#000" },
            ["colorway"] = new JsonArray([.. Palette.Colors.Select(color => (JsonNode)color)]),
            ["title"] = new JsonObject { ["text"] = RichText.Parse(figure.Title).ToHtml() },
            ["margin"] = new JsonObject { ["l"] = Math.Round(plan.Main.Left), ["r"] = Math.Round(figure.Width - plan.Main.Right), ["t"] = 60, ["b"] = 70 },
            ["xaxis"] = Axis(figure.X, plan.X, figure.Panel is null ? "y" : "y2"),
            ["yaxis"] = Categories(plan, Axis(figure.Y, plan.Y, "x", share > 0 ? (share + Gap, 1) : (0, 1))),
            ["annotations"] = Annotations(figure, plan),
        };
        if (figure.Panel is { } panel)
            layout["yaxis2"] = Axis(panel.Y, plan.PanelY!, "x", (0, share));
        if (figure.DataNotes.Count > 0)
            layout["meta"] = new JsonArray([.. figure.DataNotes.Select(note => (JsonNode)note)]);
        if (figure.Elements.Any(element => element.LegendEntries().Any()))
            layout["legend"] = Legend(plan);
        if (figure.Elements.Any(element => element is StackedHistograms or Bars))
        {
            layout["barmode"] = "overlay";
            layout["bargap"] = 0;
        }
        return layout;
    }

    // Where the SVG has it, below the notes.
    private static JsonObject Legend(FigurePlan plan)
    {
        var box = plan.LegendBox!.Value;
        return new JsonObject
        {
            ["x"] = Math.Round((box.Left - plan.Frames.Left) / plan.Frames.Width, 3),
            ["y"] = Math.Round((plan.Frames.Bottom - box.Top - plan.Legend!.NotesHeight) / plan.Frames.Height, 3),
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["font"] = new JsonObject { ["size"] = 12 },
            ["bgcolor"] = "rgba(255,255,255,0.7)",
        };
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
        if (axis.Logarithmic && scale.High / scale.Low > 1000)
            result["dtick"] = Math.Ceiling(Math.Log10(scale.High / scale.Low) / 12);
        if (axis.Categories.IsEmpty)
            result["minor"] = new JsonObject { ["ticks"] = "inside" };
        return result;
    }

    private static JsonObject Categories(FigurePlan plan, JsonObject axis)
    {
        if (plan.Categories.IsEmpty)
            return axis;
        axis["tickvals"] = PlotlyAxes.Numbers(Enumerable.Range(0, plan.Categories.Length).Select(i => (double)i));
        axis["ticktext"] = new JsonArray([.. plan.Categories.Select(name => (JsonNode)string.Join("<br>", name.Lines.Select(line => line.ToHtml())))]);
        return axis;
    }

    private static JsonArray Annotations(Figure figure, FigurePlan plan)
    {
        var annotations = new JsonArray();
        Add($"<b>{RichText.Parse(figure.LeftLabel).ToHtml()}</b>", figure.LeftLabel, 0, "left");
        Add(RichText.Parse(figure.RightLabel).ToHtml(), figure.RightLabel, 1, "right");
        for (var i = 0; i < figure.Notes.Length; i++)
        {
            var (x, y) = (plan.LegendBox!.Value.Left - plan.Frames.Left, plan.Frames.Bottom - plan.LegendBox.Value.Top + 4 - 24 * i);
            annotations.Add(Annotation(RichText.Parse(figure.Notes[i]).ToHtml(), Math.Round(x / plan.Frames.Width, 3), Math.Round(y / plan.Frames.Height, 3), "left"));
        }
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
