namespace DarkSector.Interactive.Scripting;

/// <summary>Runs the pieces of a cell, between one <c>await</c> and the next, on threads of the pool that can be woken from a wait.</summary>
internal sealed class CellThreads : TaskScheduler
{
    [ThreadStatic]
    private static CellThreads? current;

    // The threads at work, and whether each was woken.
    private readonly Dictionary<Thread, bool> running = [];

    /// <summary>Ends the waits of all threads of the cell that wait.</summary>
    /// <returns>False when no thread is at work: the cell awaits something.</returns>
    public bool Wake()
    {
        lock (running)
        {
            foreach (var thread in running.Keys.Where(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)).ToArray())
            {
                running[thread] = true;
                thread.Interrupt();
            }

            return running.Count > 0;
        }
    }

    protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(task), null);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void Run(Task task)
    {
        lock (running)
            running[Thread.CurrentThread] = false;
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
            Leave();
        }
    }

    /// <summary>The thread goes back to the pool, without a call to wake up that came too late for any wait of the cell.</summary>
    private void Leave()
    {
        var left = false;
        while (!left)
        {
            try
            {
                bool woken;
                lock (running)
                    running.Remove(Thread.CurrentThread, out woken);
                if (woken)
                    Thread.Sleep(1);
                left = true;
            }
            catch (ThreadInterruptedException)
            {
                // That was it; nobody knows of this thread any more, or the lock was waited for.
            }
        }
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
