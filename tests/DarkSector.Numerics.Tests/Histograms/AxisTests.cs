using DarkSector.Numerics.Histograms;

namespace DarkSector.Numerics.Tests.Histograms;

public class AxisTests
{
    [Fact]
    public void Regular_HasEqualBins()
    {
        var axis = Axis.Regular(4, -1, 1, "cosine", "rad");
        Assert.Equal([-1, -0.5, 0, 0.5, 1], axis.Edges);
        Assert.Equal((4, -1, 1, true), (axis.Bins, axis.Low, axis.High, axis.IsRegular));
        Assert.Equal((-0.75, 0.5), (axis.Center(0), axis.Width(3)));
        Assert.Equal("cosine: 4 bins in [-1, 1] rad", axis.ToString());
    }

    [Fact]
    public void Regular_EndsExactlyWhereAsked()
    {
        for (var i = 1; i < 1000; i++)
        {
            var (low, high) = (0.1 * i, 0.7 * i + 1.0 / i);
            var axis = Axis.Regular(7, low, high);
            Assert.Equal((low, high), (axis.Low, axis.High));
            Assert.Equal(6, axis.Index(high));
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-3, 0, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(3, double.NaN, 1)]
    [InlineData(3, 0, double.PositiveInfinity)]
    [InlineData(3, -1.7e308, 1.7e308)]
    [InlineData(1000, 1e9, 1.00000000000001e9)] // narrower than the spacing of numbers
    public void Regular_RefusesWhatAreNoBins(int bins, double low, double high) =>
        Assert.ThrowsAny<ArgumentException>(() => Axis.Regular(bins, low, high));

    [Fact]
    public void Variable_RefusesDisorderedEdges()
    {
        Assert.Throws<ArgumentException>(() => Axis.Variable([1]));
        Assert.Throws<ArgumentException>(() => Axis.Variable([0, double.NaN, 1]));
        var error = Assert.Throws<ArgumentException>(() => Axis.Variable([0, 1.5, 1.5]));
        Assert.Contains("Edge 2 (1.5) is not above edge 1 (1.5)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variable_CopiesItsEdges()
    {
        double[] edges = [0, 1, 3];
        var axis = Axis.Variable(edges);
        edges[1] = 2;
        Assert.Equal([0, 1, 3], axis.Edges);
        Assert.False(axis.IsRegular);
    }

    [Theory]
    [InlineData(-0.001, -1)]
    [InlineData(0, 0)]
    [InlineData(-0.0, 0)]
    [InlineData(0.999, 0)]
    [InlineData(1, 1)]
    [InlineData(3.999, 2)]
    [InlineData(4, 2)] // the last bin holds its upper edge
    [InlineData(4.0000001, 3)]
    [InlineData(double.PositiveInfinity, 3)]
    [InlineData(double.NegativeInfinity, -1)]
    public void Index_FollowsTheEdgeConvention(double value, int bin)
    {
        Assert.Equal(bin, Axis.Variable([0, 1, 2, 4]).Index(value));
        Assert.Equal(bin, Axis.Regular(4, 0, 4).Index(value) is var regular && regular >= 3 ? regular - 1 : regular);
    }

    [Fact]
    public void Index_AgreesWithTheStoredEdgesToTheLastBit()
    {
        for (var bins = 1; bins < 200; bins++)
        {
            var axis = Axis.Regular(bins, 0.1, 10.3 / bins + 1.7);
            for (var i = 0; i < bins; i++)
            {
                Assert.Equal(i, axis.Index(axis.Edges[i]));
                Assert.Equal(i - 1, axis.Index(Math.BitDecrement(axis.Edges[i])));
                Assert.Equal(i, axis.Index(axis.Center(i)));
            }
        }
    }

    [Fact]
    public void Index_RefusesNaN() => Assert.Throws<ArgumentException>(() => Axis.Regular(3, 0, 1).Index(double.NaN));

    [Fact]
    public void SameBinsAs_ComparesEdgesOnly()
    {
        Assert.True(Axis.Regular(2, 0, 2, "a").SameBinsAs(Axis.Variable([0, 1, 2], "b")));
        Assert.False(Axis.Regular(2, 0, 2).SameBinsAs(Axis.Regular(2, 0, 2.1)));
        Assert.False(Axis.Regular(2, 0, 2).SameBinsAs(Axis.Regular(4, 0, 2)));
    }

    [Fact]
    public void ToString_DoesNotDependOnTheCulture() =>
        Assert.Equal("axis: 2 bins in [0.5, 1.5]", Foreign.Run(() => Axis.Regular(2, 0.5, 1.5).ToString()));
}
