using System.CommandLine;
using DarkSector.Interactive.Scripting;
using DarkSector.Numerics.Tables;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector reproduce SEARCH</c>: every figure and table of one search, from its script.</summary>
internal static class ReproduceCommand
{
    public static Command Create(IReadOnlyDictionary<string, string> searches)
    {
        var search = new Argument<string>("SEARCH") { Description = $"Name of the search: {Names(searches)}." };
        var options = new RunArguments();
        var command = new Command("reproduce", "Makes every figure and table of a search.") { search };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetValue(search)!;
            if (!searches.TryGetValue(name, out var code))
                throw new CommandException(Unknown(name, searches));
            ScriptEngine.WarmUp();
            var run = options.Read(parsed, name);
            using var folder = new OutputFolder(run.Folder);
            var path = Path.Combine(AppContext.BaseDirectory, "scripts", name + ".csx");
            return await RunScriptAsync(code, path, run, folder, cancellation, () => AddIndex(name, run, folder)).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>Runs a script and, when it succeeds, puts what it wrote in place and lists it.</summary>
    internal static async Task<int> RunScriptAsync(
        string code, string path, RunRequest run, OutputFolder folder, CancellationToken cancellation, Action? finish = null)
    {
        var exitCode = await ScriptRun.RunAsync(code, path, run.ArgumentsFor(folder), run.Output, run.Error, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (exitCode != 0)
            return exitCode;
        finish?.Invoke();
        WrittenFiles.Report(folder.Commit(), folder.Path, run.Output);
        return 0;
    }

    /// <summary>A page to look at, unless the script made its own.</summary>
    private static void AddIndex(string search, RunRequest run, OutputFolder folder)
    {
        var index = Path.Combine(folder.Staging, "index.html");
        if (!File.Exists(index) && Directory.EnumerateFileSystemEntries(folder.Staging).Any())
            File.WriteAllText(index, GalleryPage.Render(folder.Staging, search, run.Provenance($"darksector reproduce {search}")));
    }

    private static string Unknown(string name, IReadOnlyDictionary<string, string> searches) => searches.Count == 0
        ? $"There is no search '{name}'; this build carries none."
        : $"There is no search '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, searches.Keys))}. All: {Names(searches)}.";

    private static string Names(IReadOnlyDictionary<string, string> searches) => searches.Count == 0 ? "none in this build" : string.Join(", ", searches.Keys);
}
