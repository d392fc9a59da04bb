namespace DarkSector.Notebook.Rendering;

/// <summary>Writes a file so that it is there as a whole or not at all.</summary>
/// <remarks>The content goes to a temporary name beside the file, which is then renamed. The folder of the file is made when it
/// is missing, but not the folders above it: a path with two new levels is more likely a slip than a wish.</remarks>
internal static class AtomicFile
{
    /// <summary>Writes a text as UTF-8 without byte order mark, replacing an older file.</summary>
    public static void WriteAllText(string path, string text) => Write(path, temporary => File.WriteAllText(temporary, text));

    /// <summary>Writes bytes, replacing an older file.</summary>
    public static void WriteAllBytes(string path, byte[] bytes) => Write(path, temporary => File.WriteAllBytes(temporary, bytes));

    private static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? throw new ArgumentException($"'{path}' is a folder, not the name of a file.", nameof(path));
        MakeFolder(folder, path);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
        try
        {
            write(temporary);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void MakeFolder(string folder, string path)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder);
        if (parent is not null && !Directory.Exists(parent))
            throw new DirectoryNotFoundException($"Cannot write '{path}': there is no folder '{parent}'. Make it first, or check the path.");
        Directory.CreateDirectory(folder);
    }
}
