namespace DarkSector.Interactive.Scripting;

/// <summary>The cell that the current flow of execution belongs to: where its console text and displayed values go.</summary>
internal sealed class RunningCell(Action<CellOutput> sink, Func<string> nextDisplayId)
{
    private static readonly AsyncLocal<RunningCell?> Flow = new();

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
        lock (sink)
            sink(output);
    }
}
