using System.Globalization;

namespace DarkSector.Interactive.Commands;

/// <summary>Tells the user what was written, and where.</summary>
internal static class WrittenFiles
{
    public static void Report(IReadOnlyList<string> files, string folder, TextWriter output)
    {
        if (files.Count == 0)
            return;
        output.WriteLine($"Written to {Shorten(folder)}:");
        var width = files.Max(file => Path.GetRelativePath(folder, file).Length);
        foreach (var file in files)
            output.WriteLine($"  {Path.GetRelativePath(folder, file).PadRight(width)}  {Size(new FileInfo(file).Length)}");
    }

    /// <summary>The path as a user in the current directory would type it.</summary>
    private static string Shorten(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.StartsWith("..", StringComparison.Ordinal) ? folder : relative;
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes,6} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3,6:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6,6:F1} MB"),
    };
}
