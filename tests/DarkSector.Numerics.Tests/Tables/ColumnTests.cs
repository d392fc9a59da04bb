using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class ColumnTests
{
    [Fact]
    public void Column_OfAViewShowsItsRows()
    {
        var column = Sample.Muons().Where(index => index > 1)["recoilMass"];
        Assert.Equal("recoilMass", column.Name);
        Assert.Equal(3, column.Count);
        Assert.Equal([3.5, 0.5, 2.5], column);
        Assert.Equal(0.5, column[1]);
    }

    [Fact]
    public void ToArray_IsACopy()
    {
        var table = Of(1, 2, 3);
        table["x"].ToArray()[0] = 99;
        Assert.Equal(1, table["x"][0]);
    }

    [Fact]
    public void Moments_MatchHandCalculation()
    {
        var column = Of(2, 4, 4, 4, 5, 5, 7, 9)["x"];
        Assert.Equal(5, column.Mean);
        Assert.Equal(Math.Sqrt(32.0 / 7), column.StandardDeviation, 1e-15);
    }

    [Fact]
    public void StandardDeviation_KeepsItsDigitsFarFromZero() =>
        Assert.Equal(1, Of(1e9 + 1, 1e9 + 2, 1e9 + 3)["x"].StandardDeviation, 1e-12);

    [Fact]
    public void Moments_OfTooFewRowsAreNaN()
    {
        Assert.True(double.IsNaN(Of()["x"].Mean));
        Assert.True(double.IsNaN(Of(1)["x"].StandardDeviation));
        Assert.True(double.IsNaN(Of(1, double.NaN)["x"].Mean));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.6, 3.4)]
    [InlineData(1, 5)]
    public void Quantile_InterpolatesBetweenRows(double fraction, double expected) =>
        Assert.Equal(expected, Of(5, 3, double.NaN, 1, 4, 2)["x"].Quantile(fraction), 1e-14);

    [Fact]
    public void Quantile_HitsARowBesideInfinity() => Assert.Equal(2, Of(1, double.PositiveInfinity, 2)["x"].Quantile(0.5));

    [Fact]
    public void Quantile_OfNothingIsNaN()
    {
        Assert.True(double.IsNaN(Of()["x"].Quantile(0.5)));
        Assert.True(double.IsNaN(Of(double.NaN)["x"].Quantile(0.5)));
        Assert.Equal(7, Of(7)["x"].Quantile(0.3));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Quantile_RefusesWhatIsNoFraction(double fraction)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, 2)["x"].Quantile(fraction));
        Assert.Contains("a quantile needs a fraction in [0, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_ShowsTheFirstRows()
    {
        Assert.Equal("x: 6 rows [0.5, 2, 3, 4, 5, ...]", Foreign.Run(() => Of(0.5, 2, 3, 4, 5, 6)["x"].ToString()));
        Assert.Equal("x: 1 rows [0.5]", Of(0.5)["x"].ToString());
    }

    private static EventTable Of(params double[] values) => EventTable.FromColumns("t", ("x", values));
}
