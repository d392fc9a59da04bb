namespace DarkSector.Interactive.Scripting;

/// <summary>Where a path written in a script points to.</summary>
internal static class ScriptPaths
{
    /// <summary>The full path of a file named in a directive: relative to the file the directive stands in.</summary>
    public static string Resolve(string path, string baseFilePath) =>
        Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(baseFilePath) ?? Path.GetPathRoot(baseFilePath)!);

    /// <summary>True for <c>lib/load.csx</c>, which tells foreign hosts what this process has loaded already.</summary>
    public static bool IsLibraryLoader(string fullPath) =>
        Path.GetFileName(fullPath) == "load.csx" && Path.GetFileName(Path.GetDirectoryName(fullPath)) == "lib";

    /// <summary>How a cell or file is called in messages: relative to the folder of the notebook or script.</summary>
    public static string Describe(string fullPath, string folder) => Path.GetRelativePath(folder, fullPath).Replace('\\', '/');
}
