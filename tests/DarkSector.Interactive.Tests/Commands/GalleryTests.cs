using DarkSector.Interactive.Commands;
using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Commands;

[Collection(nameof(WorkingFolder))]
public sealed class GalleryTests : IDisposable
{
    private static readonly Dictionary<string, string> Searches = new()
    {
        ["drawing"] = "// Drawing, e+e- -> mu+mu-: one figure & one table.\nvar o = RunOptions.Parse(Args).Output; foreach (var i in new[] { 1, 2, 3 }) File.WriteAllText(Path.Combine(o, $\"{i}.svg\"), $\"<svg id=\\\"s{i}\\\"/>\");",
        ["drawing/small"] = "// A small drawing: one line.\nthrow new Exception(\"made by the search\");",
        ["failing"] = "throw new Exception(\"no luck\");",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public GalleryTests()
    {
        Directory.CreateDirectory(In("notebooks/01-first-steps"));
        var heading = new NotebookCell(CellKind.Markdown, "a", "# First $x$\n\n**Pages:** [other](02-other.ipynb#top), [far](../03-far/far.ipynb)\n\n**Why $y$ matters.** And more.");
        new NotebookDocument([heading, new NotebookCell(CellKind.Code, "b", "\"<svg id='p'/>\".DisplayAs(\"image/svg+xml\");")]).Save(In("notebooks/01-first-steps/01-first.ipynb"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task All_ShowsWhatWasMade_AndWhatWasNot()
    {
        Assert.Equal(1, await InvokeAsync("reproduce", "all", "--pages", In("notebooks"), "--output", In("out"), "--seed", "7"));
        var index = await File.ReadAllTextAsync(In("out/index.html"));
        Assert.Contains("2 searches, 1 page and 4 figures", index, StringComparison.Ordinal);
        Assert.Contains("1 did not finish.", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"drawing/index.html\">Drawing, e+e- → mu+mu-</a></h3>\n<p>One figure &amp; one table.</p>", index, StringComparison.Ordinal);
        Assert.Contains("id=\"f3-s3\"", index, StringComparison.Ordinal);
        Assert.Contains("<a href=\"pages/01-first-steps/01-first/01-first.html\">", index, StringComparison.Ordinal);
        Assert.Contains("<h2>First steps</h2>", index, StringComparison.Ordinal);
        Assert.Matches("<p>Why <math[^\n]*</math> matters.</p>", index);
        Assert.Contains("darksector reproduce all, seed 7", index, StringComparison.Ordinal);
        Assert.Contains("2 of 3 made.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Exception: no luck", error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(In("out/failing")));
        Assert.Empty(Directory.GetFileSystemEntries(In("out"), "*.partial", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Links_BetweenPagesStayInTheGallery()
    {
        await InvokeAsync("reproduce", "all", "--pages", In("notebooks"), "--output", In("out"));
        var page = await File.ReadAllTextAsync(In("out/pages/01-first-steps/01-first/01-first.html"));
        Assert.Contains("href=\"../02-other/02-other.html#top\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"../../03-far/far/far.html\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_ToOtherPlacesAreKept()
    {
        const string Html = "<a href=\"https://a.b/c.ipynb\">x</a> <a href=\"c.html\">y</a>";
        Assert.Equal(Html, GalleryLinks.Follow(Html));
    }

    [Fact]
    public async Task List_NamesSearchesAndPages()
    {
        Assert.Equal(0, await InvokeAsync("reproduce", "--list", "--pages", In("notebooks")));
        Assert.Equal("""
            Searches
              drawing                  Drawing, e+e- → mu+mu-
                drawing/small          A small drawing
              failing                  Failing
            First steps (page)
              01-first-steps/01-first  First $x$

            """.ReplaceLineEndings(), output.ToString());
    }

    [Theory]
    [InlineData("Say what to reproduce: drawing, failing, or all.", "reproduce")]
    [InlineData("there is no such folder", "reproduce", "all", "--pages", "/nowhere")]
    public async Task WrongRequest_IsRefused(string message, params string[] arguments)
    {
        Assert.Equal(1, await InvokeAsync(arguments));
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thumbnails_EndWithTheResult()
    {
        var entry = new GalleryEntry(Recipe.OfSearch("a", ""), 1, null, [], ["1", "2", "3", "4", "5"], null);
        Assert.Equal(["2", "5"], entry.Thumbnails(2));
        Assert.Equal(["1", "2", "3", "4", "5"], entry.Thumbnails(9));
        Assert.Empty((entry with { Pictures = [] }).Thumbnails(3));
    }

    private Task<int> InvokeAsync(params string[] arguments) => CommandLine.InvokeAsync(arguments, Searches, output, error);

    private string In(string path) => Path.Combine(folder, path);
}
