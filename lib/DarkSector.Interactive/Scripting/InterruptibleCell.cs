using Microsoft.CodeAnalysis.Scripting;

namespace DarkSector.Interactive.Scripting;

/// <summary>Runs a compiled cell so that it can be stopped.</summary>
/// <remarks>
/// An interrupt cancels <see cref="ScriptGlobals.Interrupted"/>, which a wait for input or a library may heed, and which every turn of a loop
/// and every call of a lambda written in a cell does (<see cref="Checkpoint"/>), on its own thread or on those of <c>Parallel.For</c>. A thread
/// that waits is woken (<see cref="Thread.Interrupt"/>). What then still runs, a long calculation inside a library, is left to itself
/// without a voice: the runtime can abort a thread, but an abort in the wrong place ends the whole process, and with it the session.
/// Values of earlier cells stay; what the stopped cell declared is kept when it ended by itself.
/// </remarks>
internal static class InterruptibleCell
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs a cell to its end, or to its interruption.</summary>
    /// <returns>The state after the cell; null when it was left behind.</returns>
    public static async Task<ScriptState<object>?> RunAsync(Func<Task<ScriptState<object>>> start, CancellationToken interrupt)
    {
        if (!interrupt.CanBeCanceled)
            return await start().ConfigureAwait(false);
        if (interrupt.IsCancellationRequested)
            return null;
        var threads = new CellThreads();
        var run = Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, threads).Unwrap();
        await EndedAsync(run, Timeout.InfiniteTimeSpan, interrupt).ConfigureAwait(false);
        if (!run.IsCompleted)
            await EndedAsync(run, Courtesy, CancellationToken.None).ConfigureAwait(false);
        if (!run.IsCompleted && threads.Wake())
            await EndedAsync(run, Patience, CancellationToken.None).ConfigureAwait(false);
        return run.IsCompleted ? await run.ConfigureAwait(false) : null;
    }

    /// <summary>Waits, and goes on elsewhere than on the thread of the cell: a call to wake that thread must not reach the session.</summary>
    private static async Task EndedAsync(Task run, TimeSpan patience, CancellationToken interrupt) =>
        await run.WaitAsync(patience, TimeProvider.System, interrupt).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
}
