using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Histograms;

public class Histogram2DPartsTests
{
    private static readonly Axis X = Axis.Regular(3, 0, 3, "x"), Y = Axis.Variable([0, 1, 10], "y");
    private static readonly Histogram2D Filled = Histogram2D.Fill(X, Y, [0.5, 1.5, 1.5, 2.5], [0.5, 0.5, 5, 10], [1, 2, 4, 8]);

    [Fact]
    public void Projections_SumTheOtherAxis()
    {
        Assert.Equal([1, 6, 8], Filled.ProjectX().Values);
        Assert.Equal([1, 20, 64], Filled.ProjectX().Variances);
        Assert.Equal([3, 12], Filled.ProjectY().Values);
        Assert.Equal([5, 80], Filled.ProjectY().Variances);
        Assert.Equal(("x", "y"), (Filled.ProjectX().Axis.Label, Filled.ProjectY().Axis.Label));
    }

    [Fact]
    public void Projections_OfSomeBinsSumOnlyThose()
    {
        Assert.Equal([0, 4, 8], Filled.ProjectX(1, 2).Values);
        Assert.Equal([2, 12], Filled.ProjectY(1, 3).Values);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 4)]
    public void Projections_RefuseBinsThatAreNot(int first, int end)
    {
        var error = Assert.Throws<ArgumentException>(() => Filled.ProjectY(first, end));
        Assert.Contains($"from {first} up to, not with, {end}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_AddsCellsAndWhatLiesOutside()
    {
        var other = Histogram2D.Fill(X, Y, [0.5, -1, double.NaN], [0.5, 0.5, 0.5], [10, 5, 1]);
        var sum = Filled + other;
        Assert.Equal((11, 101, 5, 1), (sum.Value(0, 0), sum.Variance(0, 0), sum.Outside, sum.NanCount));
        Assert.Equal(Filled.Sum + 10, sum.Sum);
        Assert.Equal(1, Filled.Value(0, 0));
        Assert.Throws<ArgumentException>(() => Filled + Histogram2D.Fill(Y, X, [], []));
    }

    [Fact]
    public void Constructor_CopiesItsContents()
    {
        double[,] values = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
        var histogram = new Histogram2D(X, Y, values, values);
        values[2, 1] = 99;
        Assert.Equal((6, 6, 21), (histogram.Value(2, 1), histogram.Variance(2, 1), histogram.Sum));
    }

    [Fact]
    public void Constructor_RefusesOtherShapesAndNegativeVariances()
    {
        Assert.Contains("2 x 3 contents for 3 x 2 cells", Assert.Throws<ArgumentException>(() => new Histogram2D(X, Y, new double[2, 3], new double[3, 2])).Message, StringComparison.Ordinal);
        var negative = new double[3, 2];
        negative[1, 0] = -1;
        Assert.Contains("Cell (1, 0) has the variance -1", Assert.Throws<ArgumentException>(() => new Histogram2D(X, Y, new double[3, 2], negative)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_KeepTheNotes()
    {
        var noted = EventTable.FromColumns("events", ("a", [0.5]), ("b", [0.5])).WithNote("box opened").Histogram("a", X, "b", Y);
        Assert.All([noted.ProjectX().Notes, noted.ProjectY().Notes, (Filled + noted).Notes], notes => Assert.Equal(["box opened"], notes));
    }
}
