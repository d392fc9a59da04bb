using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Scans;

namespace DarkSector.Statistics.Tests.Scans;

public sealed class ScanFileTests : IDisposable
{
    private static readonly double[] Masses = [1, 2, 3, 4, 5];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("scan");
    private int calls;

    private string File => Path.Combine(folder.FullName, "points", "scan.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Run_GoesOnWhereItWasInterrupted()
    {
        using var cancellation = new CancellationTokenSource();
        var whole = Run();
        System.IO.File.Delete(File);
        calls = 0;
        var part = Run(stopAt: 3, cancellation);
        Assert.Equal(2, part.NotRun);

        var resumed = Run();
        Assert.Equal(5, calls);
        Assert.Equal(whole.Column("local Z"), resumed.Column("local Z"));
        Assert.Equal(whole.Column("expected"), resumed.Column("expected"));
        Assert.Equal(double.PositiveInfinity, resumed.Column("bound")[4]);
        Assert.True(double.IsNaN(resumed.Column("nothing")[0]));
        Run();
        Assert.Equal(5, calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Run_RunsAPointAgainWhoseLineIsTorn(int lost)
    {
        var whole = Run();
        var text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, text[..^lost]);
        calls = 0;

        Assert.Equal(whole.Column("local Z"), Run().Column("local Z"));
        Assert.Equal(1, calls);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Run_RunsFailedPointsAgain()
    {
        var failing = true;
        var scan = Fragile();
        Assert.Equal(2, Assert.Single(scan.Failed).Index);
        Assert.Contains("\"failure\":\"InvalidOperationException: disk full\"", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        failing = false;
        Assert.True(Fragile().IsValid);

        ScanResult<double> Fragile() => MassScan.Run("fragile", Masses, mass =>
            mass == 3 && failing ? throw new InvalidOperationException("disk full") : new ScanOutcome { LocalZ = mass }, new ScanOptions { File = File });
    }

    [Fact]
    public void Run_RefusesTheFileOfAnotherScan()
    {
        Run();
        var options = new ScanOptions { File = File };
        var rng = RandomStream.FromSeed(1);
        Assert.Contains("holds the scan 'resumed' of 5 points; this is 'other' of 5", Refusal(() => MassScan.Run("other", Masses, Point, options, rng)), StringComparison.Ordinal);
        Assert.Contains("of 4 points", Refusal(() => MassScan.Run("resumed", Masses[..4], Point, options, rng)), StringComparison.Ordinal);
        Assert.Contains("points or random numbers differ", Refusal(() => MassScan.Run("resumed", [1.0, 2, 3, 4, 6], Point, options, rng)), StringComparison.Ordinal);
        Assert.Contains("points or random numbers differ", Refusal(() => MassScan.Run("resumed", Masses, Point, options, RandomStream.FromSeed(2))), StringComparison.Ordinal);

        static string Refusal(Action run) => Assert.Throws<InvalidOperationException>(run).Message;
    }

    [Theory]
    [InlineData("a table of masses\n", "not the file of a scan")]
    [InlineData("", "not the file of a scan")]
    [InlineData("{\"format\":\"DarkSector scan\",\"version\":2,\"name\":\"resumed\",\"points\":5,\"definition\":\"\"}\n", "version 2")]
    public void Run_RefusesAFileThatIsNone(string text, string message)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Run()).Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Theory]
    [InlineData("{\"index\":5,\"outcome\":{\"localZ\":1}}")]
    [InlineData("{\"index\":-1,\"outcome\":{\"localZ\":1}}")]
    [InlineData("{\"index\":1}")]
    [InlineData("[1]")]
    [InlineData("\"\\ud800")]
    public void Run_RefusesADamagedLine(string line)
    {
        Run();
        System.IO.File.AppendAllText(File, line + "\n");
        Assert.Contains("Line 7", Assert.Throws<InvalidDataException>(() => Run()).Message, StringComparison.Ordinal);
    }

    private ScanResult<double> Run(double stopAt = double.NaN, CancellationTokenSource? cancellation = null) => MassScan.Run("resumed", Masses, (mass, rng) =>
    {
        calls++;
        if (mass == stopAt)
            cancellation!.Cancel();
        return Point(mass, rng);
    }, new ScanOptions { Threads = 1, File = File, Cancellation = cancellation?.Token ?? default }, RandomStream.FromSeed(1));

    private static ScanOutcome Point(double mass, RandomStream rng) => new ScanOutcome { LocalZ = rng.Gaussian(), Limit = new UpperLimit(0.9, 1.0 / 3, 1, 2, mass / 7, 4, 5) }
        .With("bound", double.PositiveInfinity).With("nothing", double.NaN);
}
