using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Draws a figure on an SVG canvas: elements clipped to the frame, ticks inside and mirrored, labels, legend.</summary>
internal sealed class FigurePainter
{
    private const double LongTick = 9;
    private const double ShortTick = 5;

    private readonly Figure _figure;
    private readonly FigurePlan _plan;
    private readonly SvgCanvas _canvas;

    private FigurePainter(Figure figure)
    {
        (_figure, _plan) = (figure, new FigurePlan(figure));
        _canvas = new SvgCanvas(figure.Width, _plan.Height);
    }

    /// <summary>Draws a figure.</summary>
    public static SvgCanvas Paint(Figure figure)
    {
        if (figure.Elements.IsEmpty)
            throw new InvalidOperationException("The figure is empty: add a curve, points, a histogram or another element before showing it.");
        var painter = new FigurePainter(figure);
        painter.Paint();
        return painter._canvas;
    }

    private void Paint()
    {
        var main = new PlotArea(_canvas, _plan.Main, _plan.X, _plan.Y);
        Panel(main, _figure.Elements, _plan.YTicks);
        if (_plan.Panel is { } frame)
            Panel(main with { Frame = frame, X = _plan.X, Y = _plan.PanelY! }, _figure.Panel!.Elements, _plan.PanelTicks!);
        Labels();
        XNumbers();
        YNumbers(_plan.Main, _plan.Y, _plan.YTicks);
        if (_plan.Panel is { } lower)
            YNumbers(lower, _plan.PanelY!, _plan.PanelTicks!);
        ColorBar();
        DrawLegend();
        ElementTexts(main);
    }

    private void Panel(PlotArea area, ImmutableArray<FigureElement> elements, Ticks yTicks)
    {
        _canvas.BeginClip(area.Frame);
        foreach (var element in elements)
            element.Draw(area);
        _canvas.EndClip();
        var marks = new SvgPath();
        foreach (var (value, isLong) in Marks(_plan.XTicks, area.X))
        {
            var (x, length) = (area.X.Map(value), isLong ? LongTick : ShortTick);
            marks.MoveTo(x, area.Frame.Bottom).VerticalTo(area.Frame.Bottom - length).MoveTo(x, area.Frame.Top).VerticalTo(area.Frame.Top + length);
        }
        foreach (var (value, isLong) in _figure.Y.Categories.IsEmpty ? Marks(yTicks, area.Y) : [])
        {
            var (y, length) = (area.Y.Map(value), isLong ? LongTick : ShortTick);
            marks.MoveTo(area.Frame.Left, y).HorizontalTo(area.Frame.Left + length).MoveTo(area.Frame.Right, y).HorizontalTo(area.Frame.Right - length);
        }
        _canvas.Line(marks, new Stroke("#000"));
        _canvas.Rectangle(area.Frame, "none", new Stroke("#000"));
    }

    private static IEnumerable<(double Value, bool IsLong)> Marks(Ticks ticks, AxisScale scale) =>
        ticks.Major.Select(tick => (tick.Value, true)).Concat(ticks.Minor.Select(value => (value, false))).Where(mark => scale.Shows(mark.Item1));

    private void Labels()
    {
        var (frame, frames) = (_plan.Main, _plan.Frames);
        _plan.Title.Draw(_canvas, frame.Left, 10);
        var top = frame.Top - 4;
        if (_plan.LabelsShareLine)
        {
            _plan.LeftLabel.Draw(_canvas, frame.Left, top - _plan.LeftLabel.Height);
            _plan.RightLabel.Draw(_canvas, frame.Right, top - _plan.RightLabel.Height, TextAnchor.End);
        }
        else
        {
            _plan.LeftLabel.Draw(_canvas, frame.Left, top - _plan.RightLabel.Height - _plan.LeftLabel.Height);
            _plan.RightLabel.Draw(_canvas, frame.Right, top - _plan.RightLabel.Height, TextAnchor.End);
        }
        var below = frames.Bottom + 6 + FigurePlan.TickSize * 1.35;
        var exponent = _plan.XTicks.Exponent;
        if (exponent != 0)
            _canvas.Text(FigurePlan.ExponentText(exponent), frames.Right, below + 0.92 * FigurePlan.LabelSize, FigurePlan.TickSize, TextAnchor.End);
        _plan.XLabel.Draw(_canvas, frames.Right - (exponent == 0 ? 0 : 70), below, TextAnchor.End);
        _plan.YLabel.DrawUpwards(_canvas, 10, frame.Top, TextAnchor.End);
        _plan.PanelLabel?.DrawUpwards(_canvas, 10, _plan.Panel!.Value.Top, TextAnchor.End);
    }

    private void XNumbers()
    {
        var baseline = _plan.Frames.Bottom + 6 + FigurePlan.TickSize;
        foreach (var tick in _plan.XTicks.Major)
            Number(tick, _plan.X.Map(tick.Value), baseline, TextAnchor.Middle);
    }

    private void YNumbers(Box frame, AxisScale scale, Ticks ticks)
    {
        for (var i = 0; i < _plan.Categories.Length; i++)
            _plan.Categories[i].Draw(_canvas, frame.Left - 8, scale.Map(i) - _plan.Categories[i].Height / 2, TextAnchor.End);
        foreach (var tick in ticks.Major)
            Number(tick, frame.Left - 8, scale.Map(tick.Value) + 0.36 * FigurePlan.TickSize, TextAnchor.End);
        if (ticks.Exponent != 0 && frame == _plan.Main)
            _canvas.Text(FigurePlan.ExponentText(ticks.Exponent), frame.Left - 8, frame.Top - 10, FigurePlan.TickSize, TextAnchor.End);
    }

    // A number that would touch one already written is left out; its tick stays.
    private void Number(Tick tick, double x, double y, TextAnchor anchor)
    {
        var text = RichText.Parse(tick.Label);
        var box = SvgCanvas.Measure(text, x, y, FigurePlan.TickSize, anchor, bold: false, upwards: false);
        if (_canvas.Bounds.Contains(box) && !_canvas.Texts.Any(other => other.Bounds.Overlaps(box)))
            _canvas.Text(text, x, y, FigurePlan.TickSize, anchor);
    }

    private void ColorBar()
    {
        if (_plan.HeatMap is not { } map)
            return;
        const int Steps = 64;
        var left = _plan.Main.Right + 14;
        var bar = new Box(left, _plan.Main.Top, left + FigurePlan.ColorBarWidth, _plan.Main.Bottom);
        for (var i = 0; i < Steps; i++)
        {
            var bottom = bar.Bottom - i * bar.Height / Steps;
            _canvas.Fill(new SvgPath().Rectangle(new Box(bar.Left, bottom - bar.Height / Steps, bar.Right, bottom)), map.Shade((i + 0.5) / Steps), crisp: true);
        }
        var scale = map.ColorScale(bar.Bottom, bar.Top);
        var marks = new SvgPath();
        foreach (var (value, isLong) in Marks(_plan.ColorTicks!, scale))
            marks.MoveTo(bar.Right, scale.Map(value)).HorizontalTo(bar.Right - (isLong ? LongTick : ShortTick) * 0.7);
        _canvas.Line(marks, new Stroke("#000"));
        _canvas.Rectangle(bar, "none", new Stroke("#000"));
        foreach (var tick in _plan.ColorTicks!.Major)
            Number(tick, bar.Right + 8, scale.Map(tick.Value) + 0.36 * FigurePlan.TickSize, TextAnchor.Start);
        _plan.ColorLabel!.DrawUpwards(_canvas, _figure.Width - 8 - _plan.ColorLabel.Height, bar.Top, TextAnchor.End);
    }

    private void DrawLegend()
    {
        if (_plan.LegendBox is not { } box)
            return;
        if (_plan.LegendCovers)
            _canvas.Rectangle(box.Grow(6), "#fff", opacity: 0.85);
        _plan.Legend!.Draw(_canvas, box);
    }

    private void ElementTexts(PlotArea main)
    {
        var room = new FreeRoom(_canvas, _plan.Main.Grow(-4), _plan.LegendBox?.Grow(4), _plan.Spans(_canvas));
        foreach (var element in _figure.Elements)
            element.DrawTexts(main, room);
    }
}
