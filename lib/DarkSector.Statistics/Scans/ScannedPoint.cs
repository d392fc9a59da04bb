namespace DarkSector.Statistics.Scans;

/// <summary>One point of a scan and what came out.</summary>
/// <typeparam name="TPoint">A mass, or whatever describes a hypothesis.</typeparam>
/// <param name="Index">Its number in the scan, which is its branch of the random numbers.</param>
/// <param name="Point">The hypothesis.</param>
/// <param name="Outcome">What was found; null when it failed or has not been run.</param>
/// <param name="Failure">Why it failed; null when it did not.</param>
public sealed record ScannedPoint<TPoint>(int Index, TPoint Point, ScanOutcome? Outcome, string? Failure)
{
    /// <summary>False when a cancelled scan did not come to this point.</summary>
    public bool IsRun => Outcome is not null || Failure is not null;
}
