using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Jupyter;

/// <summary>Makes the kernel known to Jupyter: a folder <c>kernels/NAME</c> with a <c>kernel.json</c> among the user's Jupyter data.</summary>
internal static partial class KernelSpec
{
    /// <summary>The name it has unless told otherwise.</summary>
    public const string DefaultName = "darksector";

    private const string FileName = "kernel.json";

    // Launchers of Jupyter look for these names.
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png"];
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The user's Jupyter data: <c>JUPYTER_DATA_DIR</c>, or the standard folder of the system.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="isWindows">Windows: <c>%APPDATA%\jupyter</c>.</param>
    /// <param name="isMacOS">macOS: <c>~/Library/Jupyter</c>. Elsewhere: <c>$XDG_DATA_HOME/jupyter</c>, <c>~/.local/share/jupyter</c>.</param>
    public static string DataFolder(Func<string, string?> variable, bool isWindows, bool isMacOS)
    {
        if (variable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
            return chosen;
        if (isWindows)
            return Path.Combine(variable("APPDATA") ?? Path.Combine(variable("USERPROFILE") ?? "", "AppData", "Roaming"), "jupyter");
        var home = variable("HOME") is { Length: > 0 } known ? known : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (isMacOS)
            return Path.Combine(home, "Library", "Jupyter");
        return Path.Combine(variable("XDG_DATA_HOME") is { Length: > 0 } data ? data : Path.Combine(home, ".local", "share"), "jupyter");
    }

    /// <summary>Writes the kernel spec.</summary>
    /// <param name="dataFolder">The Jupyter data folder.</param>
    /// <param name="name">Name of the kernel.</param>
    /// <param name="program">The command that runs <c>darksector</c>, absolute.</param>
    /// <returns>The folder of the kernel spec.</returns>
    /// <exception cref="FormatException">The name is not one Jupyter accepts.</exception>
    public static string Install(string dataFolder, string name, IReadOnlyList<string> program)
    {
        var folder = Folder(dataFolder, name);
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, FileName);
        File.WriteAllText(target + ".new", Content(program).ToJsonString(Readable) + "\n", new UTF8Encoding(false));
        foreach (var logo in Logos)
            WriteResource(logo, Path.Combine(folder, logo));
        File.Move(target + ".new", target, overwrite: true);
        return folder;
    }

    /// <summary>Removes a kernel spec that starts this program.</summary>
    /// <returns>The folder removed, or null when there was none.</returns>
    /// <exception cref="FormatException">The kernel spec belongs to another program.</exception>
    public static string? Uninstall(string dataFolder, string name)
    {
        var folder = Folder(dataFolder, name);
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        if (!IsOurs(File.ReadAllText(file)))
            throw new FormatException($"{file} starts another program than darksector; remove it by hand if that is meant.");
        Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>The command that runs this program: the runtime and the assembly where both are known, for that needs no environment variables.</summary>
    public static IReadOnlyList<string> ThisProgram()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var host = Path.GetFullPath(Path.Combine(runtime, "../../..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var assembly = Path.Combine(AppContext.BaseDirectory, "darksector.dll");
        return File.Exists(host) && File.Exists(assembly) ? [host, assembly] : [Environment.ProcessPath!];
    }

    private static JsonObject Content(IReadOnlyList<string> program) => new()
    {
        ["argv"] = new JsonArray([.. program.Append("kernel").Append("start").Append("{connection_file}").Select(word => (JsonNode)word)]),
        ["display_name"] = "C# (DarkSector)",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { ["debugger"] = false },
    };

    private static void WriteResource(string name, string path)
    {
        using var resource = typeof(KernelSpec).Assembly.GetManifestResourceStream(name)!;
        using var file = File.Create(path);
        resource.CopyTo(file);
    }

    private static bool IsOurs(string json)
    {
        try
        {
            return (JsonNode.Parse(json) as JsonObject)?["argv"] is JsonArray words
                && words.Any(word => word is JsonValue value && value.TryGetValue<string>(out var text) && Path.GetFileNameWithoutExtension(text) == "darksector");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Folder(string dataFolder, string name) =>
        AllowedName().IsMatch(name) && name is not ("." or "..") ? Path.Combine(Path.GetFullPath(dataFolder), "kernels", name)
        : throw new FormatException($"'{name}' is not a name for a kernel; it may have letters, digits, dots, hyphens and underscores.");

    [GeneratedRegex("^[A-Za-z0-9._-]+$")]
    private static partial Regex AllowedName();
}
