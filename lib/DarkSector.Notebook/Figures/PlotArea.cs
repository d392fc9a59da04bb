using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A vertical piece of something drawn; the legend keeps away from it.</summary>
internal readonly record struct DrawnSpan(double X, double Top, double Bottom);

/// <summary>The frame into which the elements of a panel draw themselves.</summary>
internal sealed record PlotArea(SvgCanvas Canvas, Box Frame, AxisScale X, AxisScale Y)
{
    private const double SampleDistance = 5;

    /// <summary>The path through points, with gaps where a coordinate is NaN or cannot be shown.</summary>
    public SvgPath Through(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        var path = new SvgPath();
        for (var i = 0; i < xs.Count; i++)
        {
            if (CanShow(xs[i], ys[i]))
                path.LineTo(X.Map(xs[i]), Y.Map(ys[i]));
            else
                path.Lift();
        }
        return path;
    }

    /// <summary>The outline of a histogram, from its foot at the left to its foot at the right.</summary>
    public SvgPath Steps(IReadOnlyList<double> edges, IReadOnlyList<double> values)
    {
        var foot = Y.MapInside(0);
        var path = new SvgPath().MoveTo(X.Map(edges[0]), foot);
        for (var i = 0; i < values.Count; i++)
        {
            path.VerticalTo(Step(values[i]));
            path.HorizontalTo(X.Map(edges[i + 1]));
        }
        return path.VerticalTo(foot);
    }

    /// <summary>The area between two step lines.</summary>
    public SvgPath Between(IReadOnlyList<double> edges, IReadOnlyList<double> lower, IReadOnlyList<double> upper)
    {
        var path = new SvgPath();
        for (var i = 0; i < upper.Count; i++)
        {
            var y = Step(upper[i]);
            if (i == 0)
                path.MoveTo(X.Map(edges[0]), y);
            else
                path.VerticalTo(y);
            path.HorizontalTo(X.Map(edges[i + 1]));
        }
        for (var i = lower.Count - 1; i >= 0; i--)
            path.VerticalTo(Step(lower[i])).HorizontalTo(X.Map(edges[i]));
        return path.Close();
    }

    /// <summary>Where a line through points runs, sampled densely.</summary>
    public IEnumerable<DrawnSpan> SpansOf(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        for (var i = 0; i < xs.Count; i++)
        {
            if (!CanShow(xs[i], ys[i]))
                continue;
            var (x, y) = (X.Map(xs[i]), Y.Map(ys[i]));
            yield return new DrawnSpan(x, y, y);
            if (i + 1 == xs.Count || !CanShow(xs[i + 1], ys[i + 1]))
                continue;
            var (nextX, nextY) = (X.Map(xs[i + 1]), Y.Map(ys[i + 1]));
            var samples = Math.Min(400, (int)(Math.Max(Math.Abs(nextX - x), Math.Abs(nextY - y)) / SampleDistance));
            for (var k = 1; k <= samples; k++)
            {
                var part = k / (samples + 1.0);
                var between = y + (nextY - y) * part;
                yield return new DrawnSpan(x + (nextX - x) * part, between, between);
            }
        }
    }

    /// <summary>Where bars from the lower end of the axis up to values stand.</summary>
    public IEnumerable<DrawnSpan> SpansOf(IReadOnlyList<double> edges, IReadOnlyList<double> values, bool filled)
    {
        for (var i = 0; i < values.Count; i++)
        {
            var top = Step(values[i]);
            var neighbour = filled ? Frame.Bottom : Step(values[Math.Max(0, i - 1)]);
            var (left, right) = (X.Map(edges[i]), X.Map(edges[i + 1]));
            for (var x = left; x < right; x += SampleDistance)
                yield return new DrawnSpan(x, x == left ? Math.Min(top, neighbour) : top, filled ? Frame.Bottom : x == left ? Math.Max(top, neighbour) : top);
            yield return new DrawnSpan(right, top, filled ? Frame.Bottom : top);
        }
    }

    /// <summary>Whether a point has a place on both axes, inside the frame or not.</summary>
    public bool CanShow(double x, double y) =>
        !double.IsNaN(x) && !double.IsNaN(y) && !(X.Logarithmic && x <= 0) && !(Y.Logarithmic && y <= 0);

    private double Step(double value) => Y.Map(double.IsNaN(value) ? 0 : value);
}
