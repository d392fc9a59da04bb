namespace DarkSector.Interactive.Commands;

/// <summary>A folder whose files appear all together at the end, or not at all.</summary>
/// <remarks>Files are written to a folder of the same name with <c>.partial</c> at its end, beside the final one, and moved when all went well.</remarks>
internal sealed class OutputFolder : IDisposable
{
    public OutputFolder(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(Path))
            throw new CommandException($"--output {Path} is a file; it must be a folder, which may exist or not.");
        Staging = Path + ".partial";
        Clear();
    }

    /// <summary>Where the files are in the end.</summary>
    public string Path { get; }

    /// <summary>Where the files are written.</summary>
    public string Staging { get; }

    /// <summary>Forgets what was written so far.</summary>
    public void Clear()
    {
        Dispose();
        Directory.CreateDirectory(Staging);
    }

    /// <summary>Moves the files to their final place; files of the same name there are replaced, others stay.</summary>
    /// <returns>The final paths, sorted.</returns>
    public IReadOnlyList<string> Commit()
    {
        List<string> files = [];
        foreach (var file in Directory.EnumerateFiles(Staging, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var final = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Staging, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(final)!);
            File.Move(file, final, overwrite: true);
            files.Add(final);
        }

        return files;
    }

    public void Dispose()
    {
        if (Directory.Exists(Staging))
            Directory.Delete(Staging, recursive: true);
    }
}
