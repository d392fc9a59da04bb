using System.Text;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Rendering;
using DarkSector.Notebook.Tests.Figures;

namespace DarkSector.Notebook.Tests.Rendering;

public sealed class PictureFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("darksector-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Page_NeedsNothingElse()
    {
        var page = Saved(Samples.Stack(), "page.html");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
        Assert.Equal(PlotlyScript.Text is not null, page.Contains("Plotly.newPlot", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WithoutPlotly_ShowsTheSvg()
    {
        var page = FigurePage.Of("a < b", "<svg/>", "{}", script: null);
        Assert.Contains("<svg/>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("<title>a &lt; b</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_CannotBeLeftByALabel()
    {
        var page = FigurePage.Of("", "", """{"data":["</script><b>"]}""", "plotly");
        Assert.DoesNotContain("</script><b>", page, StringComparison.Ordinal);
        Assert.Contains("<\\/script><b>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("figure.pdf", "%PDF")]
    [InlineData("figure.png", "\u0089PNG")]
    public void Converted_BeginsAsItsFormatDoes_OrSaysWhatToInstall(string name, string start)
    {
        var path = Path.Combine(_folder.FullName, name);
        if (PictureConverter.Installed is null)
        {
            Assert.Contains("librsvg", Assert.Throws<InvalidOperationException>(() => Samples.Stack().Save(path)).Message, StringComparison.Ordinal);
            Assert.False(File.Exists(path));
            return;
        }

        Samples.Stack().Save(path);
        Assert.Equal(start, Encoding.Latin1.GetString(File.ReadAllBytes(path), 0, 4));
        var first = File.ReadAllBytes(path);
        Samples.Stack().Save(path);
        Assert.Equal(first, File.ReadAllBytes(path));
    }

    [Fact]
    public void WithoutConverter_TheMessageSaysWhatToInstall()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PictureConverter.Convert("<svg/>", 1, 1, "pdf", [_folder.FullName]));
        Assert.Contains(".pdf", error.Message, StringComparison.Ordinal);
        Assert.Contains("rsvg-convert", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Converters_AreLookedForInOrder()
    {
        var (near, far) = (_folder.CreateSubdirectory("near").FullName, _folder.CreateSubdirectory("far").FullName);
        Assert.Null(PictureConverter.Find([near, far]));
        File.WriteAllText(Path.Combine(near, "chromium"), "");
        Assert.Equal(Path.Combine(near, "chromium"), PictureConverter.Find([near, far]));
        File.WriteAllText(Path.Combine(far, "rsvg-convert"), "");
        Assert.Equal(Path.Combine(far, "rsvg-convert"), PictureConverter.Find([near, far]));
    }

    [Fact]
    public void ConverterThatFails_IsAnErrorWithItsWords()
    {
        if (OperatingSystem.IsWindows())
            return;
        var program = Path.Combine(_folder.FullName, "rsvg-convert");
        File.WriteAllText(program, "#!/bin/sh\necho no memory >&2\nexit 3\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Contains("no memory", Assert.Throws<InvalidOperationException>(() => PictureConverter.Convert("<svg/>", 1, 1, "png", [_folder.FullName])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownExtension_NamesTheKnownOnes()
    {
        Assert.Contains(".svg, .pdf, .png, .html or .json", Assert.Throws<ArgumentException>(() => Samples.Stack().Save(Path.Combine(_folder.FullName, "x.gif"))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ExpectationSamples.Display().Save(Path.Combine(_folder.FullName, "x.json")));
    }

    [Fact]
    public void Slider_IsSavedWithItsFrames()
    {
        Assert.Contains("\"frames\"", Saved(ExpectationSamples.Slider(), "slider.json"), StringComparison.Ordinal);
        Assert.Equal(6, Saved(ExpectationSamples.Slider(), "slider.svg").Split("<g transform").Length - 1);
    }

    private string Saved(Figure figure, string name) => Read(figure.Save, name);

    private string Saved(FigureSequence figures, string name) => Read(figures.Save, name);

    private string Read(Action<string> save, string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        save(path);
        return File.ReadAllText(path);
    }
}
