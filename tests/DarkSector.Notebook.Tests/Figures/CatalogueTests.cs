using System.Xml.Linq;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>What holds for every kind of figure, in its ordinary form and at its extremes.</summary>
public sealed class CatalogueTests
{
    private static readonly Dictionary<string, CatalogueEntry> s_all =
        Catalogue.All.Concat(Extremes.All).ToDictionary(entry => entry.Name);

    private static readonly string s_documents = Path.Combine(Root(), "docs");

    public static TheoryData<string> Names => [.. s_all.Keys];

    public static TheoryData<string> DocumentedNames => [.. Catalogue.All.Select(entry => entry.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Texts_StayOnTheCanvasAndApart(string name)
    {
        var faults = string.Join("\n", s_all[name].Layouts.SelectMany(layout => layout.Faults()));
        Assert.True(faults.Length == 0, faults);
    }

    [Theory, MemberData(nameof(Names))]
    public void Svg_IsXmlWithFiniteNumbersOnly(string name)
    {
        var attributes = XDocument.Parse(s_all[name].Svg).Descendants().SelectMany(element => element.Attributes()).Where(attribute => attribute.Name != "font-family");
        Assert.DoesNotContain(attributes, attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal) || attribute.Value.Contains('∞', StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Plotly_IsAsItsSchemaWants(string name)
    {
        if (s_all[name].Plotly is { } plotly)
            Assert.Empty(PlotlySchema.Faults(plotly));
    }

    [Fact]
    public void Schema_FindsWhatIsWrong()
    {
        var plotly = Samples.Stack().ToPlotly();
        plotly["data"]![0]!["colour"] = "#fff";
        plotly["data"]![1]!["width"] = "wide";
        plotly["layout"]!["xaxis"]!["ticks"] = "within";
        Assert.Equal(3, PlotlySchema.Faults(plotly).Count());
    }

    [Theory, MemberData(nameof(DocumentedNames))]
    public void NothingIsLabelledAsTheExperiment_UnlessItSaysToySimulation(string name)
    {
        var texts = s_all[name].Layouts.SelectMany(layout => layout.Texts).Select(text => text.Text).ToArray();
        if (texts.Any(text => text.Contains("Belle", StringComparison.OrdinalIgnoreCase)))
            Assert.Contains("toy simulation", texts);
    }

    [Theory, MemberData(nameof(DocumentedNames))]
    public void Documentation_ShowsTheFigureAsItIs(string name) => Current(Path.Combine("figures", name + ".svg"), s_all[name].Svg);

    [Fact]
    public void Documentation_HasAPageOfAllFiguresAndNoOther()
    {
        Current("figures.md", Catalogue.Page());
        var files = Directory.EnumerateFiles(Path.Combine(s_documents, "figures")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);
        Assert.Equal(Catalogue.All.Select(entry => entry.Name).Order(StringComparer.Ordinal), files);
    }

    // What differs is left beside the tests, in the folders of the documentation.
    private static void Current(string file, string expected)
    {
        var (committed, received) = (Path.Combine(s_documents, file), Path.Combine(Root(), "artifacts", "docs", file));
        if (File.Exists(committed) && File.ReadAllText(committed) == expected)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, expected);
        Assert.Fail($"docs/{file} is not what the catalogue makes. Look at artifacts/docs/{file}; if it is right: cp -r artifacts/docs/. docs/");
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DarkSector.Interactive.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not lie below the folder of the solution.");
        return folder;
    }
}
