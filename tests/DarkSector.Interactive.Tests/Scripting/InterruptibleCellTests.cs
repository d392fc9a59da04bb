using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

public sealed class InterruptibleCellTests : IDisposable
{
    private readonly ScriptEngine engine = new(Path.GetTempPath(), []);

    public void Dispose() => engine.Dispose();

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(1); while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(1_000_000);")]
    [InlineData("await Task.Delay(1_000_000);")]
    [InlineData("while (true) { try { await Task.Delay(1); } catch (Exception) { } }")]
    public async Task StoppedCell_LeavesTheSessionAlive(string code)
    {
        await RunAsync("var kept = 4;", Timeout.InfiniteTimeSpan);
        var stopped = await RunAsync(code, TimeSpan.FromMilliseconds(300)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("Interrupted", stopped.Error?.Name);
        Assert.Equal(4, (await RunAsync("kept", Timeout.InfiniteTimeSpan)).Value);
    }

    [Fact]
    public async Task CellThatHeedsTheToken_KeepsItsVariables()
    {
        var stopped = await RunAsync("var own = 5; await Task.Delay(1_000_000, Interrupted);", TimeSpan.FromMilliseconds(300));
        Assert.Equal("Interrupted", stopped.Error?.Name);
        Assert.Equal(5, (await RunAsync("own", Timeout.InfiniteTimeSpan)).Value);
    }

    [Fact]
    public async Task WaitingForATask_DoesNotBlockACellThatCanBeStopped() =>
        Assert.Equal(3, (await RunAsync("async Task<int> Three() { await Task.Delay(1); return 3; } Three().Result", TimeSpan.FromSeconds(60))).Value);

    private async Task<CellResult> RunAsync(string code, TimeSpan patience)
    {
        using var interrupt = new CancellationTokenSource(patience);
        return await engine.RunAsync(code, "Cell[1]", _ => { }, interrupt.Token);
    }
}
