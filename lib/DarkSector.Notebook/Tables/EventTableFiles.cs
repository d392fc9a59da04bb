using System.Globalization;
using System.Text;
using DarkSector.Notebook.Rendering;
using DarkSector.Numerics.Tables;

namespace DarkSector.Notebook.Tables;

/// <summary>Event tables as comma-separated values, which pandas, numpy, R and ROOT's RDataFrame read.</summary>
/// <remarks>A header with the names of the columns, then one line for each event, numbers with all their digits: what is read again is equal.
/// Numbers that do not exist are written <c>nan</c>, <c>inf</c> and <c>-inf</c>.</remarks>
public static class EventTableFiles
{
    private static readonly Dictionary<string, double> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = double.NaN, ["nan"] = double.NaN, ["inf"] = double.PositiveInfinity, ["+inf"] = double.PositiveInfinity, ["-inf"] = double.NegativeInfinity,
    };

    /// <summary>Writes all columns of all events: whole or not at all. The folder is made when only the last level is missing.</summary>
    /// <param name="events">The events.</param>
    /// <param name="path">File name ending in .csv.</param>
    public static void SaveCsv(this EventTable events, string path)
    {
        ArgumentNullException.ThrowIfNull(events);
        var columns = events.ColumnNames.Select(name => events[name].ToArray()).ToArray();
        var text = new StringBuilder().AppendJoin(',', events.ColumnNames).Append('\n');
        for (var row = 0; row < events.Count; row++)
            text.AppendJoin(',', columns.Select(column => Written(column[row]))).Append('\n');
        AtomicFile.WriteAllText(path, text.ToString());
    }

    /// <summary>Reads a table of numbers with a header; lines that begin with # and empty lines are passed over.</summary>
    /// <param name="path">The file; the table is named after it.</param>
    /// <exception cref="FormatException">A field is no number, or a line has another number of fields than the header; the message names the line.</exception>
    public static EventTable ReadCsv(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var lines = File.ReadAllLines(path).Select((text, index) => (Text: text.Trim(), Number: index + 1)).Where(line => line.Text.Length > 0 && line.Text[0] != '#').ToArray();
        if (lines.Length == 0)
            throw new FormatException($"{path} has no header; the first line names the columns, separated by commas.");
        string[] names = [.. lines[0].Text.Split(',').Select(name => name.Trim().Trim('"'))];
        var columns = names.Select(_ => new double[lines.Length - 1]).ToArray();
        for (var row = 1; row < lines.Length; row++)
        {
            var fields = lines[row].Text.Split(',');
            if (fields.Length != names.Length)
                throw new FormatException($"{path}, line {lines[row].Number}: {fields.Length} fields, but the header has {names.Length}.");
            for (var column = 0; column < names.Length; column++)
                columns[column][row - 1] = Read(fields[column].Trim(), names[column], path, lines[row].Number);
        }

        return EventTable.FromColumns(Path.GetFileNameWithoutExtension(path), [.. names.Zip(columns)]);
    }

    private static double Read(string field, string name, string path, int line) =>
        s_names.TryGetValue(field, out var special) ? special
        : double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw new FormatException($"{path}, line {line}: '{field}' in column {name} is no number. Write numbers with a point, and nan where there is none.");

    private static string Written(double value) => value switch
    {
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
