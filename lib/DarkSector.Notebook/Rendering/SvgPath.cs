using System.Globalization;
using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>The d attribute of an SVG path, built point by point; each point with at most two decimals.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _data = new();
    private bool _open;

    /// <summary>Whether nothing has been drawn.</summary>
    public bool IsEmpty => _data.Length == 0;

    /// <summary>Begins a new stroke at a point.</summary>
    public SvgPath MoveTo(double x, double y)
    {
        _open = true;
        return Command('M').Coordinate(x).Space().Coordinate(y);
    }

    /// <summary>Draws on to a point; the first point begins the stroke.</summary>
    public SvgPath LineTo(double x, double y) =>
        _open ? Command('L').Coordinate(x).Space().Coordinate(y) : MoveTo(x, y);

    /// <summary>Draws a horizontal line to an x.</summary>
    public SvgPath HorizontalTo(double x) => Command('H').Coordinate(x);

    /// <summary>Draws a vertical line to a y.</summary>
    public SvgPath VerticalTo(double y) => Command('V').Coordinate(y);

    /// <summary>Closes the outline.</summary>
    public SvgPath Close()
    {
        _open = false;
        return Command('Z');
    }

    /// <summary>Leaves a gap: the next point begins a new stroke.</summary>
    public SvgPath Lift()
    {
        _open = false;
        return this;
    }

    /// <summary>A rectangle.</summary>
    public SvgPath Rectangle(Box box) =>
        MoveTo(box.Left, box.Top).HorizontalTo(box.Right).VerticalTo(box.Bottom).HorizontalTo(box.Left).Close();

    /// <inheritdoc/>
    public override string ToString() => _data.ToString();

    private SvgPath Command(char command)
    {
        _data.Append(command);
        return this;
    }

    private SvgPath Space()
    {
        _data.Append(' ');
        return this;
    }

    private SvgPath Coordinate(double value)
    {
        var rounded = Math.Round(value, 2);
        Span<char> digits = stackalloc char[32];
        (rounded == 0 ? 0 : rounded).TryFormat(digits, out var length, "0.##", CultureInfo.InvariantCulture);
        _data.Append(digits[..length]);
        return this;
    }
}
