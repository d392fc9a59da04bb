using DarkSector.Notebook.Tables;

namespace DarkSector.Notebook.Tests.Tables;

public sealed class TableTests
{
    private static readonly Table s_cutFlow = new Table("cut", "$Z'$", @"$\mu\mu(\gamma)$")
        .WithCaption("Yields at 79.7 fb^{-1}")
        .AddRow("all", 812.24, 9.1e7)
        .AddRow("two \"muons\", opposite", 498, 44123456.789)
        .AddRow("none", null, double.NaN);

    [Fact]
    public void ToString_AlignsWordsLeftAndNumbersRight() => Assert.Equal(
        """
        Yields at 79.7 fb^−1
        cut                       Z′       μμ(γ)
        ─────────────────────  ─────  ──────────
        all                    812.2    9.1×10^7
        two "muons", opposite    498  4.412×10^7
        none                                 NaN
        """.ReplaceLineEndings("\n"), s_cutFlow.ToString());

    [Fact]
    public void ToCsv_QuotesAndKeepsAllDigits() => Assert.Equal(
        "cut,Z′,μμ(γ)\nall,812.24,91000000\n\"two \"\"muons\"\", opposite\",498,44123456.789\nnone,,NaN\n", s_cutFlow.ToCsv());

    [Fact]
    public void ToHtml_EscapesAndAligns()
    {
        var html = new Table("a < b").AddRow(1.5).AddRow("<script>").ToHtml();
        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.Contains("text-align:right\">1.5", new Table("x").AddRow(1.5).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithFormat_RoundsWhatIsShownNotWhatIsSaved()
    {
        var table = new Table("a", "b").AddRow(1.23456, 1.23456).WithFormat("F1", "a");
        Assert.Contains("1.2  1.235", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("1.23456,1.23456", table.ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithAlignment_IsKept() =>
        Assert.Contains("text-align:center", new Table("a").AddRow(1).WithAlignment(Alignment.Center, "a").ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void AddRow_ReturnsANewTable()
    {
        var empty = new Table("a");
        _ = empty.AddRow(1);
        Assert.Empty(empty.Rows);
    }

    [Fact]
    public void BadUse_IsExplained()
    {
        Assert.Contains("at least one column", Assert.Throws<ArgumentException>(() => new Table()).Message, StringComparison.Ordinal);
        Assert.Contains("2 cells; the table has 1 columns: a", Assert.Throws<ArgumentException>(() => new Table("a").AddRow(1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("No column 'b'", Assert.Throws<KeyNotFoundException>(() => new Table("a").WithFormat("F1", "b")).Message, StringComparison.Ordinal);
    }
}
