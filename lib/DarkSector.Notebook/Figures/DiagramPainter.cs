using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Draws the diagrams of a sum in a row, plus signs between them, under their title.</summary>
internal static class DiagramPainter
{
    private const double Margin = 14;
    private const double TitleSize = 26;
    private const double PlusSize = 40;
    private const double PlusRoom = 64;

    /// <summary>Draws a diagram or a sum.</summary>
    public static SvgCanvas Paint(FeynmanDiagram diagram)
    {
        if (diagram.Terms.IsEmpty)
            throw new InvalidOperationException("The diagram is empty: add a line before showing it.");
        var layouts = diagram.Terms.Select(term => new DiagramLayout(term)).ToArray();
        var title = RichText.Parse(diagram.Title);
        var room = title.Runs.IsEmpty ? 0 : (title.Ascent + title.Descent) * TitleSize + Margin;
        var width = layouts.Sum(layout => layout.Bounds.Width) + (layouts.Length - 1) * PlusRoom;
        var (top, bottom) = (layouts.Min(layout => layout.Bounds.Top), layouts.Max(layout => layout.Bounds.Bottom));
        var total = Math.Max(width, title.Width() * TitleSize);
        var canvas = new SvgCanvas(Math.Ceiling(total + 2 * Margin), Math.Ceiling(bottom - top + room + 2 * Margin));
        canvas.Text(title, canvas.Bounds.Right / 2, Margin + title.Ascent * TitleSize, TitleSize, TextAnchor.Middle);
        Row(canvas, layouts, (canvas.Bounds.Right - width) / 2, Margin + room - top);
        return canvas;
    }

    private static void Row(SvgCanvas canvas, DiagramLayout[] layouts, double left, double y)
    {
        foreach (var layout in layouts)
        {
            if (layout != layouts[0])
            {
                canvas.Text(RichText.Parse("+"), left + PlusRoom / 2, y + layout.Middle + 0.3 * PlusSize, PlusSize, TextAnchor.Middle);
                left += PlusRoom;
            }
            Draw(canvas, layout, left - layout.Bounds.Left, y);
            left += layout.Bounds.Width;
        }
    }

    private static void Draw(SvgCanvas canvas, DiagramLayout layout, double x, double y)
    {
        foreach (var stroke in layout.Strokes)
            stroke.Moved(x, y).Draw(canvas);
        foreach (var (vertexX, vertexY, radius) in layout.Vertices)
            if (radius == DiagramLayout.Dot)
                canvas.Circle(vertexX + x, vertexY + y, radius, "#000");
            else
                EffectiveVertex(canvas, vertexX + x, vertexY + y);
        foreach (var label in layout.Labels)
            canvas.Text(label.Text, label.X + x, label.Baseline + y, DiagramLayout.LabelSize, TextAnchor.Middle, label.Color);
    }

    private static void EffectiveVertex(SvgCanvas canvas, double x, double y)
    {
        canvas.Circle(x, y, DiagramLayout.Blob, "#fff");
        canvas.Circle(x, y, DiagramLayout.Blob, canvas.Hatching("#000"), new Stroke("#000", 2.5));
    }
}
