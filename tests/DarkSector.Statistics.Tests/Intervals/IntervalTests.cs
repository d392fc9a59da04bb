using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class IntervalTests
{
    private static readonly Interval Limit = new(0, 2.3026, 0.9, "CLs, exact Poisson tails");

    [Fact]
    public void ToString_SaysEndsConfidenceAndMethod() =>
        Assert.Equal("0 to 2.3026 at 90 % (CLs, exact Poisson tails)", Limit.ToString());

    [Fact]
    public void ToString_SaysWhatIsNotValidFirst() => Assert.Equal(
        "NOT VALID: 0 to 2.3026 +- 0.1 at 90 % (CLs, exact Poisson tails)\n  ! chains disagree",
        (Limit with { IsValid = false, Warnings = ["chains disagree"], MonteCarloError = 0.1 }).ToString());

    [Fact]
    public void ToHtml_EscapesText() =>
        Assert.Equal("<div><p>0 to 1 at 90 % (a &lt; b)</p></div>", new Interval(0, 1, 0.9, "a < b").ToHtml());

    [Fact]
    public void Scaled_MultipliesEndsAndError()
    {
        var scaled = (Limit with { Lower = 1, MonteCarloError = 0.1 }).Scaled(2);
        Assert.Equal((2, 4.6052, 0.2), (scaled.Lower, scaled.Upper, scaled.MonteCarloError));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.Scaled(0));
    }

    [Fact]
    public void Contains_IncludesTheEnds()
    {
        Assert.True(Limit.Contains(0) && Limit.Contains(2.3026));
        Assert.False(Limit.Contains(2.4) || Limit.Contains(double.NaN));
    }
}
