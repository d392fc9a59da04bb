using System.Collections.Immutable;
using System.Globalization;
using DarkSector.Notebook.Rendering;
using Microsoft.DotNet.Interactive.Formatting;

namespace DarkSector.Notebook.Tables;

/// <summary>On which side of its column a cell stands.</summary>
public enum Alignment
{
    /// <summary>At the left, as words.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the right, as numbers.</summary>
    Right,
}

/// <summary>One column: its head, alignment and number format.</summary>
/// <param name="Name">Head, in label markup.</param>
/// <param name="Alignment">Side; nothing lets the cells decide: numbers stand at the right.</param>
/// <param name="Format">.NET number format, as F2 or G4; it rounds what is shown, not what is saved.</param>
public sealed record TableColumn(string Name, Alignment? Alignment = null, string Format = "G4");

/// <summary>Rows of words and numbers with a header: a cut flow, a list of limits. It never changes; With and Add return a new table.</summary>
/// <remarks>Shown in a notebook as HTML, printed as aligned text, saved as CSV with all digits. Words may hold formulas: `$M_{Z'}$`.</remarks>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [MimeType.Html, MimeType.Text])]
public sealed partial record Table : IDisplayable
{
    /// <summary>A table without rows.</summary>
    /// <param name="header">Heads of the columns, at least one.</param>
    public Table(params IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.Count == 0)
            throw new ArgumentException("A table needs at least one column.", nameof(header));
        Columns = [.. header.Select(name => new TableColumn(name))];
    }

    /// <summary>The columns.</summary>
    public ImmutableArray<TableColumn> Columns { get; private init; }

    /// <summary>The rows; each has as many cells as there are columns. A cell is a text, a number, true or false, or nothing.</summary>
    public ImmutableArray<ImmutableArray<object?>> Rows { get; private init; } = [];

    /// <summary>What the table shows; empty for none.</summary>
    public string Caption { get; private init; } = "";

    /// <summary>The table with a caption.</summary>
    public Table WithCaption(string caption) => this with { Caption = caption };

    /// <summary>The table with one more row.</summary>
    /// <param name="cells">A cell per column.</param>
    public Table AddRow(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count != Columns.Length)
            throw new ArgumentException($"The row has {cells.Count} cells; the table has {Columns.Length} columns: {string.Join(", ", Columns.Select(column => column.Name))}.", nameof(cells));
        return this with { Rows = Rows.Add([.. cells]) };
    }

    /// <summary>The table with a number format for some columns, or for all when none is named.</summary>
    /// <param name="format">.NET number format, as F2 or G4.</param>
    /// <param name="columns">Heads of the columns.</param>
    public Table WithFormat(string format, params IReadOnlyList<string> columns) => Change(columns, column => column with { Format = format });

    /// <summary>The table with an alignment for some columns, or for all when none is named.</summary>
    /// <param name="alignment">Side.</param>
    /// <param name="columns">Heads of the columns.</param>
    public Table WithAlignment(Alignment alignment, params IReadOnlyList<string> columns) =>
        Change(columns, column => column with { Alignment = alignment });

    string? IDisplayable.Display(string mimeType) => mimeType switch
    {
        MimeType.Html => ToHtml(),
        MimeType.Latex => ToLatex(),
        MimeType.Text => ToString(),
        _ => null,
    };

    private Table Change(IReadOnlyList<string> names, Func<TableColumn, TableColumn> change)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.FirstOrDefault(name => Columns.All(column => column.Name != name)) is { } unknown)
            throw new KeyNotFoundException($"No column '{unknown}' in the table; it has {string.Join(", ", Columns.Select(column => column.Name))}.");
        return this with { Columns = [.. Columns.Select(column => names.Count == 0 || names.Contains(column.Name) ? change(column) : column)] };
    }

    private Alignment AlignmentOf(int column) => Columns[column].Alignment
        ?? (Rows.Length > 0 && Rows.All(row => row[column] is null or not (string or bool)) ? Alignment.Right : Alignment.Left);

    private RichText Shown(int row, int column) => RichText.Parse(MarkupOf(Rows[row][column], Columns[column].Format));

    private static string MarkupOf(object? cell, string format) => cell switch
    {
        null => "",
        string words => words,
        bool truth => truth ? "yes" : "no",
        double or float => Number(Convert.ToDouble(cell, CultureInfo.InvariantCulture), format),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    // 1E-05 is how computers write; people write powers of ten.
    private static string Number(double value, string format)
    {
        var digits = value.ToString(format, CultureInfo.InvariantCulture);
        if (!double.IsFinite(value) || digits.IndexOf('E', StringComparison.Ordinal) is not (> 0 and var at))
            return digits.Replace('-', '−');
        var exponent = int.Parse(digits[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{digits[..at].Replace('-', '−')}×10^{{{exponent}}}";
    }
}
