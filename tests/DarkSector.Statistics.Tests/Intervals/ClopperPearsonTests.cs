using DarkSector.Statistics.Intervals;
using MathNet.Numerics.Distributions;

namespace DarkSector.Statistics.Tests.Intervals;

public class ClopperPearsonTests
{
    // None of n passes: [0, 1 - tail^(1/n)]; one of n: the lower end is 1 - (1 - tail)^(1/n); the others are standard tables of the exact 95 % interval.
    [Theory]
    [InlineData(0, 10, 0.95, 0, 0.30849710781876083)]
    [InlineData(10, 10, 0.95, 0.6915028921812392, 1)]
    [InlineData(1, 10, 0.95, 0.0025285785444617869, 0.44501611702058254)]
    [InlineData(5, 10, 0.95, 0.18708602844739796, 0.812913971552602)]
    public void Interval_HasTheKnownEnds(double passed, double total, double confidence, double low, double high)
    {
        var interval = ClopperPearson.Interval(passed, total, confidence);
        Assert.Equal(low, interval.Low, 8);
        Assert.Equal(high, interval.High, 8);
    }

    [Theory]
    [InlineData(0.02, 40)]
    [InlineData(0.5, 25)]
    [InlineData(0.93, 60)]
    public void Interval_CoversAtLeastWithItsConfidence(double efficiency, int total)
    {
        var covered = Enumerable.Range(0, total + 1).Where(k => ClopperPearson.Interval(k, total, 0.9) is var i && i.Low <= efficiency && efficiency <= i.High)
            .Sum(k => Binomial.PMF(efficiency, total, k));
        Assert.InRange(covered, 0.9, 1);
    }

    [Fact]
    public void Weighted_EqualsCountsForEqualWeights()
    {
        var (weighted, counted) = (ClopperPearson.Weighted(7 * 0.3, 20 * 0.3, 20 * 0.09), ClopperPearson.Efficiency(7, 20));
        Assert.Equal(counted.Value, weighted.Value, 12);
        Assert.Equal(counted.Low, weighted.Low, 8);
        Assert.Equal(counted.High, weighted.High, 8);
    }

    [Fact]
    public void Weighted_IsWiderForUnequalWeights() =>
        Assert.True(ClopperPearson.Weighted(10, 20, 60).Error > ClopperPearson.Weighted(10, 20, 20).Error);

    [Theory]
    [InlineData(-1, 10, 0.9, "passed = -1 of 10")]
    [InlineData(11, 10, 0.9, "passed = 11 of 10")]
    [InlineData(0, 0, 0.9, "total = 0")]
    [InlineData(1, double.NaN, 0.9, "total = NaN")]
    [InlineData(1, 10, 90, "confidence = 90")]
    public void Interval_RefusesWhatIsNoEfficiency(double passed, double total, double confidence, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(passed, total, confidence)).Message, StringComparison.Ordinal);

    [Fact]
    public void ToString_ShowsBothErrors() => // 10 p^9 (1 - p) + p^10 = 0.1587 at p = 0.706, 1 - p^10 = 0.1587 at p = 0.983
        Assert.Equal("0.9 -0.19 +0.083 (68.3 %)", ClopperPearson.Efficiency(9, 10).ToString());
}
