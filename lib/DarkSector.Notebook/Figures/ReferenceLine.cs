using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A line across the frame at one value, with a text beside it: a threshold, a nominal value.</summary>
public sealed record ReferenceLine : FigureElement
{
    private const double TextSize = 14;
    private const double Gap = 4;

    internal ReferenceLine(bool isVertical, double value, string text, LineStyle style)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A reference line stands at a finite value; {value} given.", nameof(value));
        (IsVertical, Value, Text, Style) = (isVertical, value, text, style);
    }

    /// <summary>Vertical, at an x; else horizontal, at a y.</summary>
    public bool IsVertical { get; }

    /// <summary>Where it stands.</summary>
    public double Value { get; }

    /// <summary>Text beside it in label markup; left out when there is no free place along the line.</summary>
    public string Text { get; }

    /// <summary>The line.</summary>
    public LineStyle Style { get; }

    internal override void Extend(Extent extent) => (IsVertical ? extent.X : extent.Y).Add(Value);

    internal override void Draw(PlotArea area)
    {
        if (!(IsVertical ? area.X : area.Y).Shows(Value))
            return;
        var path = IsVertical
            ? new SvgPath().MoveTo(area.X.Map(Value), area.Frame.Top).VerticalTo(area.Frame.Bottom)
            : new SvgPath().MoveTo(area.Frame.Left, area.Y.Map(Value)).HorizontalTo(area.Frame.Right);
        area.Canvas.Line(path, Style.Stroke);
    }

    internal override void DrawTexts(PlotArea area, FreeRoom room)
    {
        if (Text.Length == 0 || !(IsVertical ? area.X : area.Y).Shows(Value))
            return;
        var text = RichText.Parse(Text);
        var (width, up, height) = (text.Width() * TextSize, text.Ascent * TextSize, (text.Ascent + text.Descent) * TextSize);
        if (room.First([.. IsVertical ? Beside(area, width, height) : Along(area, width, height)]) is { } place)
            area.Canvas.Text(text, place.Left, place.Top + up, TextSize, color: Style.Color);
    }

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area)
    {
        var (x, y) = (area.X.MapInside(Value), area.Y.MapInside(Value));
        if (IsVertical)
            return [new DrawnSpan(x, area.Frame.Top, area.Frame.Bottom)];
        return Enumerable.Range(0, (int)(area.Frame.Width / 5)).Select(i => new DrawnSpan(area.Frame.Left + 5 * i, y, y));
    }

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var trace = axes.Trace("scatter", "");
        trace["mode"] = "lines+text";
        trace["x"] = IsVertical ? PlotlyAxes.Numbers([Value, Value]) : PlotlyAxes.Numbers([axes.X.Low, axes.X.High]);
        trace["y"] = IsVertical ? PlotlyAxes.Numbers([axes.Y.Low, axes.Y.High]) : PlotlyAxes.Numbers([Value, Value]);
        trace["line"] = PlotlyAxes.Line(Style);
        trace["text"] = new JsonArray("", RichText.Parse(Text).ToHtml());
        trace["textposition"] = IsVertical ? "bottom right" : "top left";
        return [trace];
    }

    // From the top down, right of the line before left of it.
    private IEnumerable<Box> Beside(PlotArea area, double width, double height)
    {
        var x = area.X.Map(Value);
        for (var top = area.Frame.Top + 10; top + height < area.Frame.Bottom - 10; top += height / 2)
        {
            yield return new Box(x + Gap, top, x + Gap + width, top + height);
            yield return new Box(x - Gap - width, top, x - Gap, top + height);
        }
    }

    // From the right to the left, above the line before below it.
    private IEnumerable<Box> Along(PlotArea area, double width, double height)
    {
        var y = area.Y.Map(Value);
        for (var right = area.Frame.Right - 12; right - width > area.Frame.Left + 12; right -= 20)
        {
            yield return new Box(right - width, y - Gap / 2 - height, right, y - Gap / 2);
            yield return new Box(right - width, y + Gap / 2, right, y + Gap / 2 + height);
        }
    }
}
