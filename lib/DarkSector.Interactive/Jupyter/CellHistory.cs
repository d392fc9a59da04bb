using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DarkSector.Interactive.Jupyter;

/// <summary>The cells run in this session.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;
    private readonly List<(int Line, string Input, string? Output)> cells = [];

    public void Add(int line, string input, string? output) => cells.Add((line, input, output));

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
            _ => cells.TakeLast(most),
        };
        return new JsonObject
        {
            ["history"] = new JsonArray([.. found.Select(cell => (JsonNode)new JsonArray(Session, cell.Line,
                withOutput ? new JsonArray(cell.Input, cell.Output) : JsonValue.Create(cell.Input)))]),
        };
    }

    private IEnumerable<(int Line, string Input, string? Output)> Range(int session, int start, int stop) =>
        session is 0 or Session ? cells.Where(cell => cell.Line >= start && cell.Line < stop) : [];

    private IEnumerable<(int Line, string Input, string? Output)> Search(string pattern, bool unique)
    {
        var expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var regex = new Regex(expression, RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = cells.Where(cell => regex.IsMatch(cell.Input));
        return unique ? found.Reverse().DistinctBy(cell => cell.Input).Reverse() : found;
    }
}
