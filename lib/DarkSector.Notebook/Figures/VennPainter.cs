using System.Globalization;
using System.Numerics;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Draws Venn diagrams of two or three circles.</summary>
internal static class VennPainter
{
    private const double Width = 640;
    private const double Radius = 140;
    private const double NameSize = 18;
    private const double NumberSize = 17;
    private const double ShareSize = 13;
    private const double NameX = 160;
    private const double RegionWidth = 68;

    private static readonly (double X, double Y)[] Centres = [(230, 0), (410, 0), (320, 156)];

    /// <summary>Draws a diagram.</summary>
    public static SvgCanvas Paint(VennDiagram diagram)
    {
        var (overlap, sets) = (diagram.Overlap, diagram.Overlap.Names.Count);
        var title = TextBlock.Fit(diagram.Title, NameSize, Width - 20, bold: true);
        TextBlock[] names = [.. overlap.Names.Select((name, k) => TextBlock.Fit(name, NameSize, k < 2 ? 2 * NameX - 20 : Width - 20))];
        var above = 10 + title.Height + (title.Lines.IsEmpty ? 0 : 8);
        var middle = above + Math.Max(names[0].Height, names[1].Height) + 10 + Radius;
        var bottom = middle + Radius + (sets == 3 ? Centres[2].Y + 8 + names[2].Height : 0);
        var total = overlap.Yields.Sum(y => y.Value);
        var outside = TextBlock.Fit($"in none: {Number(overlap.Yields[0].Value)} ({Share(overlap.Yields[0].Value, total)})", ShareSize + 1, Width - 20);
        var canvas = new SvgCanvas(Width, Math.Ceiling(bottom + 10 + outside.Height + 10));
        for (var k = 0; k < sets; k++)
            canvas.Circle(Centres[k].X, middle + Centres[k].Y, Radius, Palette.Color(k), new Stroke(Palette.Color(k), 2), 0.3);
        title.Draw(canvas, Width / 2, 10, TextAnchor.Middle);
        for (var k = 0; k < sets; k++)
            names[k].Draw(canvas, k switch { 0 => NameX, 1 => Width - NameX, _ => Width / 2 },
                k == 2 ? middle + Centres[2].Y + Radius + 8 : middle - Radius - 10 - names[k].Height, TextAnchor.Middle);
        for (var region = 1; region < 1 << sets; region++)
            Region(canvas, Spot(region, sets), middle, overlap.Yields[region].Value, total);
        outside.Draw(canvas, Width - 10, bottom + 10, TextAnchor.End);
        return canvas;
    }

    // Where the number of a region stands, from the line through the upper two centres.
    private static (double X, double Y) Spot(int region, int sets)
    {
        if (sets == 2)
            return region switch { 1 => (175, 0), 2 => (465, 0), _ => (320, 0) };
        const double MiddleX = 320, MiddleY = 52;
        var inside = Enumerable.Range(0, 3).Where(k => (region >> k & 1) == 1).ToArray();
        var (x, y) = (inside.Average(k => Centres[k].X) - MiddleX, inside.Average(k => Centres[k].Y) - MiddleY);
        var factor = BitOperations.PopCount((uint)region) switch { 1 => 1.68, 2 => 1.9, _ => 0 };
        return (MiddleX + factor * x, MiddleY + factor * y);
    }

    private static void Region(SvgCanvas canvas, (double X, double Y) spot, double middle, double value, double total)
    {
        var (number, share) = (RichText.Parse(Number(value)), RichText.Parse(Share(value, total)));
        var size = Math.Min(NumberSize, RegionWidth / number.Width());
        canvas.Text(number, spot.X, middle + spot.Y, size, TextAnchor.Middle);
        canvas.Text(share, spot.X, middle + spot.Y + 1.35 * ShareSize, ShareSize, TextAnchor.Middle, "#444");
    }

    // Counts are written out, weighted events rounded.
    private static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e7
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : Ticks.Number(double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string Share(double value, double total) => total <= 0 ? "-" : 100 * value / total is > 0 and < 0.05
        ? "< 0.1 %" : (100 * value / total).ToString("0.#;-0.#;0", CultureInfo.InvariantCulture) + " %";
}
