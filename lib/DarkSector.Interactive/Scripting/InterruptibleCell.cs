using System.Runtime;
using Microsoft.CodeAnalysis.Scripting;

namespace DarkSector.Interactive.Scripting;

/// <summary>Runs a compiled cell so that it can be stopped.</summary>
/// <remarks>
/// An interrupt first cancels <see cref="ScriptGlobals.Interrupted"/>, which a wait for input or a library may heed, and which every turn of a
/// loop in a cell does (<see cref="Checkpoint"/>), on its own thread or on those of <c>Parallel.For</c>. What does not end by that is ended by the runtime (<see cref="ControlledExecution"/>): loops and waits of managed code stop, code in a native library or
/// in a <c>finally</c> block does not, and neither does library code that the cell handed to the thread pool. Whatever still runs then is left to
/// itself without a voice. Library loops with counters stop only in a process without quick compilation of loops (<c>DOTNET_TC_QuickJitForLoops=0</c>),
/// as the kernel is: the runtime cannot stop a frame that it replaced while it ran. Values of earlier cells stay; what the stopped cell declared is kept only when it ended by itself.
/// </remarks>
internal static class InterruptibleCell
{
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Runs a cell to its end, or to its interruption.</summary>
    /// <returns>The state after the cell; null when it was stopped by force.</returns>
    public static async Task<ScriptState<object>?> RunAsync(Func<Task<ScriptState<object>>> start, CancellationToken interrupt)
    {
        if (!interrupt.CanBeCanceled)
            return await start().ConfigureAwait(false);
        if (interrupt.IsCancellationRequested)
            return null;
        var force = new CancellationTokenSource();
        var threads = new StoppableThreads(force.Token);
        var run = Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, threads).Unwrap();
        await EndedAsync(run, Timeout.InfiniteTimeSpan, interrupt).ConfigureAwait(false);
        if (!run.IsCompleted)
            await EndedAsync(run, Courtesy, CancellationToken.None).ConfigureAwait(false);
        if (!run.IsCompleted)
        {
            // Not awaited: the runtime tries for as long as the thread resists.
            _ = force.CancelAsync();
            // The task of an aborted thread never ends; that the thread has left tells more.
            await EndedAsync(Task.WhenAny(run, threads.IdleAsync(Patience)), Patience, CancellationToken.None).ConfigureAwait(false);
        }

        // An aborted cell ends with an exception of the runtime, or not at all.
        return run.IsCompletedSuccessfully ? await run.ConfigureAwait(false)
            : interrupt.IsCancellationRequested ? null
            : await run.ConfigureAwait(false);
    }

    private static async Task EndedAsync(Task run, TimeSpan patience, CancellationToken interrupt) =>
        await run.WaitAsync(patience, TimeProvider.System, interrupt).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

/// <summary>Runs the pieces of a cell, between one <c>await</c> and the next, on threads that can be stopped.</summary>
/// <param name="force">Stops them.</param>
internal sealed class StoppableThreads(CancellationToken force) : TaskScheduler
{
    [ThreadStatic]
    private static StoppableThreads? current;

    private int running;

    /// <summary>Waits until no thread runs a piece of the cell, or until patience ends.</summary>
    public async Task IdleAsync(TimeSpan patience)
    {
        const int Step = 10;
        for (var waited = 0; waited < patience.TotalMilliseconds && Volatile.Read(ref running) > 0; waited += Step)
            await Task.Delay(Step, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Brings the code behind an <c>await</c> back to stoppable threads, any number of them at a time: waiting for a task blocks nobody else.</summary>
    /// <remarks>Without it the runtime would continue by a scheduler's way, which turns a stopped thread into the end of the process.</remarks>
    private sealed class Context(StoppableThreads threads) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) =>
            Task.Factory.StartNew(() => d(state), CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;
    }

    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(task), null);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Run(Task task)
    {
        Interlocked.Increment(ref running);
        try
        {
#pragma warning disable SYSLIB0046 // It may leave the state of the stopped code inconsistent: the price of an interrupt that works on any loop.
            ControlledExecution.Run(() => Execute(task), force);
#pragma warning restore SYSLIB0046
        }
        catch (OperationCanceledException)
        {
            // Stopped, as asked.
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private void Execute(Task task)
    {
        current = this;
        SynchronizationContext.SetSynchronizationContext(new Context(this));
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            current = null;
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
