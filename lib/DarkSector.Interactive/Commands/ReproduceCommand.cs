using System.CommandLine;
using System.Globalization;
using DarkSector.Interactive.Scripting;
using DarkSector.Numerics.Tables;

namespace DarkSector.Interactive.Commands;

/// <summary><c>darksector reproduce NAME</c>: every figure and table of one search, or one published figure of it, from its script; or, by <c>all</c>, of everything, with a gallery.</summary>
internal static class ReproduceCommand
{
    private const string All = "all";

    private const string Description = """
        Makes every figure and table of a search, or one published figure of it, SEARCH/FIGURE; `all` makes every search and page, and a gallery to look at.
        Exit codes: 0 when all went well, 1 for a wrong command line or a failure, 130 after Ctrl-C; of one search, what its script returns.
        """;

    public static Command Create(IReadOnlyDictionary<string, string> searches)
    {
        var search = new Argument<string?>("SEARCH") { Description = $"Name of the search: {Names(searches)}; or of a figure, which `--list` names; or {All}.", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "Say what there is, and end." };
        var pages = new Option<string?>("--pages") { Description = "Folder of the pages for `all` [default: notebooks, here or in a folder above].", HelpName = "DIR" };
        var options = new RunArguments();
        var command = new Command("reproduce", Description) { search, list, pages };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => (parsed.GetValue(list), parsed.GetValue(search)) switch
        {
            (true, _) => ListAsync(Recipes(searches, parsed.GetValue(pages)), parsed.InvocationConfiguration.Output),
            (_, null) => throw new CommandException($"Say what to reproduce: {Names(searches)}, or {All}. `darksector reproduce --list` says more."),
            (_, All) => AllAsync(Recipes(searches, parsed.GetValue(pages)), searches, options.Read(parsed, ""), cancellation),
            (_, var name) => OneAsync(name, searches, options.Read(parsed, name), cancellation),
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

    private static async Task<int> OneAsync(string name, IReadOnlyDictionary<string, string> searches, RunRequest run, CancellationToken cancellation)
    {
        if (!searches.TryGetValue(name, out var code))
            throw new CommandException(Unknown(name, searches));
        ScriptEngine.WarmUp();
        using var folder = new OutputFolder(run.Folder);
        var recipe = Recipe.OfSearch(name, code);
        return await RunScriptAsync(code, recipe.File, run, folder, cancellation, () => RecipeRun.AddIndex(recipe, run, folder)).ConfigureAwait(false);
    }

    private static async Task<int> AllAsync(
        IReadOnlyList<Recipe> recipes, IReadOnlyDictionary<string, string> searches, RunRequest run, CancellationToken cancellation)
    {
        ScriptEngine.WarmUp();
        List<GalleryEntry> entries = [];
        // The script of a search makes its figures too.
        Recipe[] whole = [.. recipes.Where(recipe => !recipe.IsFigure)];
        foreach (var recipe in whole)
        {
            await run.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"[{entries.Count + 1}/{whole.Length}] {recipe.Name}")).ConfigureAwait(false);
            entries.Add(await RecipeRun.RunAsync(recipe, searches.GetValueOrDefault(recipe.Name, ""), run.Folder, run, cancellation).ConfigureAwait(false));
            if (entries[^1].Failure is { } failure)
                await run.Error.WriteLineAsync($"{recipe.Name} failed. {failure}").ConfigureAwait(false);
        }

        var index = WriteIndex(entries, run);
        await run.Output.WriteLineAsync($"{entries.Count(entry => entry.Failure is null)} of {entries.Count} made. Open {index}").ConfigureAwait(false);
        return entries.All(entry => entry.Failure is null) ? 0 : 1;
    }

    private static string WriteIndex(List<GalleryEntry> entries, RunRequest run)
    {
        var index = Path.Combine(run.Folder, "index.html");
        Directory.CreateDirectory(run.Folder);
        File.WriteAllText(index + ".partial", GalleryIndex.Render(entries, run.Provenance("darksector reproduce all")));
        File.Move(index + ".partial", index, overwrite: true);
        return index;
    }

    private static async Task<int> ListAsync(IReadOnlyList<Recipe> recipes, TextWriter output)
    {
        static string Indented(Recipe recipe) => recipe.IsFigure ? "  " + recipe.Name : recipe.Name;
        var width = recipes.Select(recipe => Indented(recipe).Length).DefaultIfEmpty(0).Max();
        foreach (var section in recipes.GroupBy(recipe => recipe.Section))
        {
            await output.WriteLineAsync($"{section.Key}{(section.First().IsPage ? " (page)" : "")}").ConfigureAwait(false);
            foreach (var recipe in section)
                await output.WriteLineAsync($"  {Indented(recipe).PadRight(width)}  {recipe.Title}").ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>The searches with their figures, then the pages.</summary>
    private static IReadOnlyList<Recipe> Recipes(IReadOnlyDictionary<string, string> searches, string? pages)
    {
        if (pages is not null && !Directory.Exists(pages))
            throw new CommandException($"--pages {pages}: there is no such folder.");
        return [.. searches.Select(search => Recipe.OfSearch(search.Key, search.Value)), .. Recipe.PagesIn(pages ?? NotebooksFolder())];
    }

    /// <summary>The folder <c>notebooks</c> of the repository one stands in; null outside of one.</summary>
    private static string? NotebooksFolder()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks")) && File.Exists(Path.Combine(folder.FullName, "lib", "load.csx")))
                return Path.Combine(folder.FullName, "notebooks");
        }

        return null;
    }

    private static string Unknown(string name, IReadOnlyDictionary<string, string> searches) => searches.Count == 0
        ? $"There is no search '{name}'; this build carries none."
        : $"There is no search '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, searches.Keys))}. All: {Names(searches)}; figures: `darksector reproduce --list`.";

    private static string Names(IReadOnlyDictionary<string, string> searches) => searches.Count == 0
        ? "none in this build" : string.Join(", ", searches.Keys.Where(name => !name.Contains('/', StringComparison.Ordinal)));
}
