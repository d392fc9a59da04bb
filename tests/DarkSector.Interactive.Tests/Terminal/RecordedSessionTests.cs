using System.Text;
using DarkSector.Interactive.Terminal;

namespace DarkSector.Interactive.Tests.Terminal;

/// <summary>The session in <c>docs/repl-session.md</c> is one that really takes place: its input is typed again, and the answers compared.</summary>
public sealed class RecordedSessionTests
{
    private const string Fence = "```text\n";

    [Fact]
    public async Task Page_ShowsWhatTheReplAnswers()
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "repl-session.md"))).ReplaceLineEndings("\n");
        var start = page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var recorded = page[start..page.LastIndexOf("```", StringComparison.Ordinal)];
        Assert.Equal(recorded, await RunAsync(Input(recorded)));
    }

    /// <summary>What was typed: the lines behind a prompt.</summary>
    private static string Input(string session) => string.Concat(session.Split('\n')
        .Where(line => line.StartsWith(ReplStyle.Prompt, StringComparison.Ordinal) || line.StartsWith(ReplStyle.Continuation, StringComparison.Ordinal))
        .Select(line => line[ReplStyle.Prompt.Length..] + "\n"));

    private static async Task<string> RunAsync(string input)
    {
        var output = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        await new Repl(new StringReader(input), output, output, ReplStyle.Pipe(echoes: true) with { StopsAtFailure = false }).RunAsync(Path.GetTempPath());
        return output.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "DarkSector.Interactive.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
