using System.Collections.Immutable;
using DarkSector.Notebook.Figures;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class ContourTests
{
    private static readonly ImmutableArray<double> s_nodes = ValueGrid.Positions(-2, 2, 81);
    private static readonly ValueGrid s_bowl = ValueGrid.Of(s_nodes, s_nodes, (x, y) => x * x + y * y);

    [Fact]
    public void Circle_IsOneRingOnTheCircle()
    {
        var ring = Assert.Single(ContourLines.At(s_bowl, 1, logX: false, logY: false, logValues: false));
        Assert.Equal((ring.X[0], ring.Y[0]), (ring.X[^1], ring.Y[^1]));
        // Linear interpolation between nodes 0.05 apart is off by at most f'' h^2 / 8 in the value.
        Assert.All(Enumerable.Range(0, ring.X.Length), i => Assert.Equal(1, ring.X[i] * ring.X[i] + ring.Y[i] * ring.Y[i], 2 * 0.05 * 0.05 / 8 + 1e-12));
        Assert.Equal(2 * Math.PI, Length(ring), 0.01);
    }

    [Fact]
    public void HigherValues_LieToTheLeft()
    {
        var ring = ContourLines.At(s_bowl, 1, false, false, false)[0];
        Assert.True(Area(ring) < 0);
        Assert.Equal(Math.PI, -Area(ring), 0.01);
    }

    [Fact]
    public void Line_EndsAtTheEdgeOfTheGridAndTheAreaGoesOnAlongIt()
    {
        var slope = ValueGrid.Of([0, 1, 2], [0, 1, 2], (x, _) => x);
        var line = Assert.Single(ContourLines.At(slope, 0.5, false, false, false));
        Assert.Equal([0, 1, 2], line.Y.Order());
        Assert.All(line.X, x => Assert.Equal(0.5, x, 12));
        Assert.Equal(1.5 * 2, Area(Assert.Single(ContourLines.Around(slope, 0.5, false, false, false))), 12);
    }

    [Fact]
    public void Area_OfARegionWithAHole_IsThatOfTheRings()
    {
        var rings = ContourLines.Around(s_bowl, 1, false, false, false);
        Assert.Equal(2, rings.Length);
        Assert.Equal(16 - Math.PI, rings.Sum(Area), 0.01);
    }

    [Theory]
    [InlineData(0.9, 1)]
    [InlineData(0.1, 2)]
    public void Saddle_IsConnectedWhereTheMeanSaysSo(double corner, int expected)
    {
        // Two opposite corners at 1, the others at `corner - 1`: the mean decides whether the high corners touch.
        var saddle = new ValueGrid([0, 1], [0, 1], (x, y) => x == y ? 1 : corner - 1 - 0.01);
        Assert.Equal(expected, ContourLines.Around(saddle, 0.2, false, false, false).Length);
    }

    [Fact]
    public void LogarithmicAxis_InterpolatesTheExponent()
    {
        var grid = ValueGrid.Of([1, 100], [1, 100], (x, _) => x);
        Assert.All(ContourLines.At(grid, 10, logX: true, logY: true, logValues: true)[0].X, x => Assert.Equal(10, x, 9));
    }

    [Fact]
    public void NodesWithoutValue_InterruptTheLine()
    {
        var gap = new ValueGrid([0, 1, 2, 3, 4], [0, 1, 2], (x, y) => x == 2 ? double.NaN : y - 0.5);
        Assert.Equal(2, ContourLines.At(gap, 0, false, false, false).Length);
        Assert.All(ContourLines.Around(gap, 0, false, false, false), ring => Assert.DoesNotContain(double.NaN, ring.X.Concat(ring.Y)));
    }

    [Fact]
    public void LevelOutsideTheValues_IsNoLineAndAllOrNothingOfTheArea()
    {
        Assert.Empty(ContourLines.At(s_bowl, 100, false, false, false));
        Assert.Empty(ContourLines.Around(s_bowl, 100, false, false, false));
        Assert.Equal(16, ContourLines.Around(s_bowl, -1, false, false, false).Sum(Area), 9);
    }

    [Fact]
    public void FillsBelow_IsWhatAboveLeaves()
    {
        var figure = new Figure().Add(new Contour("", s_bowl, 1, new LineStyle("#000")) { Opacity = 0.5, FillsBelow = true });
        var fill = figure.ToPlotly()["data"]![0]!;
        var xs = fill["x"]!.AsArray().Where(x => x is not null).Select(x => (double)x!).ToArray();
        Assert.All(xs, x => Assert.InRange(x, -1.01, 1.01));
        Assert.Equal("toself", (string)fill["fill"]!);
    }

    [Fact]
    public void LikelihoodContours_OfAParabola_HaveTheKnownRadii()
    {
        var rise = ValueGrid.Of(ValueGrid.Positions(-4, 4, 161), ValueGrid.Positions(-4, 4, 161), (x, y) => x * x + y * y + 7);
        var contours = Figure.LikelihoodContours(rise).Elements.OfType<Contour>().ToArray();
        // 68.27 % and 95.45 %: 1 - exp(-r^2/2).
        Assert.Equal([0.9500, 0.6827], contours.Select(contour => Math.Round(1 - Math.Exp(-(contour.Level - 7) / 2), 4)));
    }

    [Fact]
    public void Grid_OfPointsInAnyOrder_LeavesMissingNodesOut()
    {
        var grid = ValueGrid.OfPoints([(2, 1, 21), (1, 1, 11), (1, 2, 12)]);
        Assert.Equal(21, grid[1, 0]);
        Assert.Equal(12, grid[0, 1]);
        Assert.True(double.IsNaN(grid[1, 1]));
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => ValueGrid.OfPoints([(1, 1, 1), (1, 1, 2)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grid_RefusesPositionsThatDoNotRise()
    {
        Assert.Throws<ArgumentException>(() => ValueGrid.Of([1, 1], [1, 2], (_, _) => 0));
        Assert.Throws<ArgumentException>(() => ValueGrid.Of([1], [1, 2], (_, _) => 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ValueGrid.Positions(0, 1, 5, logarithmic: true));
    }

    private static double Length(ContourLines.Line line) =>
        Enumerable.Range(1, line.X.Length - 1).Sum(i => Math.Sqrt(Math.Pow(line.X[i] - line.X[i - 1], 2) + Math.Pow(line.Y[i] - line.Y[i - 1], 2)));

    private static double Area(ContourLines.Line ring) =>
        Enumerable.Range(1, ring.X.Length - 1).Sum(i => 0.5 * (ring.X[i - 1] * ring.Y[i] - ring.X[i] * ring.Y[i - 1]));
}
