using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

[CollectionDefinition(nameof(ConsoleCaptureTests), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>The console belongs to the whole process, so these tests run when no other does.</summary>
[Collection(nameof(ConsoleCaptureTests))]
public sealed class ConsoleCaptureTests
{
    [Fact]
    public async Task Console_IsPutBackAfterTheCell()
    {
        var (output, error) = (Console.Out, Console.Error);
        using var run = new EngineRun();
        await run.RunAsync("Console.WriteLine(1)");
        Assert.Equal("1\n", run.StandardOutput);
        Assert.Same(output, Console.Out);
        Assert.Same(error, Console.Error);
    }

    [Fact]
    public async Task Console_IsPutBackAfterACellThatFails_OrChangesIt()
    {
        var output = Console.Out;
        using var run = new EngineRun();
        await run.RunAsync("Console.SetOut(TextWriter.Null); throw new Exception();");
        Assert.Same(output, Console.Out);
    }

    [Fact]
    public void TextFromOutsideOfTheCell_ReachesTheConsole()
    {
        var (output, console, cell) = (Console.Out, new StringWriter(), new List<CellOutput>());
        Console.SetOut(console);
        using (ConsoleCapture.Open())
        {
            RunningCell.Current = new RunningCell(cell.Add, () => "");
            Console.Write("inside");
            RunningCell.Current = null;
            Console.Write("outside");
        }

        Console.SetOut(output);
        Assert.Equal([new StreamOutput("stdout", "inside")], cell);
        Assert.Equal("outside", console.ToString());
    }

    [Fact]
    public void NestedCaptures_PutTheConsoleBackAtTheEnd()
    {
        var output = Console.Out;
        using (ConsoleCapture.Open())
        {
            using (ConsoleCapture.Open())
                Assert.NotSame(output, Console.Out);
            Assert.NotSame(output, Console.Out);
        }

        Assert.Same(output, Console.Out);
    }
}
