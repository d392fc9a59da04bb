using System.Text.Json.Nodes;
using DarkSector.Interactive.Commands;
using DarkSector.Interactive.Tests.Notebooks;

namespace DarkSector.Interactive.Tests.Commands;

[Collection(nameof(WorkingFolder))]
public sealed class CommandLineTests : IDisposable
{
    private const string WritingScript = """
        #load "../lib/load.csx"
        var options = RunOptions.Parse(Args);
        Directory.CreateDirectory(Path.Combine(options.Output, "figures"));
        File.WriteAllText(Path.Combine(options.Output, "limits.csv"), $"seed\n{options.Seed}\n");
        File.WriteAllText(Path.Combine(options.Output, "figures", "limit.svg"), "<svg/>");
        Console.WriteLine("done");
        """;

    private static readonly Dictionary<string, string> Searches = new()
    {
        ["writing"] = WritingScript,
        ["failing"] = WritingScript + "\nthrow new InvalidOperationException(\"no events\");",
        ["paged"] = "File.WriteAllText(Path.Combine(RunOptions.Parse(Args).Output, \"index.html\"), \"mine\");",
        ["refusing"] = "return 3;",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reproduce_WritesWhatTheScriptMakes_AndListsIt()
    {
        Assert.Equal(0, await InvokeAsync("reproduce", "writing", "--output", In("out"), "--seed", "7"));
        Assert.Equal("seed\n7\n", await File.ReadAllTextAsync(In("out/limits.csv")));
        Assert.True(File.Exists(In("out/figures/limit.svg")));
        Assert.Equal(["out"], Entries());
        Assert.Contains("done", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("limits.csv", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(In("out"), output.ToString(), StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task Reproduce_AddsAPageToLookAt()
    {
        Assert.Equal(0, await InvokeAsync("reproduce", "writing", "--output", In("out"), "--seed", "7"));
        var page = await File.ReadAllTextAsync(In("out/index.html"));
        Assert.Contains("<figure class=\"output picture\"><svg/></figure>", page, StringComparison.Ordinal);
        Assert.Contains("<tr><th>seed</th></tr>\n<tr><td>7</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"figures/limit.svg\">figures/limit.svg</a>", page, StringComparison.Ordinal);
        Assert.Contains("darksector reproduce writing, seed 7", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reproduce_KeepsThePageOfTheScript()
    {
        Assert.Equal(0, await InvokeAsync("reproduce", "paged", "--output", In("out")));
        Assert.Equal("mine", await File.ReadAllTextAsync(In("out/index.html")));
    }

    [Fact]
    public async Task Reproduce_GivesTheSameBytesForTheSameSeed()
    {
        Assert.Equal(0, await InvokeAsync("reproduce", "writing", "--output", In("a")));
        Assert.Equal(0, await InvokeAsync("reproduce", "writing", "--output", In("b")));
        foreach (var file in new[] { "limits.csv", "figures/limit.svg", "index.html" })
            Assert.Equal(await File.ReadAllBytesAsync(In($"a/{file}")), await File.ReadAllBytesAsync(In($"b/{file}")));
    }

    [Fact]
    public async Task Reproduce_ReplacesItsOwnFiles_AndKeepsOthers()
    {
        Directory.CreateDirectory(In("out"));
        await File.WriteAllTextAsync(In("out/limits.csv"), "old");
        await File.WriteAllTextAsync(In("out/notes.txt"), "mine");
        Assert.Equal(0, await InvokeAsync("reproduce", "writing", "--output", In("out")));
        Assert.Equal("seed\n20230607\n", await File.ReadAllTextAsync(In("out/limits.csv")));
        Assert.Equal("mine", await File.ReadAllTextAsync(In("out/notes.txt")));
    }

    [Fact]
    public async Task FailingScript_LeavesNothing_AndNamesTheLine()
    {
        Assert.Equal(1, await InvokeAsync("reproduce", "failing", "--output", In("out")));
        Assert.Empty(Entries());
        Assert.Contains("InvalidOperationException: no events", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("failing.csx line 7", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExitCode_IsWhatTheScriptReturns() => Assert.Equal(3, await InvokeAsync("reproduce", "refusing", "--output", In("out")));

    [Fact]
    public async Task UnknownSearch_NamesTheNearest()
    {
        await FailsAsync("There is no search 'writting'. Nearest: writing", "reproduce", "writting");
        Assert.Contains("All: ", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seed = 'seven'", "--seed", "seven")]
    [InlineData("--events = '-3'", "--events", "-3")]
    [InlineData("--events = '1e6'", "--events", "1e6")]
    [InlineData("--energy", "--energy", "10")]
    public async Task BadOption_IsRefused(string message, string option, string value) =>
        await FailsAsync(message, "reproduce", "writing", option, value, "--output", In("out"));

    [Fact]
    public async Task OutputThatIsAFile_IsRefused()
    {
        await File.WriteAllTextAsync(In("taken"), "");
        Assert.Equal(1, await InvokeAsync("reproduce", "writing", "--output", In("taken")));
        Assert.Contains("is a file; it must be a folder", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["taken"], Entries());
    }

    [Fact]
    public async Task Script_RunsWithItsArguments()
    {
        var script = Write("pages/count.csx", "#load \"more.csx\"\nConsole.WriteLine(string.Join(' ', Args.Take(4))); display(more); return more;");
        Write("pages/more.csx", "var more = 2;");
        Assert.Equal(2, await InvokeAsync("run", script, "--seed", "1", "--events", "5", "--output", In("out")));
        Assert.Equal("--seed 1 --events 5\n2\n", output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Script_ThatWritesNothing_LeavesNoFolder()
    {
        Assert.Equal(0, await InvokeAsync("run", Write("a.csx", "var x = 1;"), "--output", In("out")));
        Assert.Equal(["a.csx"], Entries());
    }

    [Fact]
    public async Task Notebook_IsWrittenWithOutputs_AndAsPage()
    {
        Assert.Equal(0, await InvokeAsync("run", Write("page.ipynb", Notebook("#load \\\"../../lib/load.csx\\\"\\n6 * RunOptions.Parse(Args).Events")), "--events", "7", "--output", In("out")));
        var json = await File.ReadAllTextAsync(In("out/page.ipynb"));
        NotebookSchema.Check(json);
        Assert.Equal("42", JsonNode.Parse(json)!["cells"]![0]!["outputs"]![0]!["data"]!["text/plain"]![0]!.GetValue<string>());
        Assert.Contains("<footer>page.ipynb, seed 20230607, 7 events, DarkSector.Interactive ", await File.ReadAllTextAsync(In("out/page.html")), StringComparison.Ordinal);
        Assert.Equal(["out", "page.ipynb"], Entries());
    }

    [Fact]
    public async Task NotebookThatFails_IsWrittenUpToThere_ButNotItsOwnFiles()
    {
        var path = Write("page.ipynb", Notebook("File.WriteAllText(Path.Combine(RunOptions.Parse(Args).Output, \\\"a.csv\\\"), \\\"\\\");\\nthrow new Exception(\\\"stop\\\");"));
        Assert.Equal(1, await InvokeAsync("run", path, "--output", In("out")));
        Assert.Contains("page.ipynb stopped at cell 1, line 2: Exception: stop", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["page.html", "page.ipynb"], Directory.GetFiles(In("out")).Select(Path.GetFileName).Order());
        NotebookSchema.Check(await File.ReadAllTextAsync(In("out/page.ipynb")));
    }

    [Fact]
    public async Task MalformedNotebook_IsRefused_AndLeavesNothing()
    {
        await FailsAsync("is not valid JSON at line 1", "run", Write("bad.ipynb", "{\"cells\": ["), "--output", In("out"));
        Assert.Equal(["bad.ipynb"], Entries());
    }

    [Theory]
    [InlineData("missing.ipynb", "There is no file")]
    [InlineData("missing.txt", "neither a notebook nor a script")]
    public async Task MissingFile_IsRefused(string file, string message) => await FailsAsync(message, "run", In(file));

    [Fact]
    public async Task Help_NamesTheCommands()
    {
        Assert.Equal(0, await InvokeAsync("--help"));
        Assert.Contains("reproduce <SEARCH>", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("fly")]
    [InlineData("convert", "a.dib", "b.dib")]
    public async Task WrongCommandLine_PointsToTheHelp(params string[] arguments) => await FailsAsync("--help", arguments);

    private async Task FailsAsync(string message, params string[] arguments)
    {
        Assert.Equal(1, await InvokeAsync(arguments));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().Trim().Split('\n'));
        Assert.Empty(output.ToString());
        Assert.False(Directory.Exists(In("out")) || Directory.Exists(In("out.partial")));
    }

    private Task<int> InvokeAsync(params string[] arguments) => CommandLine.InvokeAsync(arguments, Searches, output, error);

    private string In(string path) => Path.Combine(folder, path);

    private IEnumerable<string> Entries() => Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)!).Order();

    private string Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), content);
        return In(path);
    }

    private static string Notebook(string code) =>
        $$"""{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "{{code}}"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}""";
}
