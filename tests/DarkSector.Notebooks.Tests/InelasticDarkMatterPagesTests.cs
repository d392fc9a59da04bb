using DarkSector.Interactive.Notebooks;

namespace DarkSector.Notebooks.Tests;

public class InelasticDarkMatterPagesTests
{
    [Fact]
    public void Pages_HaveExercisesWithHintsAndFoldedSolutions()
    {
        var pages = Repository.Notebooks.Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "03-inelastic-dark-matter").ToArray();
        Assert.Equal(2, pages.Length);
        Assert.All(pages, path =>
        {
            var cells = NotebookDocument.Load(path).Cells;
            var solutions = cells.Where(cell => cell.HasTag(HtmlPage.Solution)).ToArray();
            Assert.Equal(3, solutions.Length);
            Assert.All(solutions, cell => Assert.True((bool?)cell.Metadata["jupyter"]?["source_hidden"]));
            Assert.Equal(3, cells.Count(cell => cell.Source.Contains("<summary>Hint 2</summary>", StringComparison.Ordinal)));
        });
    }
}
