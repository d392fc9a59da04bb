using DarkSector.Interactive.Notebooks;

namespace DarkSector.Notebooks.Tests;

/// <summary>The pages of the search for an ALP to two photons.</summary>
public class AlpPagesTests
{
    [Fact]
    public void Exercises_HaveHintsAndFoldedSolutions()
    {
        var page = Assert.Single(Repository.Notebooks, path => Path.GetFileName(Path.GetDirectoryName(path)) == "04-alp-to-two-photons");
        var cells = NotebookDocument.Load(page).Cells;
        var solutions = cells.Where(cell => cell.HasTag(HtmlPage.Solution)).ToArray();
        Assert.InRange(solutions.Length, 3, 6);
        Assert.All(solutions, cell => Assert.True((bool?)cell.Metadata["jupyter"]?["source_hidden"]));
        Assert.Equal(solutions.Length, cells.Count(cell => cell.Source.Contains("<summary>Hint 2</summary>", StringComparison.Ordinal)));
    }
}
