using System.Diagnostics;
using System.Globalization;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Ends the kernel when the process that started it is gone without saying so.</summary>
internal static class FrontEndProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Watches a process.</summary>
    /// <param name="id">Its id, as in the variable <c>JPY_PARENT_PID</c>; on Windows, or without one, there is nothing to watch.</param>
    /// <param name="ending">Cancelled when the process is gone.</param>
    public static async Task WatchAsync(string? id, CancellationTokenSource ending)
    {
        if (OperatingSystem.IsWindows() || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number <= 1)
            return;
        while (IsAlive(number))
            await Task.Delay(Interval).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
