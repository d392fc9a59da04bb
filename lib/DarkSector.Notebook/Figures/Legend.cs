using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>A corner of the frame.</summary>
internal enum Corner
{
    /// <summary>Upper right.</summary>
    TopRight,

    /// <summary>Upper left.</summary>
    TopLeft,

    /// <summary>Lower right.</summary>
    BottomRight,

    /// <summary>Lower left.</summary>
    BottomLeft,
}

/// <summary>Notes and the names of what is drawn, measured, to be put into a corner.</summary>
internal sealed class Legend
{
    private const double TextSize = 16;
    private const double KeyWidth = 30;
    private const double KeyGap = 8;
    private const double ColumnGap = 18;
    private const double RowGap = 3;
    private const double Inset = 14;

    private readonly ImmutableArray<TextBlock> _notes;
    private readonly ImmutableArray<(LegendEntry Entry, TextBlock Text)> _entries;
    private readonly int _columns;
    private readonly int _rows;

    private Legend(Figure figure, ImmutableArray<LegendEntry> entries, Box frame, int columns)
    {
        var room = frame.Width - 2 * Inset;
        var textRoom = columns == 1 ? 0.5 * room : (room - (columns - 1) * ColumnGap) / columns - KeyWidth - KeyGap;
        _notes = [.. figure.Notes.Select(note => TextBlock.Fit(note, TextSize, 0.6 * room))];
        _entries = [.. entries.Select(entry => (entry, TextBlock.Fit(entry.Name, TextSize, textRoom)))];
        _columns = columns;
        _rows = (_entries.Length + columns - 1) / columns;
        Width = Math.Max(_notes.Select(note => note.Width).DefaultIfEmpty(0).Max(),
            Enumerable.Range(0, columns).Sum(ColumnWidth) + (columns - 1) * ColumnGap);
        Height = _notes.Sum(note => note.Height + RowGap) + Enumerable.Range(0, _rows).Sum(RowHeight);
    }

    /// <summary>Width [px].</summary>
    public double Width { get; }

    /// <summary>Height [px].</summary>
    public double Height { get; }

    /// <summary>The legend of a figure, in two columns where one would be too high; nothing when there is nothing to say.</summary>
    public static Legend? For(Figure figure, Box frame)
    {
        ImmutableArray<LegendEntry> entries = [.. InOrder(figure.Elements).SelectMany(element => element.LegendEntries())];
        if (entries.IsEmpty && figure.Notes.IsEmpty)
            return null;
        var one = new Legend(figure, entries, frame, columns: 1);
        if (one.Height < 0.42 * frame.Height || entries.Length < 4)
            return one;
        var two = new Legend(figure, entries, frame, columns: 2);
        return two.Height < 0.6 * one.Height || one.Height > 0.7 * frame.Height ? two : one;
    }

    // Points and lines as they were added; areas from front to back, as they are seen.
    private static IEnumerable<FigureElement> InOrder(ImmutableArray<FigureElement> elements) =>
        elements.Where(element => element.LegendRank < 2).OrderBy(element => element.LegendRank)
            .Concat(elements.Where(element => element.LegendRank == 2).Reverse());

    /// <summary>The box of the legend in a corner.</summary>
    public Box In(Corner corner, Box frame)
    {
        var left = corner is Corner.TopLeft or Corner.BottomLeft ? frame.Left + Inset : frame.Right - Inset - Width;
        var top = corner is Corner.TopLeft or Corner.TopRight ? frame.Top + Inset : frame.Bottom - Inset - Height;
        return new Box(left, top, left + Width, top + Height);
    }

    /// <summary>Draws notes, samples and names.</summary>
    public void Draw(SvgCanvas canvas, Box box)
    {
        var y = box.Top;
        foreach (var note in _notes)
        {
            note.Draw(canvas, box.Left, y);
            y += note.Height + RowGap;
        }
        for (var row = 0; row < _rows; row++)
        {
            var x = box.Left;
            for (var column = 0; column < _columns; column++)
            {
                if (Index(row, column) is { } index)
                    DrawEntry(canvas, x, y, _entries[index]);
                x += ColumnWidth(column) + ColumnGap;
            }
            y += RowHeight(row);
        }
    }

    private static void DrawEntry(SvgCanvas canvas, double x, double y, (LegendEntry Entry, TextBlock Text) entry)
    {
        var middle = y + 0.58 * entry.Text.Size;
        entry.Entry.DrawKey(canvas, new Box(x, middle - 6, x + KeyWidth, middle + 6));
        entry.Text.Draw(canvas, x + KeyWidth + KeyGap, y);
    }

    private int? Index(int row, int column) => column * _rows + row is var index && index < _entries.Length ? index : null;

    private double ColumnWidth(int column) => KeyWidth + KeyGap
        + Enumerable.Range(0, _rows).Select(row => Index(row, column) is { } index ? _entries[index].Text.Width : 0).DefaultIfEmpty(0).Max();

    private double RowHeight(int row) => RowGap
        + Enumerable.Range(0, _columns).Max(column => Index(row, column) is { } index ? _entries[index].Text.Height : 0);
}
