namespace DarkSector.Statistics.Scans;

/// <summary>How a scan is run; the numbers do not depend on it.</summary>
public sealed record ScanOptions
{
    /// <summary>Number of threads; 0 for as many as the machine has.</summary>
    public int Threads { get; init; }

    /// <summary>File that keeps each point as it is done, so that a scan goes on where it was interrupted; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Told how far the scan is, a few times per second and at the end; see <see cref="ScanProgress.To"/>.</summary>
    public IProgress<ScanProgress>? Progress { get; init; }

    /// <summary>Stops the scan after the points being worked on; the result says what is missing.</summary>
    public CancellationToken Cancellation { get; init; }
}
