using System.Text;

namespace DarkSector.Notebook.Rendering;

/// <summary>A picture made of characters: dots in Braille patterns, two across and four down in each character, with texts over them.</summary>
/// <param name="columns">Width [characters].</param>
/// <param name="rows">Height [characters].</param>
internal sealed class TextCanvas(int columns, int rows)
{
    /// <summary>Dots across one character.</summary>
    public const int DotsAcross = 2;

    /// <summary>Dots down one character.</summary>
    public const int DotsDown = 4;

    private const char Blank = '\u2800';

    // Bits of the Unicode Braille patterns, by row and column in the character.
    private static readonly byte[,] s_bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    private readonly byte[,] _dots = new byte[rows, columns];
    private readonly char[,] _texts = new char[rows, columns];

    /// <summary>Sets a dot; outside of the canvas nothing happens.</summary>
    public void Dot(int x, int y)
    {
        var (column, row) = (x / DotsAcross, y / DotsDown);
        if (x >= 0 && y >= 0 && column < columns && row < rows)
            _dots[row, column] |= s_bits[y % DotsDown, x % DotsAcross];
    }

    /// <summary>Writes a text, to the right or downwards; what does not fit is left out.</summary>
    public void Text(string text, int column, int row, bool downwards = false)
    {
        foreach (var character in text)
        {
            if (column >= 0 && row >= 0 && column < columns && row < rows)
                _texts[row, column] = character;
            (column, row) = downwards ? (column, row + 1) : (column + 1, row);
        }
    }

    /// <summary>The lines, without blanks at their ends and without empty lines around them.</summary>
    public override string ToString()
    {
        var lines = Enumerable.Range(0, rows).Select(Line).ToArray();
        var (first, last) = (Array.FindIndex(lines, line => line.Length > 0), Array.FindLastIndex(lines, line => line.Length > 0));
        return first < 0 ? "" : string.Join('\n', lines[first..(last + 1)]);
    }

    private string Line(int row)
    {
        var line = new StringBuilder(columns);
        for (var column = 0; column < columns; column++)
            line.Append(_texts[row, column] != '\0' ? _texts[row, column] : _dots[row, column] != 0 ? (char)(Blank + _dots[row, column]) : ' ');
        return line.ToString().TrimEnd();
    }
}
