using System.CommandLine;
using DarkSector.Interactive.Notebooks;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector run FILE</c>: a notebook becomes an executed notebook and a page; a script runs as a program.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A notebook (.ipynb) or a script (.csx)." };
        var options = new RunArguments();
        var command = new Command("run", "Runs a notebook, and writes it with its outputs and as an HTML page; or runs a script.") { file };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = ExistingFile(parsed.GetValue(file)!);
            ScriptEngine.WarmUp();
            var run = options.Read(parsed, Path.GetFileNameWithoutExtension(path));
            using var folder = new OutputFolder(run.Folder);
            return IsNotebook(path)
                ? await RunNotebookAsync(path, run, folder, cancellation).ConfigureAwait(false)
                : await ReproduceCommand.RunScriptAsync(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), path, run, folder, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunNotebookAsync(string path, RunRequest run, OutputFolder folder, CancellationToken cancellation)
    {
        var notebook = ParameterCell.Inject(NotebookDocument.Load(path), run.Options);
        var result = await NotebookProgressBar.ShowAsync(path, run.Error, progress =>
            NotebookRunner.RunAsync(notebook, Path.GetDirectoryName(path)!, run.ArgumentsFor(folder), progress, cancellation)).ConfigureAwait(false);
        if (result.Failure is not null)
            folder.Clear();

        var name = Path.GetFileNameWithoutExtension(path);
        result.Notebook.Save(Path.Combine(folder.Staging, name + ".ipynb"));
        await File.WriteAllTextAsync(Path.Combine(folder.Staging, name + ".html"), HtmlPage.Render(result.Notebook, Path.GetDirectoryName(path)!, name, run.Provenance(Path.GetFileName(path))), cancellation).ConfigureAwait(false);
        WrittenFiles.Report(folder.Commit(), folder.Path, run.Output);
        if (result.Failure is null)
            return 0;
        await run.Error.WriteLineAsync($"{Path.GetFileName(path)} stopped at {result.Failure}\n{result.Failure.Error}").ConfigureAwait(false);
        return 1;
    }

    private static string ExistingFile(string file)
    {
        var path = Path.GetFullPath(file);
        if (!IsNotebook(path) && !path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"{file} is neither a notebook nor a script; give a file that ends with .ipynb or .csx.");
        return File.Exists(path) ? path : throw new CommandException($"There is no file {file}; the full path would be {path}.");
    }

    private static bool IsNotebook(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase);
}
