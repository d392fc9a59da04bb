using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Tables;

namespace DarkSector.Notebook.Tests.Tables;

public sealed class EventTableFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("events-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Csv_ReadAgain_IsEqualToTheLastDigit()
    {
        double[] values = [0.1, 1.0 / 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -5e-324];
        EventTable.FromColumns("some events", ("mass", values), ("mu1Px", [1, 2, 3, 4, 5, 6])).Where(mu1Px => mu1Px > 1).SaveCsv(In("events.csv"));
        var again = EventTableFiles.ReadCsv(In("events.csv"));
        Assert.Equal(["mass", "mu1Px"], again.ColumnNames);
        Assert.Equal(values[1..], again["mass"].ToArray());
        Assert.StartsWith("mass,mu1Px\n0.3333333333333333,2\nnan,3\n", File.ReadAllText(In("events.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfOtherPrograms_IsRead()
    {
        File.WriteAllText(In("pandas.csv"), "# made by pandas\n\"a\", b\r\n1,\n\n-2.5e3,INF\n");
        var table = EventTableFiles.ReadCsv(In("pandas.csv"));
        Assert.Equal([1, -2500], table["a"].ToArray());
        Assert.Equal([double.NaN, double.PositiveInfinity], table["b"].ToArray());
    }

    [Theory]
    [InlineData("", "no header")]
    [InlineData("a,b\n1", "line 2: 1 fields, but the header has 2")]
    [InlineData("a\n# remark\n1,5", "line 3: 2 fields")]
    [InlineData("a\nx", "line 2: 'x' in column a is no number")]
    public void Csv_ThatIsDamaged_IsRefusedWithItsLine(string text, string message)
    {
        File.WriteAllText(In("bad.csv"), text);
        Assert.Contains(message, Assert.Throws<FormatException>(() => EventTableFiles.ReadCsv(In("bad.csv"))).Message, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder, name);
}
