namespace DarkSector.Notebooks.Tests;

/// <summary>The notebooks and scripts of the repository this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Notebooks => Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories).Order();

    public static IEnumerable<string> Scripts => Directory.EnumerateFiles(Path.Combine(Root, "scripts"), "*.csx").Order();

    /// <summary>The scripts of single figures of a search, as `reproduce` names them.</summary>
    public static string[] FiguresOf(string search) => Directory.Exists(Path.Combine(Root, "scripts", search))
        ? [.. Directory.EnumerateFiles(Path.Combine(Root, "scripts", search), "*.csx").Select(path => $"{search}/{Path.GetFileNameWithoutExtension(path)}").Order(StringComparer.Ordinal)]
        : [];

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DarkSector.Interactive.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No DarkSector.Interactive.sln above {AppContext.BaseDirectory}.");
    }
}
