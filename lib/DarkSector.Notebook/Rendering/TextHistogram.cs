using System.Globalization;
using System.Text;
using DarkSector.Numerics.Histograms;

namespace DarkSector.Notebook.Rendering;

/// <summary>Draws a histogram in a terminal: a bar for each bin, to an eighth of a character.</summary>
public static class TextHistogram
{
    private const int MostBins = 24;
    private const string Eighths = "▏▎▍▌▋▊▉";

    /// <summary>The histogram as lines of text: range of the bin, bar, content and error.</summary>
    /// <remarks>Neighbouring bins are added until there are at most 24. Negative contents have no bar.</remarks>
    /// <param name="histogram">The histogram.</param>
    /// <param name="columns">Length of the longest bar [characters].</param>
    public static string Draw(Histogram histogram, int columns = 40)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var shown = Merged(histogram);
        var axis = shown.Axis;
        var ranges = Enumerable.Range(0, axis.Bins).Select(bin => string.Create(CultureInfo.InvariantCulture, $"{axis.Edges[bin]:G4} .. {axis.Edges[bin + 1]:G4}")).ToArray();
        var contents = Enumerable.Range(0, axis.Bins).Select(bin => string.Create(CultureInfo.InvariantCulture, $"{shown.Values[bin]:G4} ± {shown.Error(bin):G2}")).ToArray();
        var (width, largest) = (ranges.Max(range => range.Length), shown.Values.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        var text = new StringBuilder(Title(histogram)).Append('\n');
        for (var bin = 0; bin < axis.Bins; bin++)
            text.Append(CultureInfo.InvariantCulture, $"{ranges[bin].PadLeft(width)} │{Bar(shown.Values[bin], largest, columns).PadRight(columns)} {contents[bin]}\n");
        return text.Append(Outside(histogram)).ToString().TrimEnd('\n');
    }

    /// <summary>A bar of a length to an eighth of a character.</summary>
    private static string Bar(double value, double largest, int columns)
    {
        if (!(value > 0) || !(largest > 0))
            return "";
        var eighths = (int)Math.Round(8 * columns * value / largest);
        return new string('█', eighths / 8) + (eighths % 8 > 0 ? Eighths[(eighths % 8) - 1].ToString() : "");
    }

    private static string Title(Histogram histogram)
    {
        var (label, unit) = (RichText.Parse(histogram.Axis.Label).ToPlain(), RichText.Parse(histogram.Axis.Unit).ToPlain());
        var name = label.Length == 0 ? "Histogram" : unit.Length == 0 ? label : $"{label} [{unit}]";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: sum {histogram.Sum:G6}, mean {histogram.Mean:G4}");
    }

    private static string Outside(Histogram histogram)
    {
        var parts = new List<string>();
        if (histogram.Underflow != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"below {histogram.Underflow:G4}"));
        if (histogram.Overflow != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"above {histogram.Overflow:G4}"));
        if (histogram.NanCount != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"not a number {histogram.NanCount}"));
        return string.Join(", ", parts);
    }

    private static Histogram Merged(Histogram histogram)
    {
        var bins = histogram.Axis.Bins;
        if (bins <= MostBins)
            return histogram;
        var step = (bins + MostBins - 1) / MostBins;
        return histogram.Merge([.. Enumerable.Range(0, (bins + step - 1) / step).Select(i => i * step), bins]);
    }
}
