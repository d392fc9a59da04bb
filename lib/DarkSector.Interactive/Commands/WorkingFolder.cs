namespace DarkSector.Interactive.Commands;

/// <summary>Makes the folder of a notebook the current one while it runs, as Jupyter does: <c>File.ReadAllText("data.csv")</c> finds the file beside it.</summary>
internal sealed class WorkingFolder : IDisposable
{
    private readonly string before = Environment.CurrentDirectory;

    private WorkingFolder(string folder) => Environment.CurrentDirectory = folder;

    public static WorkingFolder Enter(string folder) => new(folder);

    public void Dispose() => Environment.CurrentDirectory = before;
}
