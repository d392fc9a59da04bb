namespace DarkSector.Interactive.Scripting;

/// <summary>The cell that the current flow of execution belongs to: where its console text and displayed values go.</summary>
internal sealed class RunningCell(
    Action<CellOutput> sink, Func<string> nextDisplayId, Func<CancellationToken, string?>? lineReader = null, CancellationToken interrupt = default)
{
    private static readonly AsyncLocal<RunningCell?> Flow = new();
    private volatile bool silent;

    /// <summary>Cancelled when the user interrupts the cell.</summary>
    public CancellationToken Interrupt => interrupt;

    /// <summary>The running cell of this thread or task, null outside of a cell.</summary>
    public static RunningCell? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    public static RunningCell Require() =>
        Current ?? throw new InvalidOperationException("display was called outside of a running cell; it shows values in notebooks and scripts only.");

    public string NextDisplayId() => nextDisplayId();

    /// <summary>Hands an output to the sink; outputs of parallel code arrive one after the other.</summary>
    public void Send(CellOutput output)
    {
        if (silent)
            throw new OperationCanceledException("This cell was interrupted.");
        lock (sink)
            sink(output);
    }

    /// <summary>Lets an interrupted cell say no more; what still runs of it ends where it tries to.</summary>
    public void Silence() => silent = true;

    /// <summary>A line from the user.</summary>
    /// <exception cref="InvalidOperationException">There is no user.</exception>
    public string? ReadLine() => lineReader is null
        ? throw new InvalidOperationException("This cell asks for input, and nobody is there to give it; read a variable or Args instead.")
        : lineReader(interrupt);
}
