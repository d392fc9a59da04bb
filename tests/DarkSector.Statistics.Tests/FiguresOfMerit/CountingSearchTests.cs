using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.FiguresOfMerit;
using MathNet.Numerics.Distributions;

namespace DarkSector.Statistics.Tests.FiguresOfMerit;

public class CountingSearchTests
{
    private const double NinetyPercent = 1.2815515655446004;

    [Theory]
    [InlineData(0, 1)] // without background one event is significant
    [InlineData(1e-4, 1)] // P(N >= 1) = 1e-4 < 1.35e-3
    [InlineData(0.01, 2)]
    [InlineData(1, 6)] // P(N >= 6 | 1) = 5.9e-4, P(N >= 5 | 1) = 3.7e-3
    public void CriticalCount_IsTheFirstThatIsSignificant(double background, int expected) => Assert.Equal(expected, CountingSearch.CriticalCount(background, 3));

    [Theory]
    [InlineData(0.5)]
    [InlineData(7)]
    [InlineData(300)]
    public void CriticalCount_AgreesWithPoissonSums(double background)
    {
        var n = CountingSearch.CriticalCount(background, 3);
        Assert.True(1 - Poisson.CDF(background, n - 1) <= StandardNormal.Survival(3));
        Assert.True(1 - Poisson.CDF(background, n - 2) > StandardNormal.Survival(3));
    }

    [Fact]
    public void DetectableSignal_WithoutBackgroundIsTheZeroEventLimit() => // 1 - exp(-s) = 0.9
        Assert.Equal(Math.Log(10), CountingSearch.DetectableSignal(0, 3, NinetyPercent), 1e-6);

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void DetectableSignal_IsCloseToPunzisSmoothForm(double background) =>
        Assert.InRange(CountingSearch.DetectableSignal(background, 3, NinetyPercent) / Punzi.MinimalSignal(background, 3, NinetyPercent), 0.94, 1.12);

    [Fact]
    public void DetectableSignal_ReachesItsProbability()
    {
        var s = CountingSearch.DetectableSignal(5, 3, 1);
        Assert.Equal(StandardNormal.Cdf(1), 1 - Poisson.CDF(5 + s, CountingSearch.CriticalCount(5, 3) - 1), 1e-6);
    }

    [Fact]
    public void SignalOverRootBackground_IsTheRatio()
    {
        Assert.Equal(0.1, CountingSearch.SignalOverRootBackground(0.3, 9), 12);
        Assert.Equal(double.PositiveInfinity, CountingSearch.SignalOverRootBackground(0.3, 0));
        Assert.Equal(0, CountingSearch.SignalOverRootBackground(0, 0));
    }

    [Fact]
    public void FigureOfMerit_KnowsWhatIsBetter()
    {
        Assert.True(FigureOfMerit.Punzi().IsBetter(2, than: 1));
        Assert.True(FigureOfMerit.DetectableCrossSection(50).IsBetter(1, than: 2));
        Assert.False(FigureOfMerit.SignalOverRootBackground.IsBetter(double.PositiveInfinity, than: 1));
        Assert.True(FigureOfMerit.Punzi().IsBetter(0, than: double.NaN));
    }
}
