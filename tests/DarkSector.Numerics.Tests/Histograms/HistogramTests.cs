using DarkSector.Numerics.Histograms;

namespace DarkSector.Numerics.Tests.Histograms;

public class HistogramTests
{
    private static readonly Axis Unit = Axis.Regular(2, 0, 2, "x");

    [Fact]
    public void Fill_CountsValues()
    {
        var histogram = Histogram.Fill(Unit, [-1, 0, 0.5, 1, 2, 3, double.NaN, double.PositiveInfinity]);
        Assert.Equal([2.0, 2], histogram.Values);
        Assert.Equal([2.0, 2], histogram.Variances);
        Assert.Equal((1, 2, 1), (histogram.Underflow, histogram.Overflow, histogram.NanCount));
        Assert.Equal((4, Math.Sqrt(2)), (histogram.Sum, histogram.Error(0)));
    }

    [Fact]
    public void Fill_SumsWeightsAndTheirSquares()
    {
        var histogram = Histogram.Fill(Unit, [0.5, 0.5, 1.5, 9, double.NaN], [2, -3, 0.5, 7, 100]);
        Assert.Equal([-1, 0.5], histogram.Values);
        Assert.Equal([13, 0.25], histogram.Variances);
        Assert.Equal((0, 7, 1), (histogram.Underflow, histogram.Overflow, histogram.NanCount));
    }

    [Fact]
    public void Fill_LetsANaNWeightShow() => Assert.True(double.IsNaN(Histogram.Fill(Unit, [0.5, 1.5], [double.NaN, 1]).Values[0]));

    [Fact]
    public void Fill_RefusesTooFewWeights() => Assert.Throws<ArgumentException>(() => Histogram.Fill(Unit, [1, 2, 3], [1, 2]));

    [Fact]
    public void Fill_LosesNoEntry()
    {
        var rng = Numerics.Random.RandomStream.FromSeed(7);
        var values = Enumerable.Range(0, 10_000).Select(_ => rng.Gaussian()).ToArray();
        var histogram = Histogram.Fill(Axis.Variable([-1.5, -0.3, 0, 0.01, 2]), values);
        Assert.Equal(10_000, histogram.Sum + histogram.Underflow + histogram.Overflow);
        Assert.Equal(values.Count(v => v is >= -0.3 and < 0), histogram.Values[1]);
    }

    [Fact]
    public void Constructor_RefusesWhatDoesNotFitTheAxis()
    {
        Assert.Throws<ArgumentException>(() => new Histogram(Unit, [1], [1, 1]));
        Assert.Throws<ArgumentException>(() => new Histogram(Unit, [1, 1], [1, 1, 1]));
        var error = Assert.Throws<ArgumentException>(() => new Histogram(Unit, [1, 1], [1, -0.5]));
        Assert.Contains("Bin 1 has the variance -0.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_CopiesItsContents()
    {
        double[] values = [1, 2];
        var histogram = new Histogram(Unit, values, values);
        values[0] = 9;
        Assert.Equal([1.0, 2], histogram.Values);
    }

    [Fact]
    public void Empty_HasNoContent()
    {
        var empty = Histogram.Empty(Unit);
        Assert.Equal(0, empty.Sum);
        Assert.True(double.IsNaN(empty.Mean));
    }

    [Fact]
    public void Mean_WeighsBinCentres() => Assert.Equal(1.25, new Histogram(Unit, [1, 3], [1, 3]).Mean);

    [Fact]
    public void Scale_MultipliesVariancesByTheSquare()
    {
        var scaled = new Histogram(Unit, [1, 2], [3, 4], underflow: 5, overflow: 6, nanCount: 7).Scale(-2);
        Assert.Equal([-2.0, -4], scaled.Values);
        Assert.Equal([12.0, 16], scaled.Variances);
        Assert.Equal((-10, -12, 7), (scaled.Underflow, scaled.Overflow, scaled.NanCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => scaled.Scale(double.PositiveInfinity));
    }

    [Fact]
    public void Addition_AddsEverything()
    {
        var sum = new Histogram(Unit, [1, 2], [3, 4], 5, 6, 7) + new Histogram(Unit, [10, 20], [30, 40], 50, 60, 70);
        Assert.Equal([11.0, 22], sum.Values);
        Assert.Equal([33.0, 44], sum.Variances);
        Assert.Equal((55, 66, 77), (sum.Underflow, sum.Overflow, sum.NanCount));
    }

    [Fact]
    public void Addition_RefusesOtherBins()
    {
        var error = Assert.Throws<ArgumentException>(() => Histogram.Empty(Unit) + Histogram.Empty(Axis.Regular(2, 0, 3)));
        Assert.Contains("x: 2 bins in [0, 2] and axis: 2 bins in [0, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Addition_IsFillingTogether()
    {
        double[] a = [0.1, 1.1, 1.2, 5], b = [0.2, -3, double.NaN];
        var (together, sum) = (Histogram.Fill(Unit, [.. a, .. b]), Histogram.Fill(Unit, a) + Histogram.Fill(Unit, b));
        Assert.Equal(together.Values, sum.Values);
        Assert.Equal(together.ToString(), sum.ToString());
    }

    [Fact]
    public void Window_KeepsTheBinsInside()
    {
        var window = new Histogram(Axis.Regular(5, 0, 5, "m", "GeV"), [1, 2, 3, 4, 5], [1, 4, 9, 16, 25], 10, 20, 3).Window(0.5, 4.5);
        Assert.Equal([1.0, 2, 3, 4], window.Axis.Edges);
        Assert.Equal(("m", "GeV", true), (window.Axis.Label, window.Axis.Unit, window.Axis.IsRegular));
        Assert.Equal([2.0, 3, 4], window.Values);
        Assert.Equal([4.0, 9, 16], window.Variances);
        Assert.Equal((11, 25, 3), (window.Underflow, window.Overflow, window.NanCount));
    }

    [Fact]
    public void Window_LosesNoBinToRounding()
    {
        // The edge is 0.1 + 0.2 = 0.30000000000000004, just above the 0.3 that is asked for.
        var histogram = Histogram.Empty(Axis.Regular(10, 0.1, 1.1));
        Assert.True(histogram.Axis.Edges[2] > 0.3);
        Assert.Equal(2, histogram.Window(0.1, 0.3).Axis.Bins);
    }

    [Fact]
    public void Window_OfEverythingChangesNothing()
    {
        var histogram = Histogram.Fill(Unit, [0.1, 1.1, 5]);
        Assert.Equal(histogram.ToString(), histogram.Window(-100, 100).ToString());
    }

    [Fact]
    public void Window_RefusesARangeWithoutBins()
    {
        Assert.Throws<ArgumentException>(() => Histogram.Empty(Unit).Window(0.1, 0.9));
        Assert.Throws<ArgumentException>(() => Histogram.Empty(Unit).Window(2, 0));
    }

    [Fact]
    public void ToString_DoesNotDependOnTheCulture() =>
        Assert.Equal("Histogram of x: 2 bins in [0, 2]; sum 0.5, underflow 0, overflow 0, NaN 1",
            Foreign.Run(() => Histogram.Fill(Unit, [1, double.NaN], [0.5, 1]).ToString()));
}
