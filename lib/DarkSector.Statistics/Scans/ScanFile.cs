using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DarkSector.Statistics.Scans;

/// <summary>The points of a scan that are done, as lines of JSON below a line that says which scan it is.</summary>
/// <remarks>A line is written at once when its point is done. What an interruption left of a line is cut off; anything else that is not
/// understood is refused, and so is the file of another scan. Points that failed are written for the reader and run again.</remarks>
internal sealed class ScanFile : IDisposable
{
    private const string Format = "DarkSector scan";
    private const int Version = 1;
    private readonly Lock gate = new();
    private readonly FileStream stream;

    private ScanFile(FileStream stream, IReadOnlyDictionary<int, ScanOutcome> known) => (this.stream, Known) = (stream, known);

    /// <summary>How points and outcomes are written: exact numbers, NaN and infinities by name.</summary>
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IncludeFields = true,
    };

    /// <summary>Outcomes found in the file.</summary>
    internal IReadOnlyDictionary<int, ScanOutcome> Known { get; }

    /// <summary>Opens the file of a scan, or begins it.</summary>
    /// <exception cref="InvalidOperationException">The file holds another scan.</exception>
    /// <exception cref="InvalidDataException">The file is no scan, or a line of it is damaged.</exception>
    internal static ScanFile Open(string path, string name, IReadOnlyList<JsonNode?> points, string stream)
    {
        var header = new Header(Format, Version, name, points.Count, Digest(name, points, stream));
        if (!File.Exists(path))
            Begin(path, header);
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            var lines = Encoding.UTF8.GetString(bytes, 0, end).Split('\n')[..^1];
            Check(path, lines, header);
            var known = Outcomes(path, lines, points.Count);
            file.SetLength(end);
            file.Position = end;
            return new ScanFile(file, known);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Keeps a point.</summary>
    internal void Add(int index, ScanOutcome? outcome, string? failure)
    {
        var line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Line(index, outcome, failure), Json) + "\n");
        lock (gate)
        {
            stream.Write(line);
            stream.Flush();
        }
    }

    public void Dispose() => stream.Dispose();

    private static void Begin(string path, Header header)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var temporary = path + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(header, Json) + "\n");
        File.Move(temporary, path, overwrite: false);
    }

    private static void Check(string path, string[] lines, Header wanted)
    {
        if (lines.Length == 0 || TryRead<Header>(lines[0]) is not { Format: Format } found)
            throw new InvalidDataException($"{path} is not the file of a scan. Give the scan a file of its own.");
        if (found.Version != Version)
            throw new InvalidDataException($"{path} is a scan file of version {found.Version}; this program reads version {Version}. Give the scan a new file.");
        if (found != wanted)
        {
            throw new InvalidOperationException(
                $"{path} holds the scan '{found.Name}' of {found.Points} points; this is '{wanted.Name}' of {wanted.Points} points"
                + $"{((found.Name, found.Points) == (wanted.Name, wanted.Points) ? ", and points or random numbers differ" : "")}. Give it another file, or delete this one.");
        }
    }

    private static Dictionary<int, ScanOutcome> Outcomes(string path, string[] lines, int points)
    {
        var known = new Dictionary<int, ScanOutcome>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (TryRead<Line>(lines[i]) is not { } line || line.Index < 0 || line.Index >= points || line is { Outcome: null, Failure: null })
                throw new InvalidDataException($"Line {i + 1} of {path} is no point of the scan. Remove the line to run its point again.");
            if (line.Outcome is not null)
                known[line.Index] = line.Outcome;
        }

        return known;
    }

    private static T? TryRead<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Digest(string name, IReadOnlyList<JsonNode?> points, string stream)
    {
        var text = new StringBuilder(name).Append('\n').Append(stream);
        foreach (var point in points)
            text.Append('\n').Append(point?.ToJsonString(Json) ?? "null");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed record Header(string Format, int Version, string Name, int Points, string Definition);

    private sealed record Line(int Index, ScanOutcome? Outcome, string? Failure);
}
