using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Scans;

namespace DarkSector.Statistics.Tests.Scans;

public class MassScanTests
{
    private static readonly double[] Masses = [.. Enumerable.Range(1, 40).Select(i => 0.1 * i)];

    [Fact]
    public void Run_IsTheSameForAnyNumberOfThreads()
    {
        var rng = RandomStream.FromSeed(1)["scan"];
        var one = MassScan.Run("toys", Masses, Toy, new ScanOptions { Threads = 1 }, rng);
        var many = MassScan.Run("toys", Masses, Toy, new ScanOptions { Threads = 5 }, rng);

        Assert.Equal(one.Column("local Z"), many.Column("local Z"));
        Assert.Equal(40, one.Column("local Z").Distinct().Count());
        Assert.Equal(Masses, one.Column("mass"));
    }

    [Fact]
    public void Run_ListsPointsThatFailAndGoesOn()
    {
        var scan = MassScan.Run("fragile", Masses, mass => mass switch
        {
            > 0.95 and < 1.05 => throw new KeyNotFoundException("no histogram of 1 GeV"),
            > 1.95 and < 2.05 => new ScanOutcome { LocalZ = double.NaN },
            > 2.95 and < 3.05 => null!,
            _ => new ScanOutcome { LocalZ = mass },
        });

        Assert.False(scan.IsValid);
        Assert.Equal([9, 19, 29], scan.Failed.Select(point => point.Index));
        Assert.StartsWith("Scan 'fragile', 40 points, 3 FAILED", scan.ToString(), StringComparison.Ordinal);
        Assert.Contains("! point 9 (1) failed: KeyNotFoundException: no histogram of 1 GeV", scan.ToString(), StringComparison.Ordinal);
        Assert.Contains("<strong>point 19 (2) failed: the local significance is NaN</strong>", scan.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("no histogram", Assert.Throws<InvalidOperationException>(scan.Valid).Message, StringComparison.Ordinal);
        Assert.Equal(39, scan.LargestExcess!.Index);
        Assert.Contains("3 of 40 points", Assert.Single(scan.ByToys(_ => [5.0], 10, RandomStream.FromSeed(1)).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TakesLimitsNumbersAndRecordsAsPoints()
    {
        var windows = Enumerable.Range(0, 9000).Select(i => new Window(0.01 * (i / 90), 0.02 * (i % 90), 0.3)).ToArray();
        var scan = MassScan.Run("dark Higgsstrahlung", windows, window => new ScanOutcome
        {
            Limit = new UpperLimit(0.9, window.DarkPhoton, 1, 2, 3, 4, 5), LocalZ = -window.DarkHiggs,
        }.With("angle", window.Angle));

        Assert.True(scan.IsValid);
        Assert.Equal(9000, scan.Limited.Count);
        Assert.Equal(windows.Select(window => window.DarkHiggs), scan.Column("darkHiggs"));
        Assert.Equal(0.3, scan.Column("angle")[17]);
        Assert.Contains("observed", Assert.Throws<KeyNotFoundException>(() => scan.Column("obseved")).Message, StringComparison.Ordinal);
        Assert.Contains("the 20 largest:", scan.ToString(), StringComparison.Ordinal);
        Assert.Equal(22, scan.ToString().Split('\n').Length);
    }

    [Fact]
    public void Run_StopsWhenCancelledAndSaysWhatIsMissing()
    {
        using var cancellation = new CancellationTokenSource();
        var scan = MassScan.Run("long", Masses, mass =>
        {
            if (mass > 1)
                cancellation.Cancel();
            return new ScanOutcome { LocalZ = 0 };
        }, new ScanOptions { Threads = 1, Cancellation = cancellation.Token });

        Assert.Equal(29, scan.NotRun);
        Assert.Contains("INCOMPLETE: 29 not run", scan.ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(scan.Valid);
    }

    [Fact]
    public void Run_TellsHowFarItIs()
    {
        var reports = new Reports();
        MassScan.Run("quick", Masses, mass => mass > 3.95 ? throw new InvalidOperationException("end of data") : new ScanOutcome(), new ScanOptions { Threads = 1, Progress = reports });

        Assert.Equal((40, 40, 1), (reports.Last.Done, reports.Last.Total, reports.Last.Failed));
        Assert.Equal("40 of 40 points, 20 per second, 1 FAILED", new ScanProgress(40, 40, 1, 0, TimeSpan.FromSeconds(2)).ToString());
        Assert.Equal("412 of 9000 points, 4 per second, 35 min 47 s left", new ScanProgress(412, 9000, 0, 12, TimeSpan.FromSeconds(100)).ToString());
        using var console = new StringWriter();
        ScanProgress.To(console).Report(new ScanProgress(40, 40, 0, 0, TimeSpan.FromSeconds(2)));
        Assert.StartsWith("\r40 of 40 points, 20 per second ", console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RejectsWhatIsNoScan()
    {
        Assert.Contains("no points", Assert.Throws<ArgumentException>(() => MassScan.Run("empty", Array.Empty<double>(), _ => new ScanOutcome())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MassScan.Run(" ", Masses, _ => new ScanOutcome()));
        Assert.Throws<ArgumentOutOfRangeException>(() => MassScan.Run("threads", Masses, _ => new ScanOutcome(), new ScanOptions { Threads = -1 }));
    }

    // White noise of n independent points: p(global) = 1 - (1 - p)^n, for the toys exactly, for the bound to first order.
    [Fact]
    public void GlobalSignificance_OfIndependentPointsIsThatOfTheirNumber()
    {
        var scan = MassScan.Run("noise", [.. Enumerable.Range(0, 100).Select(i => (double)i)], mass => new ScanOutcome { LocalZ = mass == 50 ? 3 : -1 });
        var expected = 1 - Math.Pow(1 - 1.349898e-3, 100);
        var toys = scan.ByToys(rng => [.. Enumerable.Range(0, 100).Select(_ => rng.Gaussian())], 4000, RandomStream.FromSeed(1));

        Assert.InRange(toys.GlobalPValue.Pull(expected), -3, 3);
        var bound = scan.ByUpCrossings(new Estimate(20, 0), 0.5);
        Assert.Equal(1.349898e-3 + 20 * Math.Exp(-0.5 * 8.5), bound.GlobalPValue.Value, 6);

        // One crossing in this scan: from -1 to 3.
        Assert.Equal(1.349898e-3 + Math.Exp(-0.5 * 8.5), scan.ByUpCrossings().GlobalPValue.Value, 6);
    }

    [Fact]
    public void GlobalSignificance_NeedsAnExcess()
    {
        var deficit = MassScan.Run("deficit", Masses, _ => new ScanOutcome { LocalZ = -1 });
        Assert.Contains("below the level", Assert.Throws<InvalidOperationException>(() => deficit.ByUpCrossings()).Message, StringComparison.Ordinal);
        var limits = MassScan.Run("limits only", Masses, _ => new ScanOutcome());
        Assert.Contains("local significance", Assert.Throws<InvalidOperationException>(() => limits.ByUpCrossings()).Message, StringComparison.Ordinal);
    }

    private static ScanOutcome Toy(double mass, RandomStream rng) => new() { LocalZ = mass + rng.Gaussian() };

    private sealed record Window(double DarkPhoton, double DarkHiggs, double Angle);

    private sealed class Reports : IProgress<ScanProgress>
    {
        internal ScanProgress Last { get; private set; }

        public void Report(ScanProgress value) => Last = value;
    }
}
