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
    private static readonly double[] s_sizes = [16, 13, 10.5];

    private const double KeyWidth = 30;
    private const double KeyGap = 8;
    private const double ColumnGap = 18;
    private const double RowGap = 3;
    private const double Inset = 14;

    private readonly ImmutableArray<TextBlock> _notes;
    private readonly ImmutableArray<(LegendEntry Entry, TextBlock Text)> _entries;
    private readonly int _rows;

    private Legend(Figure figure, ImmutableArray<LegendEntry> entries, Box frame, int columns, double size)
    {
        var room = frame.Width - 2 * Inset;
        var textRoom = columns == 1 ? 0.5 * room : (room - (columns - 1) * ColumnGap) / columns - KeyWidth - KeyGap;
        var smallest = entries.Select(entry => TextBlock.Fit(entry.Name, size, textRoom).Size).DefaultIfEmpty(size).Min();
        (Columns, Size) = (columns, size);
        _notes = [.. figure.Notes.Select(note => TextBlock.Fit(note, size, 0.6 * room))];
        _entries = [.. entries.Select(entry => (entry, TextBlock.Fit(entry.Name, smallest, textRoom)))];
        _rows = (_entries.Length + columns - 1) / columns;
        Width = Math.Max(_notes.Select(note => note.Width).DefaultIfEmpty(0).Max(),
            Enumerable.Range(0, columns).Sum(ColumnWidth) + (columns - 1) * ColumnGap);
        NotesHeight = _notes.Sum(note => note.Height + RowGap);
        Height = NotesHeight + Enumerable.Range(0, _rows).Sum(RowHeight);
    }

    /// <summary>Columns of entries.</summary>
    public int Columns { get; }

    /// <summary>Font size wished for [px].</summary>
    public double Size { get; }

    /// <summary>Width [px].</summary>
    public double Width { get; }

    /// <summary>Height of the notes at its head [px].</summary>
    public double NotesHeight { get; }

    /// <summary>Height [px].</summary>
    public double Height { get; }

    /// <summary>The legend of a figure in the forms that fit into the frame, the best first; none when there is nothing to say.</summary>
    public static ImmutableArray<Legend> Forms(Figure figure, Box frame)
    {
        ImmutableArray<LegendEntry> entries = [.. InOrder(figure.Elements).SelectMany(element => element.LegendEntries())];
        if (entries.IsEmpty && figure.Notes.IsEmpty)
            return [];
        ImmutableArray<Legend> forms = [];
        foreach (var size in s_sizes)
        {
            var most = entries.Length < 4 ? 1 : entries.Length < 9 ? 2 : 3;
            forms = [.. Enumerable.Range(1, most).Select(columns => new Legend(figure, entries, frame, columns, size))];
            if (forms.Any(form => form.Fits(frame)))
                return [.. forms.Where(form => form.Fits(frame))];
        }
        return Shortened(figure, entries, frame);
    }

    // Where the frame is too small for all names, the first ones are shown; the caption has to tell the others.
    private static ImmutableArray<Legend> Shortened(Figure figure, ImmutableArray<LegendEntry> entries, Box frame)
    {
        for (var count = entries.Length; count >= 0; count--)
        {
            var form = new Legend(figure, entries[..count], frame, 1, s_sizes[^1]);
            if (form.Width + 2 * Inset <= frame.Width && form.Height + 2 * Inset <= frame.Height)
                return count + figure.Notes.Length == 0 ? [] : [form];
        }

        return [];
    }

    /// <summary>The same form of the legend in another frame.</summary>
    public Legend For(Figure figure, Box frame) => new(figure, [.. _entries.Select(entry => entry.Entry)], frame, Columns, Size);

    /// <summary>Elements in the order of the legend: points and lines as they were added; areas from front to back, as they are seen.</summary>
    public static IEnumerable<FigureElement> InOrder(ImmutableArray<FigureElement> elements) =>
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
            for (var column = 0; column < Columns; column++)
            {
                if (Index(row, column) is { } index)
                    DrawEntry(canvas, x, y, _entries[index]);
                x += ColumnWidth(column) + ColumnGap;
            }
            y += RowHeight(row);
        }
    }

    private bool Fits(Box frame) => Width + 2 * Inset <= frame.Width && Height + 2 * Inset <= frame.Height * 0.85
        && !_entries.Any(entry => entry.Text.IsCut) && !_notes.Any(note => note.IsCut);

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
        + Enumerable.Range(0, Columns).Max(column => Index(row, column) is { } index ? _entries[index].Text.Height : 0);
}
