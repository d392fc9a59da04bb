using System.CommandLine;
using DarkSector.Interactive.Notebooks;
using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector run FILE...</c>: notebooks become executed notebooks and pages; a script runs as a program.</summary>
internal static class RunCommand
{
    private const string Description = """
        Runs notebooks, and writes each with its outputs and as a page; or runs a script.
        Exit codes: 0 when all went well, 1 for a wrong command line or a failing cell, 130 after Ctrl-C; of a script, what it returns.
        """;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Notebooks (.ipynb, .dib), or one script (.csx).", Arity = ArgumentArity.OneOrMore };
        var options = new RunArguments();
        var notebookOptions = new NotebookArguments();
        var command = new Command("run", Description) { files };
        options.AddTo(command);
        notebookOptions.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] paths = [.. parsed.GetValue(files)!.Select(ExistingFile)];
            var request = notebookOptions.Read(parsed);
            Check(paths, request);
            ScriptEngine.WarmUp();
            var runs = paths.Select(path => (path, options.Read(parsed, Path.GetFileNameWithoutExtension(path), alone: paths.Length == 1))).ToArray();
            return IsNotebook(paths[0])
                ? await RunNotebooksAsync(runs, request, cancellation).ConfigureAwait(false)
                : await RunScriptAsync(paths[0], runs[0].Item2, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunScriptAsync(string path, RunRequest run, CancellationToken cancellation)
    {
        using var folder = new OutputFolder(run.Folder);
        return await ReproduceCommand.RunScriptAsync(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false), path, run, folder, cancellation).ConfigureAwait(false);
    }

    private static async Task<int> RunNotebooksAsync((string Path, RunRequest Run)[] runs, NotebookRequest request, CancellationToken cancellation)
    {
        // Everything is read and checked before the first cell runs.
        var notebooks = runs.Select(one => Prepared(one.Path, one.Run, request)).ToArray();
        var exitCode = 0;
        for (var i = 0; i < runs.Length && (exitCode == 0 || request.Settings.KeepGoing); i++)
        {
            if (!await RunNotebookAsync(runs[i].Path, notebooks[i], runs[i].Run, request, cancellation).ConfigureAwait(false))
                exitCode = 1;
        }

        return exitCode;
    }

    private static NotebookDocument Prepared(string path, RunRequest run, NotebookRequest request)
    {
        try
        {
            return ParameterCell.Inject(NotebookLanguage.RequireCSharp(NotebookDocument.Load(path), path), run.Options, request.Parameters, Path.GetDirectoryName(path)!);
        }
        catch (FormatException wrong)
        {
            throw new CommandException($"{Path.GetFileName(path)}: {wrong.Message}");
        }
    }

    /// <returns>True when every cell did what it should.</returns>
    private static async Task<bool> RunNotebookAsync(string path, NotebookDocument notebook, RunRequest run, NotebookRequest request, CancellationToken cancellation)
    {
        var (name, home) = (Path.GetFileNameWithoutExtension(path), Path.GetDirectoryName(path)!);
        using var folder = new OutputFolder(run.Folder);
        NotebookRun result;
        using (WorkingFolder.Enter(home))
        {
            result = await NotebookProgressBar.ShowAsync(path, run.Error, progress =>
                NotebookRunner.RunAsync(notebook, home, run.ArgumentsFor(folder), request.Settings, progress, cancellation)).ConfigureAwait(false);
        }

        if (result.Failure is not null)
            folder.Clear();
        PageFormats.Write(request.Formats, result.Notebook, home, folder.Staging, name, run.Provenance(Path.GetFileName(path), request.Parameters));
        WrittenFiles.Report(folder.Commit(), folder.Path, run.Output);
        foreach (var failure in result.Failures)
            await run.Error.WriteLineAsync($"{Path.GetFileName(path)} {(request.Settings.KeepGoing ? "failed" : "stopped")} at {failure}\n{failure.Error}").ConfigureAwait(false);
        return result.Failure is null;
    }

    private static void Check(string[] paths, NotebookRequest request)
    {
        if (paths.Length > 1 && paths.FirstOrDefault(path => !IsNotebook(path)) is { } script)
            throw new CommandException($"{Path.GetFileName(script)} is a script; scripts run one at a time, since each has its own exit code.");
        if (!IsNotebook(paths[0]) && request.Parameters.Count > 0)
            throw new CommandException("--param sets variables of notebooks; a script reads its options, --seed, --events and --output, from Args.");
        if (paths.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CommandException($"Two notebooks are called {twice.Key}; their results would go to the same folder. Run them one after the other, each with its own --output.");
    }

    private static string ExistingFile(string file)
    {
        var path = Path.GetFullPath(file);
        if (!IsNotebook(path) && !path.EndsWith(".csx", StringComparison.OrdinalIgnoreCase))
            throw new CommandException($"{file} is neither a notebook nor a script; give a file that ends with .ipynb, .dib or .csx.");
        return File.Exists(path) ? path : throw new CommandException($"There is no file {file}; the full path would be {path}.");
    }

    private static bool IsNotebook(string path) =>
        path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
}
