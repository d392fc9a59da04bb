using DarkSector.Interactive.Notebooks;

namespace DarkSector.Interactive.Tests.Notebooks;

public sealed class DibFormatTests
{
    // As VS Code's Polyglot Notebooks wrote them.
    private const string Polyglot = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"languageName":"csharp","name":"csharp"}]}}

        #!markdown

        # Dark photons

        Some *prose*.

        #!csharp

        #!time
        #r "nuget: MathNet.Numerics, 5.0.0"
        var x = 1;

        x

        #!html

        <b>bold</b>

        """;

    [Fact]
    public void Read_MakesCells()
    {
        var page = DibFormat.Read(Polyglot, "a.dib");
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code], page.Cells.Select(cell => cell.Kind));
        Assert.Equal("# Dark photons\n\nSome *prose*.", page.Cells[0].Source);
        Assert.Equal("#!time\n#r \"nuget: MathNet.Numerics, 5.0.0\"\nvar x = 1;\n\nx", page.Cells[1].Source);
        Assert.Equal("#!html\n<b>bold</b>", page.Cells[2].Source);
        Assert.Equal("Dark photons", page.Title);
        NotebookSchema.Check(page.ToJson());
    }

    [Fact]
    public void Notebook_SurvivesTheWayThereAndBack()
    {
        var text = DibFormat.Write(DibFormat.Read(Polyglot, "a.dib"));
        Assert.Equal(Polyglot.ReplaceLineEndings("\n").TrimEnd(), text.TrimEnd());
    }

    [Theory]
    [InlineData("1 + 1\n#!csharp\n2", 2)]
    [InlineData("\uFEFF#!c#\r\n1\r\n#!md\r\ntext", 2)]
    [InlineData("#!csharp with arguments\n1", 1)]
    [InlineData("#!unknown\n1", 1)]
    [InlineData("", 0)]
    [InlineData("#!csharp\n\n#!markdown\n\n", 0)]
    public void Read_TakesFilesWithoutMeta(string text, int cells) => Assert.Equal(cells, DibFormat.Read(text, "a.dib").Cells.Length);

    [Fact]
    public void Read_HeedsTheDefaultKernel() =>
        Assert.Equal("#!fsharp\nlet x = 1", DibFormat.Read("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"fsharp\"}}\n\n#!fsharp\nlet x = 1", "a.dib").Cells[0].Source);

    [Fact]
    public void DamagedMeta_IsRefused() =>
        Assert.Contains("a.dib: the #!meta block", Assert.Throws<NotebookFormatException>(() => DibFormat.Read("#!meta\n{\n#!csharp\n1", "a.dib")).Message, StringComparison.Ordinal);
}
