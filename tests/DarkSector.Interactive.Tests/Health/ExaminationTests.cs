using DarkSector.Interactive.Health;
using DarkSector.Interactive.Jupyter;

namespace DarkSector.Interactive.Tests.Health;

public sealed class ExaminationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ThisMachine_CanRunACell_AndHasItsDataSets()
    {
        var found = await Examination.OfAsync(folder, name => name == "JUPYTER_DATA_DIR" ? folder : null, "utf-8");
        Assert.Null(found.EngineObstacle);
        Assert.Null(found.DataSets);
        Assert.Null(found.OutputObstacle);
        Assert.NotNull(found.Sdk);
        Assert.Empty(found.Kernels);
        Assert.Null(found.Converter);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Kernels_AreThoseOfThisProgram_AndBrokenOnesSaySo()
    {
        var program = Path.Combine(folder, "darksector.dll");
        KernelSpec.Install(folder, "mine", [Environment.ProcessPath!, program]);
        Directory.CreateDirectory(Path.Combine(folder, "kernels", "python3"));
        File.WriteAllText(Path.Combine(folder, "kernels", "python3", "kernel.json"), """{"argv": ["/usr/bin/python3", "-m", "ipykernel"]}""");
        Directory.CreateDirectory(Path.Combine(folder, "kernels", "damaged"));
        File.WriteAllText(Path.Combine(folder, "kernels", "damaged", "kernel.json"), "{");
        Assert.Equal([new InstalledKernel("mine", program)], Examination.Kernels(folder));
        File.WriteAllText(program, "");
        Assert.Equal([new InstalledKernel("mine", null)], Examination.Kernels(folder));
    }

    [Fact]
    public void WantedSdk_IsThatOfTheNearestGlobalJson()
    {
        Assert.Null(Examination.WantedSdk(folder));
        File.WriteAllText(Path.Combine(folder, "global.json"), """{ "sdk": { "version": "10.0.100" } } // pinned""");
        var below = Directory.CreateDirectory(Path.Combine(folder, "a", "b")).FullName;
        Assert.Equal(new Version(10, 0, 100), Examination.WantedSdk(below));
    }

    [Fact]
    public void OutputThatIsAFile_IsAnObstacle()
    {
        var file = Path.Combine(folder, "out");
        Assert.Null(Examination.Obstacle(file));
        File.WriteAllText(file, "");
        Assert.Contains("is a file", Examination.Obstacle(Path.Combine(file, "deeper")), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_TakesTheFirstProgramInThePath()
    {
        File.WriteAllText(Path.Combine(folder, OperatingSystem.IsWindows() ? "b.exe" : "b"), "");
        Assert.StartsWith(Path.Combine(folder, "b"), Examination.Find(["a", "b"], $"/nowhere{Path.PathSeparator}{folder}"), StringComparison.Ordinal);
        Assert.Null(Examination.Find(["a"], folder));
    }
}
