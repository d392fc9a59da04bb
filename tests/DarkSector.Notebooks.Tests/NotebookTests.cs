using System.Text.Json.Nodes;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Notebooks.Tests;

/// <summary>Every notebook runs from top to bottom with small statistics, and is kept without outputs.</summary>
public class NotebookTests
{
    public static TheoryData<string> All => [.. Repository.Notebooks.Select(Repository.Relative)];

    [Theory, MemberData(nameof(All))]
    public void File_IsKeptWithoutOutputsForTheCSharpKernel(string notebook)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, notebook)))!;
        Assert.Equal(".net-csharp", (string?)json["metadata"]!["kernelspec"]!["name"]);
        Assert.All(json["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code"), cell =>
        {
            Assert.Empty(cell!["outputs"]!.AsArray());
            Assert.Null(cell["execution_count"]);
        });
    }

    [Theory, MemberData(nameof(All))]
    public async Task File_RunsFromTopToBottom(string notebook)
    {
        var run = await PageRuns.Of(notebook);
        Assert.True(run.Failure is null, $"{notebook} stopped at {run.Failure}\n{run.Failure?.Error}");
        Assert.Contains("<h1", HtmlPage.Render(run.Notebook, Path.GetDirectoryName(Path.Combine(Repository.Root, notebook))!, "page", "test"), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_HaveExercisesWithFoldedSolutions()
    {
        var pages = Repository.Notebooks.Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "00-samples").ToArray();
        Assert.Equal(8, pages.Length);
        Assert.All(pages, path =>
        {
            var solutions = NotebookDocument.Load(path).Cells.Where(cell => cell.HasTag(HtmlPage.Solution)).ToArray();
            Assert.InRange(solutions.Length, 2, 4);
            Assert.All(solutions, cell => Assert.True((bool?)cell.Metadata["jupyter"]?["source_hidden"]));
        });
    }

    [Fact]
    public void Limits_HaveExercisesWithHintsAndFoldedSolutions()
    {
        var pages = Repository.Notebooks.Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "10-limits").ToArray();
        Assert.Equal(3, pages.Length);
        Assert.All(pages, path =>
        {
            var cells = NotebookDocument.Load(path).Cells;
            var solutions = cells.Where(cell => cell.HasTag(HtmlPage.Solution)).ToArray();
            Assert.InRange(solutions.Length, 3, 6);
            Assert.All(solutions, cell => Assert.True((bool?)cell.Metadata["jupyter"]?["source_hidden"]));
            Assert.Equal(solutions.Length, cells.Count(cell => cell.Source.Contains("<summary>Hint 2</summary>", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void Folder_HasNotebooks() => Assert.NotEmpty(Repository.Notebooks);
}
