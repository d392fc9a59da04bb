using System.Collections.Immutable;

namespace DarkSector.Notebook.Figures;

/// <summary>Lines along which a grid has one value, by marching squares: in each cell of the grid straight pieces between the points where
/// its edges cross the level, joined to lines. The higher values lie to the left of a line.</summary>
/// <remarks>W. E. Lorensen and H. E. Cline, Computer Graphics 21 (1987) 163, in two dimensions. Where opposite corners of a cell lie on
/// the same side, the mean of the corners decides which are connected. On a logarithmic axis the crossing is interpolated in the logarithm.</remarks>
internal sealed class ContourLines
{
    private readonly ImmutableArray<double> _x;
    private readonly ImmutableArray<double> _y;
    private readonly double[] _values;
    private readonly bool _skipsGaps;
    private readonly bool _logX;
    private readonly bool _logY;
    private readonly Dictionary<int, (int End, (double X, double Y) Point)> _pieces = [];

    private ContourLines(ImmutableArray<double> x, ImmutableArray<double> y, double[] values, bool skipsGaps, bool logX, bool logY) =>
        (_x, _y, _values, _skipsGaps, _logX, _logY) = (x, y, values, skipsGaps, logX, logY);

    /// <summary>A line through points; a ring when its last point is its first.</summary>
    public sealed record Line(ImmutableArray<double> X, ImmutableArray<double> Y);

    /// <summary>The lines at a level; they end at the edge of the grid and at nodes without a value.</summary>
    public static ImmutableArray<Line> At(ValueGrid grid, double level, bool logX, bool logY, bool logValues) =>
        new ContourLines(grid.X, grid.Y, [.. grid.Values.Select(value => Height(value, level, logValues))], skipsGaps: true, logX, logY).Trace();

    /// <summary>Rings around what is at or above a level, closed along the edge of the grid.</summary>
    public static ImmutableArray<Line> Around(ValueGrid grid, double level, bool logX, bool logY, bool logValues)
    {
        ImmutableArray<double> x = [grid.X[0], .. grid.X, grid.X[^1]];
        ImmutableArray<double> y = [grid.Y[0], .. grid.Y, grid.Y[^1]];
        var values = new double[x.Length * y.Length];
        Array.Fill(values, double.NegativeInfinity);
        for (var row = 0; row < grid.Y.Length; row++)
            for (var column = 0; column < grid.X.Length; column++)
                values[(row + 1) * x.Length + column + 1] = Height(grid[column, row], level, logValues);
        return new ContourLines(x, y, values, skipsGaps: false, logX, logY).Trace();
    }

    private static double Height(double value, double level, bool logarithmic) =>
        double.IsNaN(value) ? double.NaN : !logarithmic ? value - level : value > 0 ? Math.Log(value / level) : double.NegativeInfinity;

    private ImmutableArray<Line> Trace()
    {
        for (var row = 0; row + 1 < _y.Length; row++)
            for (var column = 0; column + 1 < _x.Length; column++)
                Cell(column, row);
        return Join();
    }

    // Corners and edges counter-clockwise from the lower left; the line enters a cell where the edge goes from above to below.
    private void Cell(int column, int row)
    {
        Span<int> nodes = [Node(column, row), Node(column + 1, row), Node(column + 1, row + 1), Node(column, row + 1)];
        Span<int> edges = [2 * nodes[0], 2 * nodes[1] + 1, 2 * nodes[3], 2 * nodes[0] + 1];
        var (code, mean) = (0, 0.0);
        for (var i = 0; i < 4; i++)
        {
            var value = _values[nodes[i]];
            if (double.IsNaN(value) && _skipsGaps)
                return;
            code |= value >= 0 ? 1 << i : 0;
            mean += value;
        }

        var isSaddle = code is 5 or 10;
        for (var i = 0; i < 4; i++)
        {
            if (!IsAbove(code, i) || IsAbove(code, i + 1))
                continue;
            var end = !isSaddle ? Rise(code, i) : mean >= 0 ? i + 1 : i + 3;
            _pieces[edges[i]] = (edges[end % 4], Crossing(nodes[i], nodes[(i + 1) % 4]));
            Close(edges[end % 4], nodes[end % 4], nodes[(end + 1) % 4]);
        }
    }

    private static bool IsAbove(int code, int corner) => (code >> (corner % 4) & 1) == 1;

    private static int Rise(int code, int start)
    {
        var edge = start + 1;
        while (IsAbove(code, edge) || !IsAbove(code, edge + 1))
            edge++;
        return edge;
    }

    // The end of a line needs its point as well; a piece that goes on from there replaces the entry.
    private void Close(int edge, int from, int to) => _pieces.TryAdd(edge, (-1, Crossing(from, to)));

    private (double X, double Y) Crossing(int from, int to)
    {
        var (a, b) = (_values[from], _values[to]);
        var part = !double.IsFinite(a) ? 1 : !double.IsFinite(b) ? 0 : a / (a - b);
        return (Between(_x[from % _x.Length], _x[to % _x.Length], part, _logX), Between(_y[from / _x.Length], _y[to / _x.Length], part, _logY));
    }

    private static double Between(double from, double to, double part, bool logarithmic) =>
        from == to ? from : logarithmic && from > 0 && to > 0 ? from * Math.Pow(to / from, part) : from + (to - from) * part;

    private int Node(int column, int row) => row * _x.Length + column;

    private ImmutableArray<Line> Join()
    {
        var inner = _pieces.Values.Select(piece => piece.End).ToHashSet();
        var lines = ImmutableArray.CreateBuilder<Line>();
        foreach (var start in _pieces.Keys.Where(edge => !inner.Contains(edge)).Order().ToArray())
            lines.Add(Follow(start));
        while (_pieces.Count > 0)
            lines.Add(Follow(_pieces.Keys.Min()));
        return [.. lines.Where(line => line.X.Length > 1)];
    }

    private Line Follow(int start)
    {
        var (x, y) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        var edge = start;
        while (edge >= 0 && _pieces.Remove(edge, out var piece))
        {
            x.Add(piece.Point.X);
            y.Add(piece.Point.Y);
            edge = piece.End;
        }

        if (edge == start)
        {
            x.Add(x[0]);
            y.Add(y[0]);
        }

        return new Line(x.ToImmutable(), y.ToImmutable());
    }
}
