using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Jupyter;

/// <summary>The cells run in this session and in those before it.</summary>
/// <param name="file">Where cells are kept from session to session; null to keep them in this session only.</param>
internal sealed class CellHistory(HistoryFile? file = null)
{
    private readonly List<HistoryEntry> cells = [];
    private readonly Lazy<IReadOnlyList<HistoryEntry>> earlier = new(() => file?.Read() ?? []);

    private int Session => earlier.Value.Count == 0 ? 1 : earlier.Value[^1].Session + 1;

    private IEnumerable<HistoryEntry> All => earlier.Value.Concat(cells);

    public void Add(int line, string input, string? output)
    {
        var entry = new HistoryEntry(Session, line, input, output);
        cells.Add(entry);
        file?.Append(entry);
    }

    /// <summary>Answers a <c>history_request</c>: the last cells, a range of numbers, or those that match a pattern with * and ?.</summary>
    public JsonObject Answer(JupyterMessage request)
    {
        var content = request.Content;
        var withOutput = content.Flag("output", false);
        var most = Math.Max(0, content.Number("n", content.Text("hist_access_type", "") == "tail" ? 10 : int.MaxValue));
        var found = content.Text("hist_access_type", "") switch
        {
            "range" => Range(content.Number("session", 0), content.Number("start", 0), content.Number("stop", int.MaxValue)),
            "search" => Search(content.Text("pattern", "*"), content.Flag("unique", false)).TakeLast(most),
            _ => All.TakeLast(most),
        };
        return new JsonObject
        {
            ["history"] = new JsonArray([.. found.Select(cell => (JsonNode)new JsonArray(cell.Session, cell.Line,
                withOutput ? new JsonArray(cell.Input, cell.Output) : JsonValue.Create(cell.Input)))]),
        };
    }

    /// <summary>Session 0 is this one, -1 the one before it.</summary>
    private IEnumerable<HistoryEntry> Range(int session, int start, int stop)
    {
        var wanted = session <= 0 ? Session + session : session;
        return All.Where(cell => cell.Session == wanted && cell.Line >= start && cell.Line < stop);
    }

    private IEnumerable<HistoryEntry> Search(string pattern, bool unique)
    {
        var expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var regex = new Regex(expression, RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = All.Where(cell => regex.IsMatch(cell.Input));
        return unique ? found.Reverse().DistinctBy(cell => cell.Input).Reverse() : found;
    }
}

/// <summary>A cell that was run.</summary>
/// <param name="Session">The session, counted from 1.</param>
/// <param name="Line">Its number in the session.</param>
/// <param name="Input">Its code.</param>
/// <param name="Output">Its value as text; null when it had none, or when it is long ago.</param>
internal sealed record HistoryEntry(int Session, int Line, string Input, string? Output);
