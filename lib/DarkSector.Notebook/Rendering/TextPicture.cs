using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DarkSector.Notebook.Rendering;

/// <summary>Draws a figure in a terminal: its SVG with lines as Braille dots and texts as characters.</summary>
/// <remarks>It reads the SVG that this library writes: paths, rectangles, circles and texts, with rectangles to clip them. Areas are drawn by
/// their outlines; white and hatched ones are left out.</remarks>
public static partial class TextPicture
{
    /// <summary>Width of a picture unless told otherwise [characters].</summary>
    public const int DefaultColumns = 78;

    // A point on the edge between two dots belongs to the second one, however its coordinate was rounded.
    private const double Rounding = 1e-6;

    /// <summary>The picture as lines of text.</summary>
    /// <param name="svg">A standalone SVG document written by this library.</param>
    /// <param name="columns">Width [characters].</param>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 20 characters.</exception>
    public static string Draw(string svg, int columns = DefaultColumns)
    {
        ArgumentNullException.ThrowIfNull(svg);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 20);
        var root = XDocument.Parse(svg).Root!;
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        var scale = columns * TextCanvas.DotsAcross / width;
        var painter = new Painter(root, new TextCanvas(columns, (int)Math.Ceiling(height * scale / TextCanvas.DotsDown)), scale);
        painter.Paint(root.Elements(), null);
        return painter.ToString();
    }

    private static double Number(XElement element, string attribute) =>
        double.TryParse((string?)element.Attribute(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    [GeneratedRegex("([A-Za-z])|(-?[0-9.]+(?:[eE][-+]?[0-9]+)?)")]
    private static partial Regex PathToken();

    private sealed class Painter(XElement root, TextCanvas canvas, double scale)
    {
        public override string ToString() => canvas.ToString();

        public void Paint(IEnumerable<XElement> elements, Box? clip)
        {
            foreach (var element in elements)
                Paint(element, clip);
        }

        private void Paint(XElement element, Box? clip)
        {
            switch (element.Name.LocalName)
            {
                case "g":
                    Paint(element.Elements(), Clip(element) ?? clip);
                    break;
                case "path" when IsSeen(element):
                    Path((string?)element.Attribute("d") ?? "", clip);
                    break;
                case "rect" when IsSeen(element):
                    Rectangle(Box(element), clip);
                    break;
                case "circle":
                    Circle(Number(element, "cx"), Number(element, "cy"), clip);
                    break;
                case "text":
                    Text(element);
                    break;
            }
        }

        /// <summary>True for what has a line or a colour other than white.</summary>
        private static bool IsSeen(XElement element)
        {
            var (fill, stroke) = ((string?)element.Attribute("fill") ?? "", (string?)element.Attribute("stroke") ?? "none");
            return stroke != "none" || (fill is not ("none" or "#fff" or "white") && !fill.StartsWith("url", StringComparison.Ordinal));
        }

        private static Box Box(XElement rectangle)
        {
            var (left, top) = (Number(rectangle, "x"), Number(rectangle, "y"));
            return new Box(left, top, left + Number(rectangle, "width"), top + Number(rectangle, "height"));
        }

        private Box? Clip(XElement group) =>
            (string?)group.Attribute("clip-path") is { } reference
            && root.Descendants().FirstOrDefault(found => found.Name.LocalName == "clipPath" && reference == $"url(#{(string?)found.Attribute("id")})") is { } path
                ? Box(path.Elements().First()) : null;

        private void Path(string data, Box? clip)
        {
            var tokens = new Queue<string>(PathToken().Matches(data).Select(match => match.Value));
            double Next() => double.Parse(tokens.Dequeue(), CultureInfo.InvariantCulture);
            var (x, y, startX, startY, command) = (0.0, 0.0, 0.0, 0.0, 'M');
            while (tokens.Count > 0)
            {
                if (char.IsLetter(tokens.Peek()[0]))
                    command = tokens.Dequeue()[0];
                // Curves go straight to their end: one character is coarser than they are.
                for (var skipped = command switch { 'C' => 4, 'Q' or 'S' => 2, 'A' => 5, _ => 0 }; skipped > 0; skipped--)
                    tokens.Dequeue();
                var (toX, toY) = command switch { 'Z' or 'z' => (startX, startY), 'H' => (Next(), y), 'V' => (x, Next()), _ => (Next(), Next()) };
                if (command == 'M')
                    (startX, startY, command) = (toX, toY, 'L');
                else
                    Line(x, y, toX, toY, clip);
                (x, y) = (toX, toY);
            }
        }

        private void Rectangle(Box box, Box? clip)
        {
            Line(box.Left, box.Top, box.Right, box.Top, clip);
            Line(box.Right, box.Top, box.Right, box.Bottom, clip);
            Line(box.Right, box.Bottom, box.Left, box.Bottom, clip);
            Line(box.Left, box.Bottom, box.Left, box.Top, clip);
        }

        private void Circle(double x, double y, Box? clip)
        {
            Line(x - (1 / scale), y, x + (1 / scale), y, clip);
            Line(x, y - (1 / scale), x, y + (1 / scale), clip);
        }

        private void Line(double fromX, double fromY, double toX, double toY, Box? clip)
        {
            var steps = (int)Math.Ceiling(Math.Max(Math.Abs(toX - fromX), Math.Abs(toY - fromY)) * scale);
            for (var step = 0; step <= steps; step++)
            {
                var part = steps == 0 ? 0 : (double)step / steps;
                var (x, y) = (fromX + (part * (toX - fromX)), fromY + (part * (toY - fromY)));
                if (clip is not { } box || (x >= box.Left && x <= box.Right && y >= box.Top && y <= box.Bottom))
                    canvas.Dot((int)((x * scale) + Rounding), (int)((y * scale) + Rounding));
            }
        }

        private void Text(XElement element)
        {
            var text = element.Value;
            var (x, y) = (Number(element, "x") * scale / TextCanvas.DotsAcross, (Number(element, "y") - (Number(element, "font-size") / 3)) * scale / TextCanvas.DotsDown);
            var shift = (string?)element.Attribute("text-anchor") switch { "middle" => text.Length / 2.0, "end" => text.Length, _ => 0.0 };
            if (element.Attribute("transform") is null)
                canvas.Text(text, (int)Math.Round(x - shift), (int)y);
            else
                canvas.Text(text, (int)x, (int)Math.Max(0, Math.Round(y - (text.Length - shift))), downwards: true);
        }
    }
}
