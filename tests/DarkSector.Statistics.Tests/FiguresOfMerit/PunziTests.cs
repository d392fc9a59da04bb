using System.Text.Json;
using DarkSector.Statistics.FiguresOfMerit;

namespace DarkSector.Statistics.Tests.FiguresOfMerit;

public class PunziTests
{
    /// <summary>Rows of tests/reference/statistics/punzi.json; the form is that of the repository feichtip/punzinet, commit d42e6f5.</summary>
    public static TheoryData<double[], double, double> Rows
    {
        get
        {
            using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", "statistics", "punzi.json")));
            double[] Numbers(JsonElement e) => [.. e.EnumerateArray().Select(x => x.GetDouble())];
            var expected = json.RootElement.GetProperty("expected");
            var (sensitivity, fom) = (Numbers(expected.GetProperty("sensitivity")), Numbers(expected.GetProperty("fom")));
            var rows = new TheoryData<double[], double, double>();
            foreach (var (row, i) in json.RootElement.GetProperty("inputs").GetProperty("rows").EnumerateArray().Select((row, i) => (row, i)))
                rows.Add(Numbers(row), sensitivity[i], fom[i]);
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void FiguresOfMerit_MatchTheReference(double[] row, double crossSection, double merit)
    {
        Assert.Equal(1, Punzi.MinimalCrossSection(row[0], row[1], row[2], row[3], row[4]) / crossSection, 1e-9);
        Assert.Equal(1, Punzi.Merit(row[0], row[1], row[2]) / merit, 1e-9);
    }

    // The formula evaluated at round numbers with b = 1.28155 (project's physics notes).
    [Theory]
    [InlineData(0, 3, 3.0832)]
    [InlineData(1, 3, 7.9535)]
    [InlineData(10, 3, 17.4654)]
    [InlineData(100, 3, 46.897)]
    [InlineData(0, 1.6449, 2.2964)]
    [InlineData(100, 1.6449, 31.778)]
    public void MinimalSignal_HasTheKnownValues(double background, double a, double expected) =>
        Assert.Equal(expected, Punzi.MinimalSignal(background, a, 1.28155), 1e-4 * expected);

    [Fact]
    public void MinimalSignal_IsSignificantOverManyEvents() // a sqrt(B) + b sqrt(B) in the limit
    {
        const double B = 1e12;
        Assert.Equal(3 + 1.28155, Punzi.MinimalSignal(B, 3, 1.28155) / Math.Sqrt(B), 1e-5);
    }

    [Theory]
    [InlineData(1.1, 1, 3, "efficiency = 1.1")]
    [InlineData(-0.1, 1, 3, "efficiency = -0.1")]
    [InlineData(double.NaN, 1, 3, "efficiency = NaN")]
    [InlineData(0.1, -1, 3, "background = -1 events")]
    [InlineData(0.1, 1, 0, "a = 0 standard deviations")]
    public void Merit_RefusesWhatCannotBe(double efficiency, double background, double a, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => Punzi.Merit(efficiency, background, a)).Message, StringComparison.Ordinal);

    [Fact]
    public void WithoutEfficiency_NothingIsSeen()
    {
        Assert.Equal(0, Punzi.Merit(0, 3, 3));
        Assert.Equal(double.PositiveInfinity, Punzi.MinimalCrossSection(0, 3, 3, 1, 50));
    }
}
