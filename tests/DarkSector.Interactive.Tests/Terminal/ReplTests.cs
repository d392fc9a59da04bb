using DarkSector.Interactive.Scripting;
using DarkSector.Interactive.Terminal;

namespace DarkSector.Interactive.Tests.Terminal;

public sealed class ReplTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Lines_AreJoinedUntilTheyAreComplete()
    {
        Assert.Equal(0, await RunAsync("int Square(int x)\n{\n    return x * x;\n}\nvar y =\n  3\n;\nSquare(y)\n250 * MeV\n"));
        Assert.Equal("9\n0.25\n", output.ToString());
    }

    [Fact]
    public async Task Pipe_EndsAtTheFirstError_AndSaysWhere()
    {
        Assert.Equal(1, await RunAsync("1\nint.Parse(\"x\")\n3\n"));
        Assert.Equal("1\n", output.ToString());
        Assert.Contains("FormatException", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Cell[2] line 1", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var = 3;\n")]
    [InlineData("var x = (1\n")]
    [InlineData("var x = (1\n\n2\n")]
    public async Task CodeThatDoesNotCompile_IsAFailure(string lines)
    {
        Assert.Equal(1, await RunAsync(lines));
        Assert.Contains("error CS", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task User_GoesOnAfterAnError_AndLeavesAHistory()
    {
        var file = Path.Combine(folder, "deep", "history");
        var user = new ReplStyle(true, false, false, 80, "Welcome", file);
        Assert.Equal(0, await RunAsync("nothing\nvar f = (int x) =>\n  x + 1;\nf(1)\n#history f\n#quit\n99\n", user));
        Assert.Equal("Welcome\n> > · > 2\n> var f = (int x) =>\n  x + 1;\nf(1)\n> ", output.ToString());
        Assert.Equal(["nothing", "var f = (int x) =>\n  x + 1;", "f(1)"], new LineHistory(file).Find("", 9));
    }

    [Fact]
    public async Task Help_AndEmptyLines_AreNoCells()
    {
        Assert.Equal(0, await RunAsync("\n#help\n\n1\n"));
        Assert.Contains("#quit", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\n1\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_AreDrawn()
    {
        Assert.Equal(0, await RunAsync("Histogram.Fill(Axis.Regular(2, 0, 2, \"mass\", \"GeV\"), new[] { 0.5, 1.5, 1.6 })\ndisplay(new Table(\"a\").AddRow(1));\nConsole.WriteLine(\"text\");\n"));
        Assert.Contains("1 .. 2 │████████████████████████████████████████ 2 ± 1.4", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("a\n─\n1\ntext\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_StopsTheCell_AndTheSessionGoesOn()
    {
        var user = new ReplStyle(false, false, false, 80, null, null);
        var repl = new Repl(new StringReader("var a = 1;\nawait Task.Delay(60_000, Interrupted);\na + 1\n"), output, error, user);
        var run = repl.RunAsync(folder);
        while (!run.IsCompleted)
        {
            await Task.WhenAny(run, Task.Delay(200));
            repl.Interrupt();
        }

        Assert.Equal(0, await run);
        Assert.Contains("Interrupted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_AtThePrompt_ForgetsWhatWasTyped()
    {
        Repl? repl = null;
        var input = new InterruptingReader(["var x = (1", "2"], line => { if (line == 1) repl!.Interrupt(); });
        repl = new Repl(input, output, error, ReplStyle.Pipe(echoes: false));
        Assert.Equal(0, await repl.RunAsync(folder));
        Assert.EndsWith("2\n", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task Prelude_OfCSharpRepl_IsAScriptThatCompiles()
    {
        var libraries = HostAssemblies.Shared.Where(assembly => assembly.GetName().Name!.StartsWith("DarkSector.", StringComparison.Ordinal));
        using var engine = new ScriptEngine(folder, []);
        var result = await engine.RunAsync(CSharpRepl.Prelude(libraries) + "250 * MeV", "prelude.csx", _ => { });
        Assert.Equal(0.25, result.Value);
    }

    private Task<int> RunAsync(string lines, ReplStyle? style = null) =>
        new Repl(new StringReader(lines), output, error, style ?? ReplStyle.Pipe(echoes: false)).RunAsync(folder);

    /// <summary>Gives lines one by one, and tells before each.</summary>
    private sealed class InterruptingReader(string[] lines, Action<int> before) : TextReader
    {
        private int next;

        public override Task<string?> ReadLineAsync()
        {
            before(next);
            return Task.FromResult(next < lines.Length ? lines[next++] : null);
        }
    }
}
