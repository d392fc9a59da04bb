using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

public sealed class LoopCheckpointsTests : IDisposable
{
    private readonly EngineRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("var s = 0; for (var i = 0; i < 3; i++) s += i; // sum\ns")]
    [InlineData("var s = 0; for (var i = 0; i < 2; i++) for (var j = 0; j < 3; j++) if (j == i) s += 2 * j + 1 - i; else { }\ns - 0")]
    [InlineData("var s = 0; foreach (var i in new[] { 1, 2 }) { s += i; }\ns")]
    [InlineData("var s = 0; foreach (var (a, b) in new[] { (1, 2) }) s = a + b;\ns")]
    [InlineData("var s = 0; do s++; while (s < 3);\ns")]
    [InlineData("var s = 0; while (s++ < 2);\ns")]
    [InlineData("int Three() { while (true) { return 3; } }\nThree()")]
    [InlineData("Func<int> three = () => { return 3; };\nthree()")]
    [InlineData("async IAsyncEnumerable<int> Three() { for (;;) { yield return 3; } }\nvar s = 0; await foreach (var i in Three()) { s = i; break; }\ns")]
    [InlineData("Func<int, int> f = delegate (int x) { return x + 1; };\nf(2)")]
    [InlineData("var s = 0; again: s++; if (s < 3) goto again;\ns")]
    [InlineData("new[] { 1, 2, 3 }.Max(x => x)")]
    [InlineData("Func<double> f = () => 3; (int)f()")]
    [InlineData("Func<byte> f = () => 3; (int)f()")]
    [InlineData("Func<int?> f = () => null; f() ?? 3")]
    [InlineData("var s = 0; new List<int> { 1, 2 }.ForEach(x => s += x);\ns")]
    [InlineData("var s = new List<int>(); Array.ForEach(new[] { 1, 2, 3 }, x => s.Add(x));\ns.Count")]
    [InlineData("Func<int, Func<int, int>> f = a => b => a + b;\nf(1)(2)")]
    [InlineData("Func<Task<int>> f = async () => await Task.FromResult(3);\nawait f()")]
    [InlineData("new[] { 3 }.Select(x => (x, y: x)).Select(p => p.y).Single()")]
    public async Task Loops_DoWhatTheyDidWithout(string code) => Assert.Equal(3, await run.ValueAsync(code));

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> f = x => x + 1;")]
    public void CodeWithNothingToRepeat_StaysAsItIs(string code) => Assert.Equal([code], LoopCheckpoints.Versions(code));

    [Fact]
    public void LastVersion_IsTheCode() => Assert.Equal("for (;;) f(x => x);", LoopCheckpoints.Versions("for (;;) f(x => x);").Last());

    [Fact]
    public void Lines_StayWhereTheyAre()
    {
        const string Code = "while (true)\n    // why\n    x++;\nfor (;;)\n{\n    y();\n}\n";
        var lines = LoopCheckpoints.Versions(Code).First().Split('\n');
        Assert.Equal(Code.Split('\n').Length, lines.Length);
        Assert.StartsWith("    {", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("x++;}", lines[2], StringComparison.Ordinal);
        Assert.Equal("    y();", lines[5]);
    }

    [Fact]
    public async Task CompilationErrors_HaveTheColumnsOfTheCell()
    {
        var error = await run.ErrorAsync("for (;;) { nothing(); }");
        Assert.Contains("Cell[1] line 1, column 12: error CS0103", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal("    for (;;) { nothing(); }", error.Traceback[1]);
        Assert.Equal("               ^^^^^^^", error.Traceback[2]);
    }
}
