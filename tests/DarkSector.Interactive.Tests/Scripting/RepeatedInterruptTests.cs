using System.Diagnostics;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

/// <summary>One session, interrupted again and again in whatever it does: it answers after each, and nothing goes on behind its back.</summary>
public sealed class RepeatedInterruptTests : IDisposable
{
    private const int Rounds = 2;

    private static readonly string[] Cells =
    [
        "while (true) { }",
        "var n = 0L; while (true) n++;",
        "again: goto again;",
        "Parallel.For(0, 8, i => { while (true) { } });",
        "Parallel.ForEach(Enumerable.Range(0, 8), i => { for (;;) { try { for (;;) { } } catch (Exception) { } } });",
        "System.Threading.Thread.Sleep(1_000_000);",
        "Console.ReadLine()",
        "await Task.Delay(1_000_000);",
        "await Task.Run(() => { while (true) { } });",
        "Enumerable.Range(0, int.MaxValue).Where(i => i % 7 == 8).Count()",
        "Enumerable.Range(0, int.MaxValue).Select(i => Math.Sin(i)).OrderBy(x => -x).First()",
        "Enumerable.Range(0, int.MaxValue).AsParallel().Where(i => i % 7 == 8).Count()",
    ];

    // Answers no question, until interrupted.
    private readonly ScriptEngine engine = new(Path.GetTempPath(), [])
    {
        LineReader = interrupt =>
        {
            interrupt.WaitHandle.WaitOne();
            interrupt.ThrowIfCancellationRequested();
            return null;
        },
    };

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task EachInterrupt_LeavesTheSessionAlive_AndNoThreadAtWork()
    {
        TextReader before = Console.In;
        CellInput.Install();
        try
        {
            await engine.RunAsync("var kept = 4;", "Cell[1]", _ => { });
            foreach (var code in Enumerable.Repeat(Cells, Rounds).SelectMany(cells => cells))
            {
                var stopped = await InterruptedAsync(code);
                Assert.True(stopped.Error?.Name == "Interrupted", $"{code} ended with {stopped.Error?.ToString() ?? "no error"}.");
                Assert.Equal(4, (await engine.RunAsync("kept", "Cell[3]", _ => { })).Value);
            }
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    [Fact]
    public async Task InterruptedParallelLoop_LeavesNoThreadAtWork()
    {
        await InterruptedAsync("var turns = new long[8]; Parallel.For(0, 8, i => { while (true) turns[i]++; });");
        // The cell ended by itself, so its variables are there to be looked at.
        var turns = Assert.IsType<long[]>((await engine.RunAsync("turns", "Cell[2]", _ => { })).Value);
        var patience = Stopwatch.StartNew();
        long first, second;
        do
        {
            first = turns.Sum();
            await Task.Delay(50);
            second = turns.Sum();
        }
        while (first != second && patience.Elapsed < TimeSpan.FromSeconds(10));
        Assert.Equal(first, second);
        Assert.True(first > 0);
    }

    /// <summary>Runs a cell and interrupts it in the middle.</summary>
    private async Task<CellResult> InterruptedAsync(string code)
    {
        using var interrupt = new CancellationTokenSource();
        return await engine.RunAsync("Console.Write(1);\n" + code, "Cell[2]", _ => interrupt.CancelAfter(100), interrupt.Token).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
