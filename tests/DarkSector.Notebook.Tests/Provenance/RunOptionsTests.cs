using DarkSector.Notebook.Provenance;

namespace DarkSector.Notebook.Tests.Provenance;

public sealed class RunOptionsTests
{
    [Fact]
    public void Parse_OfNothing_GivesTheDefaults() => Assert.Equal(new RunOptions(20230607, null, null), RunOptions.Parse([]));

    [Fact]
    public void Parse_ReadsOptionsInAnyOrder()
    {
        var expected = new RunOptions(7, 1000, "out/here");
        Assert.Equal(expected, RunOptions.Parse(["--seed", "7", "--events", "1000", "--output", "out/here"]));
        Assert.Equal(expected, RunOptions.Parse(["--output=out/here", "--events", "1000", "--seed=7"]));
    }

    [Theory]
    [InlineData("--seed seven", "--seed = 'seven'")]
    [InlineData("--seed -1", "--seed = '-1'")]
    [InlineData("--seed", "--seed needs")]
    [InlineData("--events 0", "--events = '0'")]
    [InlineData("--events -5", "--events = '-5'")]
    [InlineData("--events 1e6", "--events = '1e6'")]
    [InlineData("--output", "--output needs")]
    [InlineData("--sed 7", "'--sed'")]
    [InlineData("7", "'7'")]
    public void Parse_RejectsWhatItDoesNotUnderstand(string arguments, string named)
    {
        var error = Assert.Throws<ArgumentException>(() => RunOptions.Parse(arguments.Split(' ')));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EventsOr_PrefersTheNumberAskedFor()
    {
        Assert.Equal(500, RunOptions.Default.EventsOr(500));
        Assert.Equal(20, RunOptions.Parse(["--events", "20"]).EventsOr(500));
    }
}
