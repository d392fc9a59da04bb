using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;

namespace DarkSector.Notebook.Tests.Rendering;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly Figure s_figure = Figure.Curves([1, 2], ("a", [1.0, 2.0]));
    private readonly string _folder = Directory.CreateTempSubdirectory("darksector").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_WritesSvgAndPlotly_AndLeavesNothingElse()
    {
        s_figure.Save(Path.Combine(_folder, "a.svg"));
        s_figure.Save(Path.Combine(_folder, "a.json"));
        new Table("x").AddRow(1).SaveCsv(Path.Combine(_folder, "a.csv"));
        Assert.Equal(["a.csv", "a.json", "a.svg"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.Equal(s_figure.ToSvg(), File.ReadAllText(Path.Combine(_folder, "a.svg")));
        Assert.Equal(s_figure.ToPlotlyJson(), File.ReadAllText(Path.Combine(_folder, "a.json")));
    }

    [Fact]
    public void Save_ReplacesAnOlderFile()
    {
        var path = Path.Combine(_folder, "a.SVG");
        File.WriteAllText(path, "old");
        s_figure.Save(path);
        Assert.StartsWith("<svg", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_MakesOneFolderButNotTwo()
    {
        s_figure.Save(Path.Combine(_folder, "figures", "a.svg"));
        Assert.True(File.Exists(Path.Combine(_folder, "figures", "a.svg")));
        var error = Assert.Throws<DirectoryNotFoundException>(() => s_figure.Save(Path.Combine(_folder, "b", "c", "a.svg")));
        Assert.Contains("Make it first", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "b")));
    }

    [Theory]
    [InlineData("a.gif")]
    [InlineData("a")]
    public void Save_RejectsAnUnknownExtension_AndNamesTheKnownOnes(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => s_figure.Save(Path.Combine(_folder, name)));
        Assert.Contains(".html or .json", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Save_OfAFigureThatCannotBeDrawn_WritesNothing()
    {
        Assert.Throws<InvalidOperationException>(() => new Figure().Save(Path.Combine(_folder, "a.svg")));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void SaveCsv_RejectsAnotherExtension() =>
        Assert.Throws<ArgumentException>(() => new Table("x").SaveCsv(Path.Combine(_folder, "a.txt")));
}
