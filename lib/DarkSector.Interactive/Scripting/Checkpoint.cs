using System.Runtime.CompilerServices;

namespace DarkSector.Interactive.Scripting;

/// <summary>What every turn of a loop and every call of a lambda of a cell passes, so that an interrupt reaches it on whichever thread it runs.</summary>
/// <remarks>The engine writes the calls (<see cref="LoopCheckpoints"/>); a turn without an interrupt costs the look at one number.</remarks>
public static class Checkpoint
{
    // Threads that an interrupted cell left behind find out within this time, unless they wait for something.
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(30);

    private static int interrupts;

    /// <summary>Ends the cell here when the user has interrupted it.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Pass()
    {
        if (Volatile.Read(ref interrupts) != 0)
            Heed();
    }

    /// <summary>Passes a value on, unless the user has interrupted the cell.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The value.</returns>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Through<T>(T value)
    {
        Pass();
        return value;
    }

    /// <summary>Lets the loops of all cells look whether theirs was interrupted.</summary>
    internal static void Raise()
    {
        Interlocked.Increment(ref interrupts);
        _ = LowerAsync();
    }

    private static async Task LowerAsync()
    {
        await Task.Delay(Afterwards).ConfigureAwait(false);
        Interlocked.Decrement(ref interrupts);
    }

    private static void Heed() => RunningCell.Current?.Interrupt.ThrowIfCancellationRequested();
}
