using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task Run_WritesOutputsOfEveryKind_InOrder()
    {
        var run = await RunAsync("Console.Write(\"a\"); Console.WriteLine(\"b\"); Console.Error.WriteLine(\"c\"); display(1); 2", "var x = 3;", "x");
        Assert.Null(run.Failure);
        NotebookSchema.Check(run.Notebook.ToJson());
        Assert.Equal([1, 2, 3], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal(["stream", "stream", "display_data", "execute_result"], Types(run.Notebook.Cells[0]));
        Assert.Equal("[\"ab\\n\"]", run.Notebook.Cells[0].Outputs[0]["text"]!.ToJsonString());
        Assert.Empty(run.Notebook.Cells[1].Outputs);
        Assert.Equal(3, run.Notebook.Cells[2].Outputs[0]["execution_count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Exception_StopsTheRun_AndKeepsWhatCameBefore()
    {
        var run = await RunAsync("1", "var zero = 0;\n1 / zero", "2");
        Assert.Equal("cell 2, line 2: DivideByZeroException: Attempted to divide by zero.", run.Failure?.ToString());
        Assert.Equal([1, 2, null], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
        var error = Assert.Single(run.Notebook.Cells[1].Outputs);
        Assert.Equal(("error", "DivideByZeroException"), (error["output_type"]!.GetValue<string>(), error["ename"]!.GetValue<string>()));
        NotebookSchema.Check(run.Notebook.ToJson());
    }

    [Fact]
    public async Task CompilationError_StopsTheRun_Too() => Assert.Equal(1, (await RunAsync("1 +* ) 2")).Failure?.Cell);

    [Fact]
    public async Task CellTaggedRaisesException_MayFail()
    {
        var failing = Code("throw new InvalidOperationException(\"on purpose\");") with { Metadata = new JsonObject { ["tags"] = new JsonArray("raises-exception") } };
        var run = await RunAsync(failing, Code("2"));
        Assert.Null(run.Failure);
        Assert.Equal(["error"], Types(run.Notebook.Cells[0]));
        Assert.Equal(["execute_result"], Types(run.Notebook.Cells[1]));
    }

    [Fact]
    public async Task ProseAndEmptyCells_AreNotRun_AndOldOutputsAreGone()
    {
        var run = await RunAsync(
            new NotebookCell(CellKind.Markdown, "m", "# Title"),
            Code("  ") with { ExecutionCount = 9, Outputs = [new JsonObject()] },
            Code("1"));
        Assert.Equal([null, null, 1], run.Notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(run.Notebook.Cells[1].Outputs);
    }

    [Fact]
    public async Task UpdatedDisplay_ShowsItsLastValue()
    {
        var run = await RunAsync("var shown = display(\"0 %\"); shown.Update(\"100 %\");");
        Assert.Equal("[\"100 %\"]", Assert.Single(run.Notebook.Cells[0].Outputs)["data"]!["text/plain"]!.ToJsonString());
    }

    [Fact]
    public async Task Progress_IsToldBeforeEachCell()
    {
        var told = new List<NotebookProgress>();
        await NotebookRunner.RunAsync(new NotebookDocument([Code("1"), Code("2")]), Path.GetTempPath(), [], new Collected(told));
        Assert.Equal([new(1, 2), new(2, 2)], told);
    }

    private static NotebookCell Code(string source) => new(CellKind.Code, $"c{source.Length}", source);

    private static Task<NotebookRun> RunAsync(params string[] sources) =>
        RunAsync([.. sources.Select((source, index) => new NotebookCell(CellKind.Code, $"cell-{index}", source))]);

    private static Task<NotebookRun> RunAsync(params NotebookCell[] cells) =>
        NotebookRunner.RunAsync(new NotebookDocument([.. cells]), Path.GetTempPath(), []);

    private static IEnumerable<string> Types(NotebookCell cell) => cell.Outputs.Select(output => output["output_type"]!.GetValue<string>());

    private sealed class Collected(List<NotebookProgress> told) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress value) => told.Add(value);
    }
}
