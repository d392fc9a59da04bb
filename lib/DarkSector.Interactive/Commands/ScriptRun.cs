using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Commands;

/// <summary>Runs a script as a program: text to the console, values as text, an exit code at the end.</summary>
internal static class ScriptRun
{
    /// <returns>The integer the script returns, 0 when it returns none, 1 when it fails.</returns>
    public static async Task<int> RunAsync(
        string code, string path, IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var engine = new ScriptEngine(Path.GetDirectoryName(path)!, arguments);
        var result = await engine.RunAsync(code, Path.GetFileName(path), said => Write(said, output, error), cancellation).ConfigureAwait(false);
        if (!result.Succeeded)
            return 1;
        if (result.Value is int exitCode)
            return exitCode;
        if (result.HasValue)
            await output.WriteLineAsync(ValueRenderer.Render(result.Value).Text).ConfigureAwait(false);
        return 0;
    }

    private static void Write(CellOutput said, TextWriter output, TextWriter error)
    {
        switch (said)
        {
            case StreamOutput stream:
                (stream.Name == "stderr" ? error : output).Write(stream.Text);
                break;
            case DisplayOutput display:
                output.WriteLine(display.Data.Text);
                break;
            case ErrorOutput failed:
                error.WriteLine(failed.Error);
                break;
        }
    }
}
