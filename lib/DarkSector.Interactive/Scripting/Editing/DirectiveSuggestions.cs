using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Scripting.Editing;

/// <summary>What fits in a line that speaks to the engine: its beginning, or the files it may name.</summary>
internal static partial class DirectiveSuggestions
{
    private static readonly string[] Beginnings =
        ["#r \"nuget: \"", "#r \"\"", "#load \"\"", "#i \"nuget: \"", .. Magic.All.Select(magic => "#!" + magic.Name)];

    /// <summary>The names that fit at a position; null when the line is no such line.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    /// <param name="folder">Where relative paths start.</param>
    public static Suggestions? At(string code, int position, string folder)
    {
        var line = code[(position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1)..position].TrimStart();
        if (line is not ['#', ..])
            return null;
        return FileLine().Match(line) is { Success: true } file ? Files(file, position, folder)
            : new(position - line.Length, [.. Beginnings.Where(known => known.StartsWith(line, StringComparison.OrdinalIgnoreCase)).Select(known => new Suggestion(known, "directive"))]);
    }

    private static Suggestions Files(Match line, int position, string folder)
    {
        var typed = line.Groups["path"].Value.Replace('\\', '/');
        var name = typed[(typed.LastIndexOf('/') + 1)..];
        var start = position - name.Length;
        var place = Path.GetFullPath(typed[..^name.Length], folder);
        if (PackageReference.IsPackage(typed) || !Directory.Exists(place))
            return new(start, []);
        var wanted = Extensions(line.Groups["directive"].Value);
        var folders = Directory.EnumerateDirectories(place).Select(path => new Suggestion(Path.GetFileName(path) + "/", "folder"));
        var files = Directory.EnumerateFiles(place).Where(path => wanted.Contains(Path.GetExtension(path))).Select(path => new Suggestion(Path.GetFileName(path), "file"));
        var parent = new Suggestion("../", "folder");
        return new(start, [.. folders.Append(parent).Concat(files)
            .Where(found => found.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (name.Length > 0 || found.Name[0] != '.' || found == parent))
            .OrderBy(found => found.Name, StringComparer.Ordinal)]);
    }

    private static string[] Extensions(string directive) => directive switch
    {
        "r" => [".dll"],
        "load" => [".csx", ".cs"],
        _ => [".cs", ".csx", ".ipynb", ".dib"],
    };

    [GeneratedRegex("""^#(?<directive>r|load|!import)\s+(?:"|(?<=!import\s+))(?<path>[^"]*)$""")]
    private static partial Regex FileLine();
}
