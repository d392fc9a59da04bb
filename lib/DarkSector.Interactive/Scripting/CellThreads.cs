using System.Collections.Concurrent;

namespace DarkSector.Interactive.Scripting;

/// <summary>Runs the pieces of a cell, between one <c>await</c> and the next, and the loops of its <c>Parallel.For</c>, on threads of their own.</summary>
/// <remarks>A cell that keeps all of its threads busy thereby leaves those of the pool to the session, which has to hear an interrupt; and a call to wake a
/// thread from a wait can reach nobody but the cell.</remarks>
internal sealed class CellThreads : TaskScheduler
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    [ThreadStatic]
    private static CellThreads? current;

    private readonly BlockingCollection<Task> queue = [];
    private readonly ConcurrentBag<Thread> threads = [];
    private int idle;

    /// <summary>As many loops at a time as there are processors.</summary>
    public override int MaximumConcurrencyLevel => Environment.ProcessorCount;

    /// <summary>Ends the waits of all threads of the cell that wait.</summary>
    /// <returns>False when no thread is at work: the cell awaits something.</returns>
    public bool Wake()
    {
        var alive = threads.Where(thread => thread.IsAlive).ToArray();
        var atWork = alive.Length > Volatile.Read(ref idle);
        foreach (var thread in alive.Where(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
            thread.Interrupt();
        return atWork;
    }

    protected override void QueueTask(Task task)
    {
        queue.Add(task);
        if (Volatile.Read(ref idle) >= queue.Count)
            return;
        var thread = new Thread(Work) { IsBackground = true, Name = "cell" };
        threads.Add(thread);
        thread.Start();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. queue];

    private void Work()
    {
        current = this;
        SynchronizationContext.SetSynchronizationContext(new Context(this));
        while (Next() is { } task)
            TryExecuteTask(task);
    }

    // The next task; null when there was none for a while. Whoever queues a task looks at the idle threads afterwards, so that the last look here misses none.
    private Task? Next()
    {
        Interlocked.Increment(ref idle);
        try
        {
            if (queue.TryTake(out var task, Rest))
                return task;
        }
        catch (ThreadInterruptedException)
        {
            // A call to wake up that came too late for any wait of the cell.
        }
        finally
        {
            Interlocked.Decrement(ref idle);
        }

        return queue.TryTake(out var last) ? last : null;
    }

    /// <summary>Brings the code behind an <c>await</c> back to threads of the cell, any number of them at a time: waiting for a task blocks nobody else.</summary>
    private sealed class Context(CellThreads threads) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) =>
            Task.Factory.StartNew(() => d(state), CancellationToken.None, TaskCreationOptions.DenyChildAttach, threads);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;
    }
}
