using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A rotated ellipse in a plane of two quantities: a mass window, an error ellipse.</summary>
/// <param name="X">Centre along x.</param>
/// <param name="Y">Centre along y.</param>
/// <param name="First">First semi-axis, in the units of the axes.</param>
/// <param name="Second">Second semi-axis, at right angles to the first.</param>
/// <param name="Angle">Angle of the first semi-axis to the x axis [rad].</param>
public readonly record struct Ellipse(double X, double Y, double First, double Second, double Angle)
{
    /// <summary>The ellipse of a covariance matrix: its axes are the eigenvectors, its semi-axes the roots of the eigenvalues.</summary>
    /// <param name="x">Centre along x.</param>
    /// <param name="y">Centre along y.</param>
    /// <param name="varianceX">Variance of x.</param>
    /// <param name="covariance">Covariance of x and y.</param>
    /// <param name="varianceY">Variance of y.</param>
    /// <param name="sigmas">Semi-axes in standard deviations; 1.52 holds 68 %, 2.45 holds 95 % of a normal distribution.</param>
    public static Ellipse OfCovariance(double x, double y, double varianceX, double covariance, double varianceY, double sigmas = 1)
    {
        var determinant = varianceX * varianceY - covariance * covariance;
        if (!(varianceX > 0 && varianceY > 0 && determinant >= 0 && sigmas > 0))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Variances {varianceX} and {varianceY} with covariance {covariance} and {sigmas} standard deviations are no ellipse; the variances must be positive, |covariance| at most their geometric mean."));
        }

        var (mean, half) = (0.5 * (varianceX + varianceY), 0.5 * (varianceX - varianceY));
        var spread = Math.Sqrt(half * half + covariance * covariance);
        return new Ellipse(x, y, sigmas * Math.Sqrt(mean + spread), sigmas * Math.Sqrt(Math.Max(0, mean - spread)), 0.5 * Math.Atan2(2 * covariance, varianceX - varianceY));
    }

    /// <summary>Whether a point is inside, the edge included.</summary>
    /// <param name="x">Position along x.</param>
    /// <param name="y">Position along y.</param>
    public bool Contains(double x, double y)
    {
        var (sin, cos) = Math.SinCos(Angle);
        var (along, across) = ((x - X) * cos + (y - Y) * sin, (y - Y) * cos - (x - X) * sin);
        return along * along / (First * First) + across * across / (Second * Second) <= 1;
    }

    /// <summary>A point of the edge.</summary>
    /// <param name="phase">0 to 2 pi around the ellipse [rad].</param>
    public (double X, double Y) EdgeAt(double phase)
    {
        var ((sin, cos), (up, along)) = (Math.SinCos(Angle), Math.SinCos(phase));
        return (X + First * along * cos - Second * up * sin, Y + First * along * sin + Second * up * cos);
    }
}

/// <summary>Rotated ellipses, as the overlapping windows of a search in two masses.</summary>
public sealed record Ellipses : FigureElement
{
    private const int Corners = 48;

    internal Ellipses(string name, IReadOnlyList<Ellipse> windows, LineStyle style)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (windows.Count == 0)
            throw new ArgumentException($"Ellipses '{name}': there is none; give at least one.", nameof(windows));
        if (windows.Any(one => !(one.First > 0 && one.Second > 0 && double.IsFinite(one.X + one.Y + one.First + one.Second + one.Angle))))
            throw new ArgumentException($"Ellipses '{name}': each needs a finite centre and angle and semi-axes above 0.", nameof(windows));
        (Name, Windows, Style) = (name, [.. windows], style);
    }

    /// <summary>Name in the legend, in label markup.</summary>
    public string Name { get; }

    /// <summary>The ellipses.</summary>
    public ImmutableArray<Ellipse> Windows { get; }

    /// <summary>The line around each.</summary>
    public LineStyle Style { get; }

    /// <summary>Opacity of the area of all of them together, 0 to 1.</summary>
    public double Opacity { get; init; }

    internal override void Extend(Extent extent)
    {
        foreach (var (x, y) in Windows.SelectMany(Edge))
        {
            extent.X.Add(x);
            extent.Y.Add(y);
        }

        (extent.X.NeedsRoom, extent.Y.NeedsRoom, extent.Y.IsPlane) = (true, true, true);
    }

    internal override void Draw(PlotArea area)
    {
        var path = new SvgPath();
        foreach (var window in Windows)
        {
            path.Lift();
            foreach (var (x, y) in Edge(window))
                path.LineTo(area.X.Map(x), area.Y.Map(y));
            path.Close();
        }

        if (Opacity > 0)
            area.Canvas.Fill(path, Style.Color, Opacity);
        area.Canvas.Line(path, Style.Stroke);
    }

    internal override int LegendRank => 1;

    internal override IEnumerable<DrawnSpan> Spans(PlotArea area) =>
        Windows.SelectMany(Edge).Where(at => area.CanShow(at.X, at.Y)).Select(at => new DrawnSpan(area.X.Map(at.X), area.Y.Map(at.Y), area.Y.Map(at.Y)));

    internal override IEnumerable<LegendEntry> LegendEntries() => Name.Length == 0 ? [] : [new LegendEntry(Name, (canvas, box) =>
    {
        var sample = new Ellipse((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2, box.Width / 2 - 2, box.Height / 2 - 1, -0.25);
        var path = new SvgPath();
        foreach (var (x, y) in Edge(sample))
            path.LineTo(x, y);
        path.Close();
        if (Opacity > 0)
            canvas.Fill(path, Style.Color, Opacity);
        canvas.Line(path, Style.Stroke);
    })];

    internal override IEnumerable<JsonObject> PlotlyTraces(PlotlyAxes axes)
    {
        var edges = Windows.Select(window => Edge(window).ToArray()).ToArray();
        var trace = axes.Trace("scatter", Name);
        trace["mode"] = "lines";
        trace["x"] = PlotlyAxes.Numbers(edges.SelectMany(edge => edge.Select(at => at.X).Append(edge[0].X).Append(double.NaN)));
        trace["y"] = PlotlyAxes.Numbers(edges.SelectMany(edge => edge.Select(at => at.Y).Append(edge[0].Y).Append(double.NaN)));
        trace["line"] = PlotlyAxes.Line(Style);
        if (Opacity > 0)
        {
            trace["fill"] = "toself";
            trace["fillcolor"] = Palette.WithOpacity(Style.Color, Opacity);
        }

        return [trace];
    }

    private static IEnumerable<(double X, double Y)> Edge(Ellipse window) =>
        Enumerable.Range(0, Corners).Select(i => window.EdgeAt(2 * Math.PI * i / Corners));
}
