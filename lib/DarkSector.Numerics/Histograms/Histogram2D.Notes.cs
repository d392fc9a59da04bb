namespace DarkSector.Numerics.Histograms;

public sealed partial class Histogram2D : INoted
{
    /// <summary>Notes of the events the histogram was filled with, such as the opening of a box.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The histogram with the notes of what it was filled with.</summary>
    /// <param name="origins">Tables or histograms.</param>
    public Histogram2D WithNotesOf(params IReadOnlyList<INoted> origins) => origins.All(origin => origin.Notes.Count == 0) ? this
        : new(X, Y, _values, _variances, Outside, NanCount) { Notes = [.. Notes.Concat(origins.SelectMany(origin => origin.Notes)).Distinct()] };
}
