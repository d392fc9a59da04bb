namespace DarkSector.Interactive.Tests.Scripting;

public sealed class ScriptDirectivesTests : IDisposable
{
    private readonly EngineRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Load_IsRelativeToTheFolder_AndNestedLoadToItsOwnFile()
    {
        run.Write("cuts/all.csx", "#load \"inner/one.csx\"\nvar all = one + 1;");
        run.Write("cuts/inner/one.csx", "var one = 1;");
        await run.RunAsync("#load \"cuts/all.csx\"\nvar mine = all;");
        Assert.Equal(4, await run.ValueAsync("mine + all"));
    }

    [Fact]
    public async Task Directives_MayStandAnywhereAtTheStartOfALine()
    {
        run.Write("a.csx", "var a = 10;");
        run.Write("b.csx", "var b = 20;");
        Assert.Equal(31, await run.ValueAsync("var c = 1;\n#load \"a.csx\"\n// more\n#load \"b.csx\"\na + b + c"));
    }

    [Fact]
    public async Task DirectivesInTheMiddle_KeepLineNumbers()
    {
        run.Write("a.csx", "var a = 0;");
        var error = await run.ErrorAsync("var c = 1;\n#load \"a.csx\"\n\nvar d = c / a;");
        Assert.Equal(("Cell[1]", 4), (error.Source, error.Line));
        error = await run.ErrorAsync("var e = 1;\n#load \"a.csx\"\nnothing");
        Assert.Equal(("Cell[2]", 3), (error.Source, error.Line));
    }

    [Fact]
    public async Task TextThatLooksLikeADirective_IsLeftAlone() =>
        Assert.Equal("\n#load \"no.csx\"\n", await run.ValueAsync("@\"\n#load \"\"no.csx\"\"\n\""));

    [Fact]
    public async Task MissingLoad_NamesCellLineAndFile()
    {
        var error = await run.ErrorAsync("var a = 1;\n#load \"cuts.csx\"");
        Assert.Equal(("Cell[1]", 2), (error.Source, error.Line));
        Assert.Contains(Path.Combine(run.Folder, "cuts.csx"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingReferenceInLoadedFile_NamesThatFile()
    {
        run.Write("lib/tools.csx", "\n#r \"tools.dll\"");
        var error = await run.ErrorAsync("#load \"lib/tools.csx\"");
        Assert.Equal(("lib/tools.csx", 2), (error.Source, error.Line));
    }

    [Fact]
    public async Task ErrorInLoadedFile_NamesThatFile()
    {
        run.Write("tools.csx", "var zero = 0;\nvar x = 1 / zero;");
        var error = await run.ErrorAsync("#load \"tools.csx\"");
        Assert.Equal(("DivideByZeroException", "tools.csx", 2), (error.Name, error.Source, error.Line));
    }

    [Theory]
    [InlineData("#load \"../../lib/load.csx\"")]
    [InlineData("#r \"../artifacts/bin/DarkSector.Notebook/release/DarkSector.Notebook.dll\"")]
    [InlineData("#r \"MathNet.Numerics.dll\"")]
    [InlineData("#r \"System.Net.Http\"")]
    public async Task WhatTheHostHasAlready_IsSatisfiedByIt(string directive)
    {
        var type = await run.ValueAsync($"{directive}\ntypeof(MathNet.Numerics.Constants)");
        Assert.Same(typeof(MathNet.Numerics.Constants), type);
    }

    [Fact]
    public async Task LibraryLoaderOfTheRepository_IsSatisfiedByTheHost()
    {
        run.Write("repository/lib/load.csx", "#r \"../artifacts/bin/DarkSector.Notebook/release/DarkSector.Notebook.dll\"\n#r \"../artifacts/bin/DarkSector.Notebook/release/MathNet.Numerics.dll\"");
        Assert.Same(typeof(MathNet.Numerics.Constants), await run.ValueAsync("#load \"repository/lib/load.csx\"\ntypeof(MathNet.Numerics.Constants)"));
    }

    [Fact]
    public async Task Reference_LoadsAnAssemblyFromAFile()
    {
        File.Copy(typeof(ScriptDirectivesTests).Assembly.Location, Path.Combine(run.Folder, "copied.dll"));
        Assert.Equal("other", await run.ValueAsync("#r \"copied.dll\"\nnew DarkSector.Interactive.Tests.Scripting.SampleInFile().Name"));
    }

    [Fact]
    public async Task Reference_KeepsItsTypesFromCellToCell()
    {
        File.Copy(typeof(ScriptDirectivesTests).Assembly.Location, Path.Combine(run.Folder, "copied.dll"));
        await run.RunAsync("#r \"copied.dll\"\nvar sample = new DarkSector.Interactive.Tests.Scripting.SampleInFile();");
        Assert.Equal("other", await run.ValueAsync("#r \"copied.dll\"\n((DarkSector.Interactive.Tests.Scripting.SampleInFile)sample).Name"));
    }

    [Fact]
    public async Task FileThatIsNoAssembly_IsAClearError()
    {
        run.Write("text.dll", "not an assembly");
        var error = await run.ErrorAsync("#r \"text.dll\"");
        Assert.Contains("text.dll", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_IsRestored_AndRememberedForTheNextTime()
    {
        Assert.Equal("MathNet.Numerics", await run.ValueAsync("#r \"nuget: MathNet.Numerics, 5.0.0\"\ntypeof(MathNet.Numerics.Constants).Assembly.GetName().Name"));
        Assert.Single(Directory.GetDirectories(Path.Combine(run.Folder, "packages")));
        Assert.Equal(3, await run.ValueAsync("#r \"nuget:MathNet.Numerics,5.0.0\"\n3"));
    }

    [Theory]
    [InlineData("#r \"nuget: , 1.0\"", "names no package")]
    [InlineData("#r \"nuget: DarkSector.NoSuchPackage, not-a-version\"", "DarkSector.NoSuchPackage not-a-version cannot be restored")]
    public async Task PackageThatCannotBeHad_IsAClearError(string directive, string message)
    {
        var error = await run.ErrorAsync(directive);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        var packages = Path.Combine(run.Folder, "packages");
        Assert.False(Directory.Exists(packages) && Directory.EnumerateFileSystemEntries(packages).Any());
    }
}

/// <summary>A type that a cell reaches through a file.</summary>
public sealed class SampleInFile
{
    public string Name { get; } = "other";
}
