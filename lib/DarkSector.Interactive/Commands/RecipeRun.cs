using System.Diagnostics;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Commands;

/// <summary>Makes one recipe: its files appear in their folder when all went well.</summary>
internal static class RecipeRun
{
    /// <summary>Runs a recipe for the gallery.</summary>
    /// <param name="recipe">What to make.</param>
    /// <param name="code">The code of a script; not used for a page.</param>
    /// <param name="gallery">Folder of the gallery; the recipe gets a folder of its own in it.</param>
    /// <param name="run">Options and streams.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>What was made, or why not. A run that was stopped throws.</returns>
    public static async Task<GalleryEntry> RunAsync(Recipe recipe, string code, string gallery, RunRequest run, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var folder = new OutputFolder(Path.Combine(gallery, recipe.IsPage ? Path.Combine("pages", recipe.Name) : recipe.Name));
        var failure = recipe.IsPage
            ? await PageAsync(recipe, run, folder, cancellation).ConfigureAwait(false)
            : await ScriptAsync(recipe, code, run, folder, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
            return new GalleryEntry(recipe, clock.Elapsed.TotalSeconds, null, [], [], failure);
        string[] files = [.. folder.Commit().Select(file => Path.GetRelativePath(gallery, file).Replace('\\', '/'))];
        return new GalleryEntry(recipe, clock.Elapsed.TotalSeconds, files.FirstOrDefault(IsPage), files, Pictures(recipe, gallery, files), null);
    }

    /// <summary>A page to look at, unless the script made its own.</summary>
    public static void AddIndex(Recipe recipe, RunRequest run, OutputFolder folder)
    {
        var index = Path.Combine(folder.Staging, "index.html");
        if (!File.Exists(index) && Directory.EnumerateFileSystemEntries(folder.Staging).Any())
            File.WriteAllText(index, GalleryPage.Render(folder.Staging, recipe.Title, run.Provenance($"darksector reproduce {recipe.Name}")));
    }

    private static async Task<string?> ScriptAsync(Recipe recipe, string code, RunRequest run, OutputFolder folder, CancellationToken cancellation)
    {
        var exitCode = await ScriptRun.RunAsync(code, recipe.File, run.ArgumentsFor(folder), TextWriter.Null, run.Error, cancellation).ConfigureAwait(false);
        if (exitCode != 0)
            return $"The script ended with exit code {exitCode}; `darksector reproduce {recipe.Name}` shows its messages.";
        AddIndex(recipe, run, folder);
        return null;
    }

    private static async Task<string?> PageAsync(Recipe recipe, RunRequest run, OutputFolder folder, CancellationToken cancellation)
    {
        var (home, name) = (Path.GetDirectoryName(recipe.File)!, Path.GetFileNameWithoutExtension(recipe.File));
        NotebookRun result;
        using (WorkingFolder.Enter(home))
        {
            var page = ParameterCell.Inject(NotebookDocument.Load(recipe.File), run.Options);
            result = await NotebookRunner.RunAsync(page, home, run.ArgumentsFor(folder), null, cancellation).ConfigureAwait(false);
        }

        if (result.Failure is not null)
            return $"The page stopped at {result.Failure}";
        PageFormats.Write(["html", "ipynb"], result.Notebook, home, folder.Staging, name, run.Provenance(Path.GetFileName(recipe.File)));
        LinkPages(Path.Combine(folder.Staging, name + ".html"));
        return null;
    }

    /// <summary>Links between pages lead to the executed pages, each of which has a folder of its own in the gallery.</summary>
    private static void LinkPages(string html) => File.WriteAllText(html, GalleryLinks.Follow(File.ReadAllText(html)));

    private static string[] Pictures(Recipe recipe, string gallery, string[] files) => recipe.IsPage
        ? [.. NotebookDocument.Load(Path.Combine(gallery, files.First(file => file.EndsWith(".ipynb", StringComparison.Ordinal)))).Cells
            .SelectMany(cell => cell.Outputs).Select(output => NotebookReader.Text(output["data"]?["image/svg+xml"])).OfType<string>()]
        : [.. files.Where(file => file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)).Select(file => File.ReadAllText(Path.Combine(gallery, file)))];

    private static bool IsPage(string file) => file.EndsWith(".html", StringComparison.OrdinalIgnoreCase);
}
