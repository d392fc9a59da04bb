using System.IO.Compression;
using DarkSector.Interactive.Scripting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DarkSector.Interactive.Tests.Scripting;

/// <summary>Lines that speak to the engine, as notebooks of .NET Interactive have them.</summary>
public sealed class MagicTests : IDisposable
{
    private readonly EngineRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("#!csharp\n1 + 1")]
    [InlineData("#!c#\n1 + 1")]
    [InlineData("#!C#\r\n1 + 1\r\n")]
    [InlineData("#!csharp\nvar a = 1;\n#!csharp\na + 1")]
    public async Task CSharp_IsWhatThisKernelSpeaks(string code) => Assert.Equal(2, await run.ValueAsync(code));

    [Fact]
    public async Task Prose_IsShownAsWhatItIs_AndEndsWhereCodeBegins()
    {
        Assert.Equal(5, await run.ValueAsync("var a = 4;\n#!markdown\n# It's *free* text\n%90 of it\n#!csharp\na + 1"));
        Assert.Equal("# It's *free* text\n%90 of it", Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data["text/markdown"]!.GetValue<string>());
    }

    [Fact]
    public async Task Html_IsShownAsHtml()
    {
        await run.RunAsync("#!html\n<b>bold</b>");
        Assert.Equal("<b>bold</b>", Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data["text/html"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("#!time\nvar a = 1;")]
    [InlineData("%time\nvar a = 1;")]
    [InlineData("%%time\nvar a = 1;")]
    [InlineData("var a = 1;\n#!time\nvar b = a;")]
    public async Task Time_IsShown(string code)
    {
        Assert.True((await run.RunAsync(code)).Succeeded);
        Assert.Matches(@"^Wall time: \d+\.\d ms$", Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data.Text);
    }

    [Fact]
    public async Task Magics_KeepLineNumbers()
    {
        var error = await run.ErrorAsync("#!time\nvar zero = 0;\n\nvar y = 1 / zero;");
        Assert.Equal(("Cell[1]", 4), (error.Source, error.Line));
        error = await run.ErrorAsync("var x = 1;\n#!time\nnothing");
        Assert.Equal(("Cell[2]", 3), (error.Source, error.Line));
    }

    [Theory]
    [InlineData("@\"\n#!time\n\"", "\n#!time\n")]
    [InlineData("\"\"\"\n#!nothing\n\"\"\"", "#!nothing")]
    [InlineData("/*\n#!nothing\n*/ \"ok\"", "ok")]
    public async Task LinesInTextsAndComments_AreNoMagics(string code, string expected) => Assert.Equal(expected, await run.ValueAsync(code));

    [Fact]
    public async Task PercentSign_ContinuesACalculation() => Assert.Equal(1, await run.ValueAsync("var b = 3;\nvar a = 7\n%b;\na"));

    [Theory]
    [InlineData("#!tiem", "#!time")]
    [InlineData("#!fsharp\nlet x = 1", "C# only")]
    [InlineData("#!share --from fsharp x", "share their variables already")]
    [InlineData("%matplotlib inline", "Figures show")]
    [InlineData("#!time it", "stands alone")]
    [InlineData("#!csharp --name x", "stands alone")]
    [InlineData("#!import", "#!import FILE")]
    [InlineData("#i nuget", "names no source")]
    [InlineData("#i \"nuget: ../no-feed\"", "there is no folder")]
    [InlineData("#!import no.cs", "there is no file")]
    [InlineData("#!import \"a.txt\"", "cannot be imported")]
    public async Task WhatIsNotSupported_SaysSoAndWhatToDo(string magic, string remedy)
    {
        run.Write("a.txt", "");
        var error = await run.ErrorAsync("var a = 1;\n" + magic);
        Assert.Equal(("Cell[1]", 2), (error.Source, error.Line));
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import sub/a.cs")]
    [InlineData("#!import \"sub/a.csx\"")]
    [InlineData("%import 'sub/a.ipynb'")]
    [InlineData("#!import sub/a.dib")]
    public async Task Import_RunsAFile_AndItsUsingsFlow(string import)
    {
        const string Code = "using System.Globalization;\\nint Twice(int x) => 2 * x;";
        run.Write("sub/a.cs", Code.Replace("\\n", "\n", StringComparison.Ordinal));
        run.Write("sub/a.csx", "#load \"inner.csx\"\n" + Code.Replace("\\n", "\n", StringComparison.Ordinal));
        run.Write("sub/inner.csx", "var inner = 1;");
        run.Write("sub/a.ipynb", $$"""{"cells": [{"cell_type": "markdown", "source": "prose"}, {"cell_type": "code", "source": ["{{Code}}"]}], "nbformat": 4}""");
        run.Write("sub/a.dib", "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# Title\n\n#!csharp\n\n" + Code.Replace("\\n", "\n", StringComparison.Ordinal));
        Assert.Equal(4, await run.ValueAsync($"var a = 2;\n{import}\nTwice(a)"));
        Assert.Equal("Invariant Language (Invariant Country)", await run.ValueAsync("CultureInfo.InvariantCulture.EnglishName"));
    }

    [Fact]
    public async Task Import_NamesFileAndLineOfAnError()
    {
        run.Write("a.dib", "#!meta\n\n{}\n\n#!csharp\n\nvar zero = 0;\nvar y = 1 / zero;");
        var error = await run.ErrorAsync("#!import a.dib");
        Assert.Equal(("a.dib", 8), (error.Source, error.Line));
        run.Write("b.ipynb", """{"cells": [{"cell_type": "code", "source": "var z = 0;"}, {"cell_type": "code", "source": "\nvar y = 1 / z;"}]}""");
        error = await run.ErrorAsync("#!import b.ipynb");
        Assert.Equal(("b.ipynb[2]", 2), (error.Source, error.Line));
    }

    [Fact]
    public async Task Import_OfItself_IsRefused()
    {
        run.Write("a.csx", "#!import b.csx");
        run.Write("b.csx", "#!import a.csx");
        Assert.Contains("imports itself", (await run.ErrorAsync("#!import a.csx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WorksTwiceInACell()
    {
        run.Write("a.csx", "Console.Write(1);");
        await run.RunAsync("#!import a.csx\n#!import a.csx");
        Assert.Equal("11", run.StandardOutput);
    }

    [Fact]
    public async Task Whos_ShowsVariables()
    {
        await run.RunAsync("var mass = 1.5; var names = new List<string> { \"a\" };");
        await run.RunAsync("#!who");
        await run.RunAsync("#!whos");
        var shown = run.Outputs.OfType<DisplayOutput>().ToArray();
        Assert.Equal("mass\nnames", shown[0].Data.Text);
        Assert.Contains("mass   Double        1.5", shown[1].Data.Text, StringComparison.Ordinal);
        Assert.Contains("<td style=\"text-align:left\">List&lt;String&gt;</td>", shown[1].Data["text/html"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!lsmagic", "#!import FILE")]
    [InlineData("#!about", "DarkSector.Interactive")]
    public async Task Magics_ExplainThemselves(string magic, string expected)
    {
        Assert.True((await run.RunAsync(magic)).Succeeded);
        Assert.Contains(expected, Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValuesOfEarlierPieces_AreDisplayed()
    {
        Assert.Equal(2, await run.ValueAsync("1\n#!csharp\n2"));
        Assert.Equal("1", Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data.Text);
    }

    [Fact]
    public async Task HTML_IsMarkup()
    {
        await run.RunAsync("display(HTML(\"<b>x</b>\")); HTML(\"<i>y</i>\")");
        Assert.Equal("<b>x</b>", Assert.Single(run.Outputs.OfType<DisplayOutput>()).Data["text/html"]!.GetValue<string>());
        Assert.Equal("<i>y</i>", Assert.Single(run.Outputs.OfType<ValueOutput>()).Data["text/html"]!.GetValue<string>());
    }

    [Fact]
    public async Task Source_IsAFolderOfPackagesRelativeToTheCell()
    {
        Directory.CreateDirectory(Path.Combine(run.Folder, "feed"));
        WritePackage(Path.Combine(run.Folder, "feed", "DarkSector.Sample.1.2.3.nupkg"), "DarkSector.Sample", "1.2.3");
        // The package folder of the user stays as it is.
        run.Write("nuget.config", """<configuration><config><add key="globalPackagesFolder" value="installed" /></config></configuration>""");
        Assert.Equal("from a package", await run.ValueAsync("#i \"nuget: feed\"\n#r \"nuget: DarkSector.Sample, 1.2.3\"\nDarkSectorSample.Origin.Name"));
    }

    /// <summary>A package is a zip file with a description and an assembly.</summary>
    private static void WritePackage(string file, string id, string version)
    {
        var code = CSharpSyntaxTree.ParseText("namespace DarkSectorSample { public static class Origin { public static string Name => \"from a package\"; } }");
        var compilation = CSharpCompilation.Create(id, [code], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new(OutputKind.DynamicallyLinkedLibrary));
        using var zip = ZipFile.Open(file, ZipArchiveMode.Create);
        using (var assembly = zip.CreateEntry($"lib/net10.0/{id}.dll").Open())
            Assert.True(compilation.Emit(assembly).Success);
        using var description = new StreamWriter(zip.CreateEntry($"{id}.nuspec").Open());
        description.Write($"<package><metadata><id>{id}</id><version>{version}</version><authors>a</authors><description>d</description></metadata></package>");
    }

    [Fact]
    public async Task Shebang_IsNoMagic() => Assert.Equal(3, await run.ValueAsync("#!/usr/bin/env darksector run\n3"));

    [Fact]
    public void CodeOnly_KeepsEveryPosition() =>
        Assert.Equal("      \nvar a = 1;\n          \n    \n        \n  a", CellPart.CodeOnly("#!time\nvar a = 1;\n#!markdown\n'a'*\n#!csharp\n  a"));
}
