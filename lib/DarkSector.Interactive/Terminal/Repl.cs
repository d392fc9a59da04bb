using DarkSector.Interactive.Notebooks;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Terminal;

/// <summary>Reads C# from a terminal or a pipe, runs each complete piece, and shows its value.</summary>
/// <param name="input">Where lines come from.</param>
/// <param name="output">Where prompts, text and values go.</param>
/// <param name="error">Where errors go.</param>
/// <param name="style">How it behaves.</param>
internal sealed class Repl(TextReader input, TextWriter output, TextWriter error, ReplStyle style)
{
    private const string Help = """
        Type C#; what is not finished goes on in the next line, and an empty line ends it. The value of an expression without a semicolon is shown:
        tables as text, histograms as bars, figures as dots. The DarkSector namespaces and units are there: 250 * MeV.
          #help            this text
          #history [TEXT]  what was typed before, with TEXT in it
          #quit            ends; so does Ctrl-D. Ctrl-C stops what is running.
          #load "file.csx", #r "nuget: Id, Version" as in scripts
        """;

    private const int HistoryShown = 20;

    private readonly LineHistory history = new(style.HistoryFile);
    private Action? stop;
    private volatile bool forget;
    private int cells;

    /// <summary>Stops the running cell; without one it forgets the lines typed so far, and reminds of the way out.</summary>
    public void Interrupt()
    {
        if (stop is { } running)
            running();
        else
        {
            forget = true;
            output.Write("\n#quit or Ctrl-D ends.\n" + ReplStyle.Prompt);
        }
    }

    /// <summary>Reads until the end of input or <c>#quit</c>.</summary>
    /// <param name="folder">Where relative paths start.</param>
    /// <returns>0, or 1 when the input is a pipe and a piece of it failed: what follows it is not run.</returns>
    public async Task<int> RunAsync(string folder)
    {
        using var engine = new ScriptEngine(folder, []) { LineReader = _ => input.ReadLine() };
        if (style.Welcome is { } welcome)
            await output.WriteLineAsync(welcome).ConfigureAwait(false);
        try
        {
            while (await ReadAsync().ConfigureAwait(false) is { } code)
            {
                if (code == "#quit")
                    return 0;
                if (IsCommand(code) || string.IsNullOrWhiteSpace(code))
                    continue;
                history.Add(code);
                if (!await RunCellAsync(engine, code).ConfigureAwait(false) && style.StopsAtFailure)
                    return 1;
            }

            return 0;
        }
        finally
        {
            history.Save();
        }
    }

    /// <summary>The next complete piece of code; what there is at the end of input; null when there is nothing more.</summary>
    private async Task<string?> ReadAsync()
    {
        var lines = new List<string>();
        while (true)
        {
            var prompt = lines.Count == 0 ? ReplStyle.Prompt : ReplStyle.Continuation;
            if (style.ShowsPrompt)
                await output.WriteAsync(prompt).ConfigureAwait(false);
            var line = await input.ReadLineAsync().ConfigureAwait(false);
            if (style.Echoes && line is not null)
                await output.WriteLineAsync((prompt + line).TrimEnd()).ConfigureAwait(false);
            if (line is null)
                return lines.Count == 0 || forget ? null : string.Join('\n', lines);
            if (forget)
                lines.Clear();
            forget = false;
            lines.Add(line);
            var code = string.Join('\n', lines);
            var ended = line.Trim().Length == 0;
            if (ended || (lines.Count == 1 && line.StartsWith('#')) || Completeness.Of(code) != "incomplete")
                return code.TrimEnd();
        }
    }

    private bool IsCommand(string code)
    {
        if (code == "#help")
            output.WriteLine(Help);
        else if (code == "#history" || code.StartsWith("#history ", StringComparison.Ordinal))
            output.WriteLine(string.Join('\n', history.Find(code["#history".Length..].Trim(), HistoryShown)));
        else
            return false;
        return true;
    }

    private async Task<bool> RunCellAsync(ScriptEngine engine, string code)
    {
        using var cell = new CancellationTokenSource();
        stop = cell.Cancel;
        try
        {
            var result = await engine.RunAsync(code, NotebookRunner.CellName(++cells), Show, cell.Token).ConfigureAwait(false);
            if (result.HasValue)
                await output.WriteLineAsync(TerminalText.Of(result.Value, style.Columns)).ConfigureAwait(false);
            return result.Succeeded;
        }
        finally
        {
            stop = null;
        }
    }

    private void Show(CellOutput said)
    {
        switch (said)
        {
            case StreamOutput stream:
                (stream.Name == "stderr" ? error : output).Write(stream.Text);
                break;
            case DisplayOutput display:
                output.WriteLine(TerminalText.Of(display.Data, style.Columns));
                break;
            case ErrorOutput failed:
                error.WriteLine(failed.Error);
                break;
        }
    }
}

/// <summary>How a REPL behaves.</summary>
/// <param name="ShowsPrompt">Whether to write prompts: on a terminal.</param>
/// <param name="Echoes">Whether to write what is read behind its prompt, so that the output of a pipe reads like a session.</param>
/// <param name="StopsAtFailure">Whether an error ends it: in a pipe.</param>
/// <param name="Columns">Width of the terminal [characters].</param>
/// <param name="Welcome">What to say first; null for nothing.</param>
/// <param name="HistoryFile">Where to keep what was typed; null for nowhere.</param>
internal sealed record ReplStyle(bool ShowsPrompt, bool Echoes, bool StopsAtFailure, int Columns, string? Welcome, string? HistoryFile)
{
    /// <summary>What stands before the first line of a piece of code.</summary>
    public const string Prompt = "> ";

    /// <summary>What stands before its other lines.</summary>
    public const string Continuation = "· ";

    /// <summary>Width where it is not known [characters].</summary>
    public const int UsualColumns = 80;

    /// <summary>Lines from a pipe.</summary>
    public static ReplStyle Pipe(bool echoes) => new(false, echoes, true, UsualColumns, null, null);

    /// <summary>A user at a terminal.</summary>
    public static ReplStyle User(int columns, string welcome) => new(true, false, false, columns, welcome, LineHistory.UserFile);
}
