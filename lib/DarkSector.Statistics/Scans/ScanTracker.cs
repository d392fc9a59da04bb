using System.Diagnostics;

namespace DarkSector.Statistics.Scans;

/// <summary>Counts the points of a running scan and tells the observer, at most five times per second and at the end.</summary>
internal sealed class ScanTracker(IProgress<ScanProgress>? observer, int total, int resumed)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);
    private readonly Lock gate = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan told = TimeSpan.MinValue;
    private int run;
    private int failed;

    internal void Count(bool succeeded)
    {
        if (observer is null)
            return;
        lock (gate)
        {
            var done = resumed + ++run;
            failed += succeeded ? 0 : 1;
            if (done < total && told > TimeSpan.MinValue && watch.Elapsed - told < Pause)
                return;
            told = watch.Elapsed;
            observer.Report(new ScanProgress(done, total, failed, resumed, told));
        }
    }
}
