using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A line of a diagram on the canvas, between two points [px].</summary>
internal readonly record struct DiagramStroke(DiagramLine Line, double X1, double Y1, double X2, double Y2)
{
    /// <summary>Colour of the dark sector: the red of <see cref="Palette"/>.</summary>
    public static readonly string Dark = Palette.Color(2);

    private const double Thickness = 2.5;
    private const double Amplitude = 6;
    private const double Wavelength = 17;
    private const double ArrowLength = 17;
    private const double ArrowHalfWidth = 6.5;

    /// <summary>Its colour.</summary>
    public string Color => Line.IsDark ? Dark : "#000";

    /// <summary>Length [px].</summary>
    public double Length => Math.Sqrt((X2 - X1) * (X2 - X1) + (Y2 - Y1) * (Y2 - Y1));

    /// <summary>How far the drawing reaches to either side [px].</summary>
    public double Reach => Line.Kind switch { LineKind.Vector => Amplitude + 1.5, LineKind.Fermion => ArrowHalfWidth, _ => 2 };

    /// <summary>The point at a fraction of the line, moved sideways (to the right of its direction on the canvas) [px].</summary>
    public (double X, double Y) At(double fraction, double sideways = 0)
    {
        var (nx, ny) = (-(Y2 - Y1) / Length, (X2 - X1) / Length);
        return (X1 + fraction * (X2 - X1) + sideways * nx, Y1 + fraction * (Y2 - Y1) + sideways * ny);
    }

    /// <summary>The line moved by a distance [px].</summary>
    public DiagramStroke Moved(double x, double y) => new(Line, X1 + x, Y1 + y, X2 + x, Y2 + y);

    /// <summary>Draws it.</summary>
    public void Draw(SvgCanvas canvas)
    {
        var dashes = Line.Kind switch { LineKind.Scalar => "11 7", LineKind.Invisible => "3 6", _ => "" };
        canvas.Line(Line.Kind == LineKind.Vector ? Wave() : new SvgPath().MoveTo(X1, Y1).LineTo(X2, Y2), new Stroke(Color, Thickness, dashes));
        if (Line.Kind == LineKind.Fermion)
            canvas.Fill(Arrow(), Color);
    }

    // Whole periods, so that the wave meets the vertices on its axis.
    private SvgPath Wave()
    {
        const int Samples = 12;
        var periods = Math.Max(2, (int)Math.Round(Length / Wavelength));
        var path = new SvgPath();
        for (var i = 0; i <= periods * Samples; i++)
        {
            var (x, y) = At((double)i / (periods * Samples), Amplitude * Math.Sin(2 * Math.PI * (i % Samples) / Samples));
            path.LineTo(x, y);
        }
        return path;
    }

    private SvgPath Arrow()
    {
        var half = ArrowLength / 2 / Length;
        var (tip, left, right) = (At(0.5 + half), At(0.5 - half, -ArrowHalfWidth), At(0.5 - half, ArrowHalfWidth));
        return new SvgPath().MoveTo(tip.X, tip.Y).LineTo(left.X, left.Y).LineTo(right.X, right.Y).Close();
    }
}
