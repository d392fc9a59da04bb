using System.Text.Json.Nodes;
using DarkSector.Interactive.Jupyter;

namespace DarkSector.Interactive.Tests.Jupyter;

public sealed class KernelSpecTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false, false, "HOME=/h", "/h/.local/share/jupyter")]
    [InlineData(false, false, "HOME=/h XDG_DATA_HOME=/x", "/x/jupyter")]
    [InlineData(false, true, "HOME=/h XDG_DATA_HOME=/x", "/h/Library/Jupyter")]
    [InlineData(true, false, "APPDATA=/a", "/a/jupyter")]
    [InlineData(false, true, "HOME=/h JUPYTER_DATA_DIR=/j", "/j")]
    public void DataFolder_IsWhereJupyterLooks(bool isWindows, bool isMacOS, string variables, string expected)
    {
        var known = variables.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal(expected, KernelSpec.DataFolder(name => known.GetValueOrDefault(name), isWindows, isMacOS).Replace('\\', '/'));
    }

    [Fact]
    public void Install_WritesAbsoluteCommandAndNothingElse()
    {
        var written = KernelSpec.Install(folder, "darksector", ["/usr/bin/dotnet", "/opt/darksector.dll"]);
        Assert.Equal(["kernel.json", "logo-32x32.png", "logo-64x64.png"], Directory.GetFiles(written).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(written, "kernel.json")))!;
        Assert.Equal("""["/usr/bin/dotnet","/opt/darksector.dll","kernel","start","{connection_file}"]""", spec["argv"]!.ToJsonString());
        Assert.Equal(("C#", "message"), ((string)spec["language"]!, (string)spec["interrupt_mode"]!));
    }

    [Fact]
    public void ThisProgram_IsAbsolute() => Assert.All(KernelSpec.ThisProgram(), word => Assert.True(Path.IsPathRooted(word), word));

    [Fact]
    public void Uninstall_RemovesWhatInstallWrote()
    {
        var written = KernelSpec.Install(folder, ".net-csharp", ["/opt/darksector"]);
        Assert.Equal(written, KernelSpec.Uninstall(folder, ".net-csharp"));
        Assert.False(Directory.Exists(written));
        Assert.Null(KernelSpec.Uninstall(folder, ".net-csharp"));
    }

    [Theory]
    [InlineData("""{"argv":["/usr/bin/python3","-m","ipykernel_launcher"]}""")]
    [InlineData("not JSON")]
    public void Uninstall_LeavesOtherKernelsAlone(string spec)
    {
        var file = Path.Combine(folder, "kernels", "python3", "kernel.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, spec);
        Assert.Throws<FormatException>(() => KernelSpec.Uninstall(folder, "python3"));
        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Install_RefusesNamesThatLeadElsewhere(string name) => Assert.Throws<FormatException>(() => KernelSpec.Install(folder, name, ["/opt/darksector"]));
}
