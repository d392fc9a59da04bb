using DarkSector.Interactive.Scripting;

namespace DarkSector.Interactive.Tests.Scripting;

/// <summary>Runs cells one after the other in a folder of their own and remembers what they said.</summary>
internal sealed class EngineRun : IDisposable
{
    private readonly ScriptEngine engine;
    private int cells;

    public EngineRun(params string[] arguments)
    {
        Folder = Directory.CreateTempSubdirectory("darksector-").FullName;
        engine = new ScriptEngine(Folder, arguments, new PackageRestore(Path.Combine(Folder, "packages")));
    }

    public string Folder { get; }

    public List<CellOutput> Outputs { get; } = [];

    public string StandardOutput => string.Concat(Outputs.OfType<StreamOutput>().Where(output => output.Name == "stdout").Select(output => output.Text));

    public Task<CellResult> RunAsync(string code) => engine.RunAsync(code, $"Cell[{++cells}]", Outputs.Add);

    public async Task<object?> ValueAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.True(result.Succeeded, result.Error?.ToString());
        return result.Value;
    }

    public async Task<ScriptError> ErrorAsync(string code)
    {
        var result = await RunAsync(code);
        return Assert.IsType<ScriptError>(result.Error);
    }

    public string Write(string path, string content)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
