using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

public sealed class ScriptEngineTests : IDisposable
{
    private readonly EngineRun run = new("--seed", "7");

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Cells_KnowWhatEarlierCellsDeclared()
    {
        await run.RunAsync("var mass = 3.0; double Squared(double x) => x * x;");
        Assert.Equal(9.0, await run.ValueAsync("Squared(mass)"));
    }

    [Fact]
    public async Task LastExpression_IsShown()
    {
        await run.RunAsync("6 * 7");
        Assert.Equal("42", Assert.IsType<ValueOutput>(Assert.Single(run.Outputs)).Data.Text);
    }

    [Theory]
    [InlineData("Math.Max(6, 7);")]
    [InlineData("var x = 1;")]
    [InlineData("Task.Delay(1).Wait()")]
    [InlineData("await Task.Delay(1)")]
    public async Task CellWithoutValue_ShowsNothing(string code)
    {
        Assert.False((await run.RunAsync(code)).HasValue);
        Assert.Empty(run.Outputs);
    }

    [Fact]
    public async Task NullAsLastExpression_IsShown()
    {
        Assert.True((await run.RunAsync("(string)null")).HasValue);
    }

    [Fact]
    public async Task Await_WorksAtTopLevel() => Assert.Equal(5, await run.ValueAsync("await Task.FromResult(5)"));

    [Fact]
    public async Task Args_AreTheArgumentsOfTheRun() => Assert.Equal("--seed 7", await run.ValueAsync("string.Join(' ', Args)"));

    [Fact]
    public async Task StandardImports_NeedNoUsing() =>
        Assert.Equal(3, await run.ValueAsync("new List<int> { 1, 2 }.Sum() + (File.Exists(\"no such file\") ? 1 : 0) + new StringBuilder().Length"));

    [Fact]
    public async Task ConsoleText_ArrivesWhileTheCellRuns()
    {
        await run.RunAsync("Console.Write(\"a\"); Console.Error.WriteLine(\"b\"); display(1); Console.WriteLine(\"c\");");
        Assert.Collection(run.Outputs,
            output => Assert.Equal(new StreamOutput("stdout", "a"), output),
            output => Assert.Equal(new StreamOutput("stderr", "b\n"), output),
            output => Assert.Equal("1", Assert.IsType<DisplayOutput>(output).Data.Text),
            output => Assert.Equal(new StreamOutput("stdout", "c\n"), output));
    }

    [Fact]
    public async Task Display_CanBeUpdated()
    {
        await run.RunAsync("var shown = display(1); shown.Update(2); 3.Display();");
        var first = Assert.IsType<DisplayOutput>(run.Outputs[0]);
        var update = Assert.IsType<DisplayUpdate>(run.Outputs[1]);
        Assert.Equal((first.DisplayId, "2"), (update.DisplayId, update.Data.Text));
        Assert.NotEqual(first.DisplayId, Assert.IsType<DisplayOutput>(run.Outputs[2]).DisplayId);
    }

    [Fact]
    public async Task TypesOfHost_AreNotDuplicated()
    {
        Assert.Same(typeof(MathNet.Numerics.Constants), await run.ValueAsync("typeof(MathNet.Numerics.Constants)"));
        Assert.Same(typeof(Enumerable), await run.ValueAsync("typeof(System.Linq.Enumerable)"));
        Assert.Same(typeof(System.Text.Json.JsonDocument), await run.ValueAsync("typeof(System.Text.Json.JsonDocument)"));
        Assert.Same(typeof(ScriptEngine), await run.ValueAsync("typeof(DarkSector.Interactive.Scripting.ScriptEngine)"));
    }

    [Fact]
    public async Task CompilationError_ShowsLineAndCaret()
    {
        var error = await run.ErrorAsync("var a = 1;\nvar b = a + missing;");
        Assert.Equal(("CompilationError", "Cell[1]", 2), (error.Name, error.Source, error.Line));
        Assert.Equal(
            [
                "Cell[1] line 2, column 13: error CS0103: The name 'missing' does not exist in the current context",
                "    var b = a + missing;",
                "                ^^^^^^^",
            ],
            error.Traceback.AsEnumerable());
    }

    [Fact]
    public async Task CompilationError_LeavesEarlierCellsUsable()
    {
        await run.RunAsync("var a = 1;");
        await run.ErrorAsync("this is not C#");
        Assert.Equal(1, await run.ValueAsync("a"));
    }

    [Fact]
    public async Task Exception_NamesCellAndLine()
    {
        var error = await run.ErrorAsync("var zero = 0;\n\nvar y = 1 / zero;");
        Assert.Equal(("DivideByZeroException", "Cell[1]", 3), (error.Name, error.Source, error.Line));
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at Cell[1] line 3"], error.Traceback.AsEnumerable());
        Assert.Equal(error, Assert.IsType<ErrorOutput>(Assert.Single(run.Outputs)).Error);
    }

    [Fact]
    public async Task Exception_InFunctionOfEarlierCell_NamesBothPlaces()
    {
        await run.RunAsync("int Invert(int x)\n{\n    return 1 / x;\n}");
        var error = await run.ErrorAsync("await Task.Delay(1);\nInvert(0)");
        Assert.Equal(["DivideByZeroException: Attempted to divide by zero.", "   at Invert in Cell[1] line 3", "   at Cell[2] line 2"], error.Traceback.AsEnumerable());
    }

    [Fact]
    public async Task Exception_FromLibrary_NamesTheCallAndTheCell()
    {
        var error = await run.ErrorAsync("// reads a number\nint.Parse(\"x\")");
        Assert.Equal(("Cell[1]", 2), (error.Source, error.Line));
        Assert.Contains("   at System.Int32.Parse", error.Traceback);
        Assert.Equal("   at Cell[1] line 2", error.Traceback[^1]);
    }

    [Fact]
    public async Task Variables_AssignedBeforeAnException_AreKept()
    {
        await run.RunAsync("var kept = 4; throw new InvalidOperationException(\"stop\");");
        Assert.Equal(4, await run.ValueAsync("kept"));
    }

    [Fact]
    public async Task Lambdas_KeepTheirParameterNames() =>
        Assert.Equal("recoilMass", await run.ValueAsync("((Func<double, double>)(recoilMass => recoilMass)).Method.GetParameters()[0].Name"));

    [Fact]
    public async Task Engines_RunInParallel_WithoutMixingTheirOutput()
    {
        using var other = new EngineRun();
        const string Code = "for (var i = 0; i < 50; i++) { Console.Write(Args.Count); await Task.Yield(); }";
        await Task.WhenAll(Task.Run(() => run.RunAsync(Code)), Task.Run(() => other.RunAsync(Code)));
        Assert.Equal((new string('2', 50), new string('0', 50)), (run.StandardOutput, other.StandardOutput));
    }
}
