using System.Collections.Concurrent;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Notebooks.Tests;

/// <summary>Every page once, with small statistics: what several tests look at.</summary>
internal static class PageRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<NotebookRun>>> Runs = new();

    /// <summary>A page, executed.</summary>
    /// <param name="notebook">Its path in the repository.</param>
    public static Task<NotebookRun> Of(string notebook) => Runs.GetOrAdd(notebook, name => new(() =>
    {
        var path = Path.Combine(Repository.Root, name);
        return NotebookRunner.RunAsync(ParameterCell.Inject(NotebookDocument.Load(path), ["--events", "4000"]), Path.GetDirectoryName(path)!, []);
    })).Value;
}
