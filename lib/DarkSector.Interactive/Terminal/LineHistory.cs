namespace DarkSector.Interactive.Terminal;

/// <summary>What was typed, kept in a file from one session to the next; the newest 1000 entries.</summary>
/// <param name="file">The file; null for a session that leaves nothing behind.</param>
internal sealed class LineHistory(string? file)
{
    private const int Most = 1000;

    // An entry may have several lines; in the file it has one.
    private const string LineBreak = "\u2028";

    private readonly List<string> entries = file is not null && File.Exists(file)
        ? [.. File.ReadAllLines(file).TakeLast(Most).Select(line => line.Replace(LineBreak, "\n", StringComparison.Ordinal))]
        : [];

    /// <summary>The file of the present user; null for a user without a home.</summary>
    public static string? UserFile =>
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } home
            ? Path.Combine(home, "darksector", "repl-history") : null;

    /// <summary>The newest entries that contain a text, oldest first.</summary>
    public IEnumerable<string> Find(string text, int most) => entries.Where(entry => entry.Contains(text, StringComparison.Ordinal)).TakeLast(most);

    public void Add(string entry)
    {
        if (entries.LastOrDefault() != entry)
            entries.Add(entry);
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Save()
    {
        if (file is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllLines(file + ".partial", entries.TakeLast(Most).Select(entry => entry.Replace("\n", LineBreak, StringComparison.Ordinal)));
        File.Move(file + ".partial", file, overwrite: true);
    }
}
