using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class GarwoodTests
{
    [Fact]
    public void Intervals_MatchQuantilesOfChiSquared()
    {
        var reference = Reference.Load("garwood");
        var tolerance = reference.Tolerance("rel");
        var (rows, central) = (reference.Inputs["rows"]!.AsArray(), reference.Expected["central"]!.AsArray());
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, expected) = (Reference.Numbers(rows[i]!), Reference.Numbers(central[i]!));
            var interval = Garwood.Interval(row[0], row[1]);
            Assert.Equal(expected[0], interval.Lower, tolerance * expected[0]);
            Assert.Equal(expected[1], interval.Upper, tolerance * expected[1]);
        }

        var limits = reference.Inputs["upper_limit_rows"]!.AsArray();
        var upper = Reference.Numbers(reference.Expected["upper"]!);
        for (var i = 0; i < limits.Count; i++)
        {
            var row = Reference.Numbers(limits[i]!);
            Assert.Equal(upper[i], Garwood.UpperLimit(row[0], row[1]).Upper, tolerance * upper[i]);
        }
    }

    [Theory]
    [InlineData(-1.0, 0.9)]
    [InlineData(double.NaN, 0.9)]
    [InlineData(1.0, 0.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(1.0, double.NaN)]
    public void Intervals_RejectWhatIsNoCountOrConfidence(double observed, double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Garwood.Interval(observed, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => Garwood.UpperLimit(observed, confidence));
    }
}
