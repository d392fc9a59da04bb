using System.Globalization;
using System.Text;

namespace DarkSector.Physics.Datasets;

/// <summary>A line of a data set: cells by name of their column. What is wrong is said with file and line.</summary>
internal sealed class DataSetRow(string file, int line, List<string> columns, List<string> cells)
{
    /// <summary>The lines of a data set: `#` lines with origin and columns, a line of column names, rows of as many cells; cells with a comma stand in quotes.</summary>
    public static IReadOnlyList<DataSetRow> Parse(string file, string text)
    {
        var (rows, columns, number) = (new List<DataSetRow>(), (List<string>?)null, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            var cells = Cells(line) ?? throw new FormatException($"{file}, line {number}: a quoted cell has no end.");
            if (columns is not null && cells.Count != columns.Count)
                throw new FormatException($"{file}, line {number}: {cells.Count} cells for the {columns.Count} columns {string.Join(", ", columns)}. A cell with a comma stands in quotes.");
            if (columns is null)
                columns = cells;
            else
                rows.Add(new DataSetRow(file, number, columns, cells));
        }
        return rows.Count > 0 ? rows : throw new FormatException($"{file} has no rows; it needs a line of column names and at least one row.");
    }

    /// <summary>The text of a column; it may be empty.</summary>
    public string Text(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == column)
                return cells[i];
        }
        throw new FormatException($"{file} has no column '{column}'; it has {string.Join(", ", columns)}.");
    }

    /// <summary>The number of a column.</summary>
    public double Number(string column) => NumberOrNaN(column) is var number && !double.IsNaN(number) ? number
        : throw Wrong($"{column} is empty where a number was expected");

    /// <summary>The number of a column, NaN where the cell is empty.</summary>
    public double NumberOrNaN(string column)
    {
        var text = Text(column);
        return text.Length == 0 ? double.NaN
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw Wrong($"{column} is '{text}' where a number was expected");
    }

    /// <summary>The unit in the column `unit`, among those given, in internal units.</summary>
    public double Unit(params ReadOnlySpan<(string Name, double Value)> units)
    {
        var names = new List<string>();
        foreach (var (name, value) in units)
        {
            if (name == Text("unit"))
                return value;
            names.Add(name);
        }
        throw Wrong($"the unit is '{Text("unit")}'; known are {string.Join(", ", names)}");
    }

    /// <summary>An error about this line.</summary>
    public FormatException Wrong(string what) => new($"{file}, line {line}: {what}.");

    private static List<string>? Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        cells.Add(cell.ToString().Trim());
        return quoted ? null : cells;
    }
}
