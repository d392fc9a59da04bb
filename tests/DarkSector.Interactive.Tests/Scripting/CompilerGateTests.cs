using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

public sealed class CompilerGateTests
{
    [Fact]
    public async Task EnginesThatStartTogether_AgreeOnTheLibraries()
    {
        ScriptEngine.WarmUp();
        var values = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(RunAsync)));
        Assert.All(values, value => Assert.Equal("0.25 1 ", value));
    }

    private static async Task<string> RunAsync()
    {
        using var engine = new ScriptEngine(Path.GetTempPath(), []);
        var text = "";
        foreach (var code in new[] { "250 * MeV", "1 * GeV" })
        {
            var result = await engine.RunAsync(code, "Cell[1]", _ => { });
            text += $"{result.Error?.Message ?? result.Value} ";
        }

        return text;
    }
}
