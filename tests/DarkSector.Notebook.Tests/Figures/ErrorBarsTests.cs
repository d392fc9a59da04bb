using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class ErrorBarsTests
{
    // Central 68.27 % Poisson intervals, F. Garwood, Biometrika 28 (1936) 437; values as tabulated by N. Gehrels, ApJ 303 (1986) 336.
    [Theory]
    [InlineData(0, 0, 1.841)]
    [InlineData(1, 0.827, 2.300)]
    [InlineData(2, 1.292, 2.638)]
    [InlineData(3, 1.633, 2.918)]
    [InlineData(10, 3.108, 4.267)]
    public void OfCounts_IsTheGarwoodInterval(double count, double low, double high)
    {
        var bars = ErrorBars.OfCounts(One(count, count));
        Assert.Equal(low, bars.Low[0], 0.001);
        Assert.Equal(high, bars.High[0], 0.001);
    }

    [Fact]
    public void OfCounts_IsContinuousWhereTheApproximationBegins()
    {
        var (below, above) = (ErrorBars.OfCounts(One(1000, 1000)), ErrorBars.OfCounts(One(1001, 1001)));
        Assert.Equal(below.Low[0], above.Low[0], 0.05);
        Assert.Equal(below.High[0], above.High[0], 0.05);
    }

    [Fact]
    public void OfCounts_IsTheRootOfTheVarianceForWeightedEntries()
    {
        var bars = ErrorBars.OfCounts(One(10, 4));
        Assert.Equal((2.0, 2.0), (bars.Low[0], bars.High[0]));
    }

    private static Histogram One(double value, double variance) => new(Axis.Regular(1, 0, 1), [value], [variance]);
}
