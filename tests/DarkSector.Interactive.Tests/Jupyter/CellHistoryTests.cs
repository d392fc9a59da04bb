using System.Text.Json.Nodes;
using DarkSector.Interactive.Jupyter;

namespace DarkSector.Interactive.Tests.Jupyter;

public sealed class CellHistoryTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("darksector-").FullName;

    private string FilePath => Path.Combine(folder, "data", "history.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Sessions_FollowEachOther()
    {
        var first = new CellHistory(new HistoryFile(FilePath));
        first.Add(1, "var mass = 1;", null);
        first.Add(2, "mass\n+ 1", "2");
        var second = new CellHistory(new HistoryFile(FilePath));
        second.Add(1, "3", "3");
        Assert.Equal("""[[1,1,"var mass = 1;"],[1,2,"mass\n\u002B 1"],[2,1,"3"]]""", Ask(second, """{"hist_access_type": "tail"}"""));
        Assert.Equal("""[[2,1,["3","3"]]]""", Ask(second, """{"hist_access_type": "range", "session": 0, "start": 0, "stop": 9, "output": true}"""));
        Assert.Equal("""[[1,2,"mass\n\u002B 1"]]""", Ask(second, """{"hist_access_type": "range", "session": -1, "start": 2, "stop": 9}"""));
        Assert.Equal("""[[1,1,"var mass = 1;"]]""", Ask(second, """{"hist_access_type": "search", "pattern": "var*"}"""));
    }

    [Fact]
    public void File_IsBoundedAndForItsUserAlone()
    {
        var file = new HistoryFile(FilePath);
        file.Append(new(1, 1, "first", null));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        File.AppendAllLines(FilePath, Enumerable.Repeat("""{"session": 2, "line": 1, "input": "x"}""", 2 * HistoryFile.Kept));
        Assert.Equal(HistoryFile.Kept, file.Read().Count);
        Assert.Equal(HistoryFile.Kept, File.ReadAllLines(FilePath).Length);
        Assert.Equal([FilePath], Directory.GetFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void DamagedLines_ArePassedOver()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "{\"session\": 1, \"line\"\n7\n\n{\"session\": 4, \"line\": 2, \"input\": \"x\"}\n");
        Assert.Equal(new HistoryEntry(4, 2, "x", null), Assert.Single(new HistoryFile(FilePath).Read()));
    }

    [Fact]
    public void WithoutAFile_ThereIsThisSession()
    {
        // A file where a folder should be: nothing can be written below it.
        File.WriteAllText(Path.Combine(folder, "data"), "");
        var history = new CellHistory(new HistoryFile(FilePath));
        history.Add(1, "1", "1");
        Assert.Equal("""[[1,1,"1"]]""", Ask(history, "{}"));
    }

    private static string Ask(CellHistory history, string content) =>
        history.Answer(new JupyterMessage([], [], "history_request", "s", "", JsonNode.Parse(content)!.AsObject(), []))["history"]!.ToJsonString();
}
