using System.Text.Json.Nodes;
using DarkSector.Interactive.Commands;
using DarkSector.Interactive.Notebooks;
using DarkSector.Interactive.Tests.Notebooks;

namespace DarkSector.Interactive.Tests.Commands;

[Collection(nameof(WorkingFolder))]
public sealed class RunCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Parameters_AreSet_AndNamedInTheProvenance()
    {
        var page = Write("page.ipynb", Cell("var events = 10;\nvar mass = 1.0;", ParameterCell.Parameters), Cell("events * mass"));
        Assert.Equal(0, await InvokeAsync("run", page, "--param", "events=1e3", "-p", "mass=500*MeV", "--output", In("out"), "--format", "html,ipynb,md"));
        Assert.Equal(["page.html", "page.ipynb", "page.md"], Files("out"));
        var json = await File.ReadAllTextAsync(In("out/page.ipynb"));
        NotebookSchema.Check(json);
        Assert.Contains("\"500\"", json, StringComparison.Ordinal);
        Assert.Contains("injected-parameters", json, StringComparison.Ordinal);
        Assert.Contains("events = 1e3, mass = 500*MeV", await File.ReadAllTextAsync(In("out/page.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no file", "missing.ipynb")]
    [InlineData("page.ipynb: The notebook has no parameter 'evnets'. Nearest: events", "page.ipynb", "--param", "evnets=1")]
    [InlineData("--param 'events' has no value", "page.ipynb", "--param", "events")]
    [InlineData("--param events is given twice", "page.ipynb", "--param", "events=1", "--param", "events=2")]
    [InlineData("--timeout = '-1'", "page.ipynb", "--timeout", "-1")]
    [InlineData("--timeout = 'soon'", "page.ipynb", "--timeout", "soon")]
    [InlineData("--format 'htm' is not known. Nearest: html", "page.ipynb", "--format", "htm")]
    [InlineData("--format is empty", "page.ipynb", "--format", ",")]
    [InlineData("is a notebook in python", "python.ipynb")]
    [InlineData("is a script; scripts run one at a time", "page.ipynb", "a.csx")]
    [InlineData("--param sets variables of notebooks", "a.csx", "--param", "a=1")]
    [InlineData("Two notebooks are called page", "page.ipynb", "page.ipynb")]
    public async Task WrongRequest_IsRefusedBeforeAnythingRuns(string message, params string[] arguments)
    {
        Write("page.ipynb", Cell("var events = 10;", ParameterCell.Parameters));
        await File.WriteAllTextAsync(In("a.csx"), "");
        new NotebookDocument([Cell("1")]) { Metadata = new JsonObject { ["kernelspec"] = new JsonObject { ["language"] = "python" } } }.Save(In("python.ipynb"));
        Assert.Equal(1, await InvokeAsync(["run", .. arguments.Select(word => word.Contains('.', StringComparison.Ordinal) ? In(word) : word), "--output", In("out")]));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Trim().Split('\n'));
        Assert.False(Directory.Exists(In("out")));
    }

    [Fact]
    public async Task RelativePaths_StartAtTheNotebook()
    {
        var before = Environment.CurrentDirectory;
        await File.WriteAllTextAsync(In("data.csv"), "0.25");
        Assert.Equal(0, await InvokeAsync("run", Write("page.ipynb", Cell("File.ReadAllText(\"data.csv\")")), "--output", In("out")));
        Assert.Contains("0.25", await File.ReadAllTextAsync(In("out/page.ipynb")), StringComparison.Ordinal);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task SeveralNotebooks_GetAFolderEach_AndTheFirstFailureEndsTheRun()
    {
        string[] pages = [Write("a.ipynb", Cell("1")), Write("b.ipynb", Cell("throw new Exception(\"b\");")), Write("c.ipynb", Cell("1"))];
        Assert.Equal(1, await InvokeAsync(["run", .. pages, "--output", In("out"), "-f", "ipynb"]));
        Assert.Equal(["a/a.ipynb", "b/b.ipynb"], Files("out"));
        Assert.Contains("b.ipynb stopped at cell 1, line 1: Exception: b", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeepGoing_RunsWhatFollows_AndStillFails()
    {
        string[] pages = [Write("a.ipynb", Cell("throw new Exception(\"first\");"), Cell("var x = 1;\nint.Parse(\"second\")"), Cell("x + 41")), Write("b.ipynb", Cell("1"))];
        Assert.Equal(1, await InvokeAsync(["run", .. pages, "--output", In("out"), "--keep-going", "-f", "ipynb"]));
        Assert.Equal(["a/a.ipynb", "b/b.ipynb"], Files("out"));
        var json = await File.ReadAllTextAsync(In("out/a/a.ipynb"));
        NotebookSchema.Check(json);
        Assert.Contains("a.ipynb failed at cell 1, line 1: Exception: first", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a.ipynb failed at cell 2, line 2: FormatException", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CellThatTakesTooLong_IsStopped_EvenIfItMayFail()
    {
        var page = Write("page.ipynb", Cell("await Task.Delay(60_000, Interrupted);", NotebookRunner.RaisesException), Cell("2"));
        Assert.Equal(1, await InvokeAsync("run", page, "--timeout", "0.5", "--output", In("out"), "-f", "ipynb"));
        Assert.Contains("page.ipynb stopped at cell 1, line 1: CellTimeout: The cell was stopped after 0.5 s", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("CellTimeout", await File.ReadAllTextAsync(In("out/page.ipynb")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        var page = Write("page.ipynb", Cell("Console.Error.WriteLine(\"x\"); await Task.Delay(60_000, Interrupted);"));
        stop.CancelAfter(1500);
        Assert.Equal(130, await CommandLine.InvokeAsync(["run", page, "--output", In("out")], new Dictionary<string, string>(), output, error, stop.Token));
        Assert.Equal(["page.ipynb"], Files("."));
        Assert.Contains("Interrupted; nothing unfinished was written.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dib_Runs_AndConvertsThereAndBack()
    {
        await File.WriteAllTextAsync(In("old.dib"), "#!markdown\n\n# Old\n\n#!csharp\n\n6 * 7\n");
        Assert.Equal(0, await InvokeAsync("run", In("old.dib"), "--output", In("out"), "-f", "ipynb"));
        Assert.Contains("\"42\"", await File.ReadAllTextAsync(In("out/old.ipynb")), StringComparison.Ordinal);
        Assert.Equal(0, await InvokeAsync("convert", In("old.dib")));
        NotebookSchema.Check(await File.ReadAllTextAsync(In("old.ipynb")));
        Assert.Equal(1, await InvokeAsync("convert", In("old.ipynb")));
        Assert.Contains("old.dib exists", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await InvokeAsync("convert", In("old.ipynb"), "--output", In("new.dib")));
        Assert.EndsWith("#!markdown\n\n# Old\n\n#!csharp\n\n6 * 7\n", await File.ReadAllTextAsync(In("new.dib")), StringComparison.Ordinal);
        Assert.Equal(1, await InvokeAsync("convert", In("old.ipynb"), "--output", In("new.html")));
        Assert.Equal(1, await InvokeAsync("convert", In("old.csx")));
    }

    private Task<int> InvokeAsync(params string[] arguments) => CommandLine.InvokeAsync(arguments, new Dictionary<string, string>(), output, error);

    private string In(string path) => Path.Combine(folder, path);

    private IEnumerable<string> Files(string path) =>
        Directory.GetFiles(In(path), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(In(path), file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string Write(string name, params NotebookCell[] cells)
    {
        new NotebookDocument([.. cells.Select((cell, index) => cell with { Id = $"cell-{index}" })]).Save(In(name));
        return In(name);
    }

    private static NotebookCell Cell(string source, params string[] tags) =>
        new(CellKind.Code, "c", source) { Metadata = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) } };
}
