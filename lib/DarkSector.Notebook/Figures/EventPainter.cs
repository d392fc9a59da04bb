using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Kinematics;

namespace DarkSector.Notebook.Figures;

/// <summary>Draws an event display: two frames of one scale, the legend below.</summary>
internal sealed class EventPainter
{
    private const double Edge = 12;
    private const double Side = 430;
    private const double Top = 44;
    private const double LegendTop = Top + Side + 44;
    private const double TextSize = 15;
    private const double RowHeight = 25;
    private const int Columns = 3;

    // Along z a B-factory detector is longer on the side of the boost.
    private const double Backward = -0.95;
    private const double Forward = 1.25;

    private static readonly string[] s_parts = ["#eef3f8", "#dfe9f3", "#cfdcec", "#e9e6df"];

    private readonly EventDisplay _display;
    private readonly SvgCanvas _canvas;
    private readonly double _scale;
    private readonly Box _across;
    private readonly Box _along;

    private EventPainter(EventDisplay display)
    {
        _display = display;
        _scale = Side / (2 * display.Radius);
        _across = new Box(Edge, Top, Edge + Side, Top + Side);
        _along = _across with { Left = _across.Right + 16, Right = _across.Right + 16 + (Forward - Backward) / 2 * Side };
        var rows = (display.Entries().Count() + Columns - 1) / Columns;
        _canvas = new SvgCanvas(_along.Right + Edge, LegendTop + rows * RowHeight + Edge);
    }

    public static SvgCanvas Paint(EventDisplay display)
    {
        var painter = new EventPainter(display);
        painter.Paint();
        return painter._canvas;
    }

    private static string Color(int index) => Palette.Color(index switch { 0 => 0, 1 => 2, 2 => 4, 3 => 6, _ => index + 1 });

    private void Paint()
    {
        TextBlock.Fit(_display.Title, 17, _along.Right - Edge, bold: true).Draw(_canvas, Edge, Edge);
        Frame(_across, DrawAcross);
        Frame(_along, DrawAlong);
        _canvas.Text(RichText.Parse("$x$ and $y$, seen along the beams"), _across.Left, _across.Bottom + 19, TextSize);
        _canvas.Text(RichText.Parse("$z$ and radius; the electron beam goes to the right"), _along.Left, _along.Bottom + 19, TextSize);
        ScaleBar();
        var row = 0;
        foreach (var (entry, i) in _display.Entries().Select((entry, i) => (entry, i)))
        {
            row = i / Columns;
            LegendEntry(entry, i, Edge + i % Columns * (_along.Right - Edge) / Columns, LegendTop + row * RowHeight);
        }
    }

    private void Frame(Box frame, Action draw)
    {
        _canvas.BeginClip(frame);
        draw();
        _canvas.EndClip();
        _canvas.Rectangle(frame, "none", new Stroke("#000"));
    }

    private void DrawAcross()
    {
        Ring(DetectorOutline.MuonInner, DetectorOutline.MuonOuter, s_parts[3]);
        Ring(DetectorOutline.CalorimeterInner, DetectorOutline.CalorimeterOuter, s_parts[2]);
        Ring(DetectorOutline.ChamberInner, DetectorOutline.ChamberOuter, s_parts[0]);
        foreach (var layer in DetectorOutline.VertexLayers)
            _canvas.Circle(X(0), Y(0), layer * _scale, "none", new Stroke("#9db4cc", 0.8));
        _canvas.Circle(X(0), Y(0), DetectorOutline.BeamPipe * _scale, "none", new Stroke("#777"));
        Particles(point => (X(point.X), Y(point.Y)));
    }

    private void DrawAlong()
    {
        foreach (var part in DetectorOutline.MuonDetector())
            Part(part, s_parts[3]);
        foreach (var part in DetectorOutline.Calorimeter(_display.Detector.Calorimeter))
            Part(part, s_parts[2]);
        Part(DetectorOutline.Chamber(_display.Detector.Tracking), s_parts[0]);
        Part(DetectorOutline.VertexDetector, s_parts[1]);
        foreach (var layer in DetectorOutline.VertexLayers)
            foreach (var r in new[] { layer, -layer })
                _canvas.Line(new SvgPath().MoveTo(Z(-22), R(r)).HorizontalTo(Z(40)), new Stroke("#9db4cc", 0.8));
        foreach (var r in new[] { DetectorOutline.BeamPipe, -DetectorOutline.BeamPipe })
            _canvas.Line(new SvgPath().MoveTo(_along.Left, R(r)).HorizontalTo(_along.Right), new Stroke("#777", 0.8));
        Particles(null);
    }

    // Without a view of its own, a track is folded up: its distance from the beams, on the side where it starts.
    private void Particles(Func<ThreeVector, (double X, double Y)>? across)
    {
        for (var i = 0; i < _display.Tracks.Length; i++)
        {
            var track = _display.Tracks[i];
            var path = new SvgPath();
            foreach (var point in Helix.Points(track, _display.Detector.Tracking.MagneticField))
                Add(path, View(point, track.Momentum));
            _canvas.Line(path, new Stroke(Color(i), 2.2));
        }

        for (var i = 0; i < _display.Photons.Length; i++)
            Photon(_display.Photons[i], Color(_display.Tracks.Length + i), View);
        foreach (var vertex in _display.Vertices)
        {
            var (x, y) = View(vertex.Position, default);
            Star(_canvas, x, y);
        }

        (double X, double Y) View(ThreeVector point, FourVector momentum)
        {
            if (across is not null)
                return across(point);
            var upwards = momentum.Pt > 0 ? momentum.Py >= 0 : point.Y >= 0;
            return (Z(point.Z), R(upwards ? Helix.Distance(point) : -Helix.Distance(point)));
        }
    }

    private void Photon(DisplayedPhoton photon, string color, Func<ThreeVector, FourVector, (double X, double Y)> view)
    {
        var (momentum, origin) = (photon.Momentum, photon.Origin);
        var way = DetectorOutline.WayOut(Helix.Distance(origin), origin.Z, momentum.Pt / momentum.P, momentum.Pz / momentum.P,
            DetectorOutline.CalorimeterInner, DetectorOutline.CalorimeterForward, DetectorOutline.CalorimeterBackward);
        var face = origin + momentum.Momentum.Unit * way;
        var ((startX, startY), (x, y)) = (view(origin, momentum), view(face, momentum));
        _canvas.Line(new SvgPath().MoveTo(startX, startY).LineTo(x, y), new Stroke(color, 1.6, "5 4"));
        var length = Math.Sqrt((x - startX) * (x - startX) + (y - startY) * (y - startY));
        if (length < 1e-9)
            return;
        var (alongX, alongY) = ((x - startX) / length, (y - startY) / length);
        var (height, half) = (Math.Max(5, Math.Min(40, 12 * momentum.E) * _scale), Math.Max(2.5, 3.5 * _scale));
        _canvas.Fill(new SvgPath().MoveTo(x - half * alongY, y + half * alongX).LineTo(x + half * alongY, y - half * alongX)
            .LineTo(x + half * alongY + height * alongX, y - half * alongX + height * alongY)
            .LineTo(x - half * alongY + height * alongX, y + half * alongX + height * alongY).Close(), color);
    }

    private void LegendEntry(string entry, int index, double x, double y)
    {
        var (tracks, photons) = (_display.Tracks.Length, _display.Photons.Length);
        var middle = y - 0.32 * TextSize;
        if (index < tracks)
            _canvas.Line(new SvgPath().MoveTo(x, middle).HorizontalTo(x + 26), new Stroke(Color(index), 2.2));
        else if (index < tracks + photons)
        {
            _canvas.Line(new SvgPath().MoveTo(x, middle).HorizontalTo(x + 16), new Stroke(Color(index), 1.6, "5 4"));
            _canvas.Rectangle(new Box(x + 16, middle - 4, x + 26, middle + 4), Color(index));
        }
        else
            Star(_canvas, x + 13, middle);
        var text = TextBlock.Fit(entry, TextSize, (_along.Right - Edge) / Columns - 48);
        _canvas.Text(text.Lines[0], x + 34, y, text.Size);
    }

    private void ScaleBar()
    {
        var length = new[] { 100.0, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1 }.First(one => one <= 0.35 * _display.Radius);
        var name = RichText.Parse(length >= 100 ? "1 m" : FormattableString.Invariant($"{length} cm"));
        var (left, y) = (_across.Right - length * _scale, _across.Bottom + 14);
        _canvas.Line(new SvgPath().MoveTo(left, y - 4).VerticalTo(y + 4).MoveTo(left, y).HorizontalTo(_across.Right).MoveTo(_across.Right, y - 4).VerticalTo(y + 4), new Stroke("#000", 1.4));
        _canvas.Text(name, left - 6, y + 5, TextSize, TextAnchor.End);
    }

    private static void Star(SvgCanvas canvas, double x, double y)
    {
        var path = new SvgPath();
        for (var i = 0; i < 10; i++)
        {
            var ((sin, cos), radius) = (Math.SinCos(Math.PI * i / 5), i % 2 == 0 ? 8 : 3.4);
            path.LineTo(x + radius * sin, y - radius * cos);
        }

        canvas.Fill(path.Close(), "#000");
    }

    private static void Add(SvgPath path, (double X, double Y) at) => path.LineTo(at.X, at.Y);

    private void Ring(double inner, double outer, string color)
    {
        _canvas.Circle(X(0), Y(0), outer * _scale, color, new Stroke("#b8c4d0", 0.8));
        _canvas.Circle(X(0), Y(0), inner * _scale, "#fff", new Stroke("#b8c4d0", 0.8));
    }

    private void Part((double Z, double R)[] outline, string color)
    {
        foreach (var sign in new[] { 1, -1 })
        {
            var path = new SvgPath();
            foreach (var (z, r) in outline)
                path.LineTo(Z(z), R(sign * r));
            _canvas.Fill(path.Close(), color);
            _canvas.Line(path, new Stroke("#b8c4d0", 0.8));
        }
    }

    private double X(double x) => (_across.Left + _across.Right) / 2 + x * _scale;

    private double Y(double y) => (_across.Top + _across.Bottom) / 2 - y * _scale;

    private double Z(double z) => _along.Left + (z - Backward * _display.Radius) * _scale;

    private double R(double r) => (_along.Top + _along.Bottom) / 2 - r * _scale;
}
