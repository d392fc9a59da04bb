using DarkSector.Numerics.Histograms;

namespace DarkSector.Numerics.Tests.Histograms;

public class Histogram2DTests
{
    private static readonly Axis X = Axis.Regular(2, 0, 2), Y = Axis.Variable([0, 1, 10]);

    [Fact]
    public void Fill_PutsPairsIntoCells()
    {
        var histogram = Histogram2D.Fill(X, Y, [0.5, 1.5, 1.5, 2, 0.5], [0.5, 0.5, 5, 10, 0.7]);
        Assert.Equal((2, 0, 1, 2), (histogram.Value(0, 0), histogram.Value(0, 1), histogram.Value(1, 0), histogram.Value(1, 1)));
        Assert.Equal(5, histogram.Sum);
    }

    [Fact]
    public void Fill_SumsWeightsAndTheirSquares()
    {
        var histogram = Histogram2D.Fill(X, Y, [0.5, 0.5], [0.5, 0.5], [2, 3]);
        Assert.Equal((5, 13), (histogram.Value(0, 0), histogram.Variance(0, 0)));
    }

    [Fact]
    public void Fill_CountsOutsideAndNaNApart()
    {
        var histogram = Histogram2D.Fill(X, Y, [-1, 0.5, 3, double.NaN, 0.5], [0.5, 11, 11, 0.5, double.NaN], [1, 2, 4, 8, 16]);
        Assert.Equal((0, 7, 2), (histogram.Sum, histogram.Outside, histogram.NanCount));
    }

    [Fact]
    public void Fill_RefusesOtherLengths()
    {
        Assert.Throws<ArgumentException>(() => Histogram2D.Fill(X, Y, [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Histogram2D.Fill(X, Y, [1, 2], [1, 2], [1]));
    }
}
