using System.Globalization;
using DarkSector.Interactive.Notebooks;
using Spectre.Console;

namespace DarkSector.Interactive.Commands;

/// <summary>Shows how far a notebook is: a bar on a terminal, one line elsewhere.</summary>
internal static class NotebookProgressBar
{
    public static async Task<NotebookRun> ShowAsync(string path, TextWriter writer, Func<IProgress<NotebookProgress>?, Task<NotebookRun>> run)
    {
        if (!ReferenceEquals(writer, Console.Error) || Console.IsErrorRedirected)
        {
            await writer.WriteLineAsync($"Running {Path.GetFileName(path)}").ConfigureAwait(false);
            return await run(null).ConfigureAwait(false);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        return await console.Progress()
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(context => run(new CellProgress(context.AddTask(Markup.Escape(Path.GetFileName(path))))))
            .ConfigureAwait(false);
    }

    private sealed class CellProgress(ProgressTask bar) : IProgress<NotebookProgress>
    {
        public void Report(NotebookProgress progress)
        {
            bar.MaxValue = progress.Cells;
            bar.Value = progress.Cell - 1;
            bar.Description = string.Create(CultureInfo.InvariantCulture, $"cell {progress.Cell} of {progress.Cells}");
        }
    }
}
