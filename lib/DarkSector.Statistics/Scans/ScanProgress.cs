using static System.FormattableString;

namespace DarkSector.Statistics.Scans;

/// <summary>How far a scan is.</summary>
/// <param name="Done">Points done, those found in the file among them.</param>
/// <param name="Total">Points of the scan.</param>
/// <param name="Failed">Points that failed.</param>
/// <param name="Resumed">Points found in the file.</param>
/// <param name="Elapsed">Time since the start.</param>
public readonly record struct ScanProgress(int Done, int Total, int Failed, int Resumed, TimeSpan Elapsed)
{
    /// <summary>Points per second since the start; 0 before the first.</summary>
    public double Rate => Elapsed > TimeSpan.Zero ? (Done - Resumed) / Elapsed.TotalSeconds : 0;

    /// <summary>Time left at this rate; null before the first point.</summary>
    public TimeSpan? TimeLeft => Rate > 0 ? TimeSpan.FromSeconds((Total - Done) / Rate) : null;

    /// <summary>Writes progress over one line of a console, and ends the line with the scan: <c>Progress = ScanProgress.To(Console.Error)</c>.</summary>
    /// <param name="writer">The console.</param>
    public static IProgress<ScanProgress> To(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new Line(writer);
    }

    /// <summary>Points done, rate, time left and failures.</summary>
    public override string ToString() => Invariant($"{Done} of {Total} points, {Rate:G3} per second")
        + (Done < Total && TimeLeft is { } left ? $", {InWords(left)} left" : "")
        + (Failed > 0 ? $", {Failed} FAILED" : "");

    private static string InWords(TimeSpan time) => time.TotalSeconds < 60
        ? Invariant($"{Math.Ceiling(time.TotalSeconds)} s")
        : time.TotalMinutes < 60 ? Invariant($"{time.Minutes} min {time.Seconds} s") : Invariant($"{(long)time.TotalHours} h {time.Minutes} min");

    private sealed class Line(TextWriter writer) : IProgress<ScanProgress>
    {
        private const int Width = 78;

        public void Report(ScanProgress value)
        {
            writer.Write("\r" + value.ToString().PadRight(Width));
            if (value.Done == value.Total)
                writer.WriteLine();
            writer.Flush();
        }
    }
}
