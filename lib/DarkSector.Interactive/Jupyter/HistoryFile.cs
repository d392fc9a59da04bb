using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DarkSector.Interactive.Jupyter;

/// <summary>The last cells of all sessions of a user, one JSON object in a line. Where it cannot be read or written, sessions have no past.</summary>
/// <param name="path">The file.</param>
internal sealed class HistoryFile(string path)
{
    /// <summary>Cells that are kept.</summary>
    public const int Kept = 1000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The history of this user.</summary>
    public static HistoryFile ForUser => new(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "darksector", "history.jsonl"));

    /// <summary>The cells kept so far. Lines that are none are passed over.</summary>
    public IReadOnlyList<HistoryEntry> Read()
    {
        try
        {
            if (!File.Exists(path))
                return [];
            var lines = File.ReadAllLines(path);
            if (lines.Length > 2 * Kept)
                Shorten(lines);
            return [.. lines.TakeLast(Kept).Select(Entry).OfType<HistoryEntry>()];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Keeps a cell.</summary>
    public void Append(HistoryEntry cell)
    {
        var line = new JsonObject { ["session"] = cell.Session, ["line"] = cell.Line, ["input"] = cell.Input }.ToJsonString(Readable);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, Options(FileMode.Append));
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A session without a past is a session.
        }
    }

    private void Shorten(string[] lines)
    {
        var shorter = $"{path}.{Environment.ProcessId}";
        using (var stream = new FileStream(shorter, Options(FileMode.Create)))
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.TakeLast(Kept).Select(line => line + "\n"))));
        File.Move(shorter, path, overwrite: true);
    }

    /// <summary>What a user typed is for that user alone.</summary>
    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static HistoryEntry? Entry(string line)
    {
        try
        {
            return JsonNode.Parse(line) is JsonObject fields ? new(fields.Number("session", 0), fields.Number("line", 0), fields.Text("input", ""), null) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
