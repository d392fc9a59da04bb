namespace DarkSector.Interactive.Commands;

/// <summary>One recipe after its run, as the gallery shows it.</summary>
/// <param name="Recipe">What was made.</param>
/// <param name="Seconds">How long it took [s].</param>
/// <param name="Page">The page to look at, relative to the gallery; null when there is none.</param>
/// <param name="Files">The files made, relative to the gallery.</param>
/// <param name="Pictures">Its figures as SVG, in the order they were made.</param>
/// <param name="Failure">Why it did not finish; null when it did.</param>
internal sealed record GalleryEntry(
    Recipe Recipe, double Seconds, string? Page, IReadOnlyList<string> Files, IReadOnlyList<string> Pictures, string? Failure)
{
    /// <summary>A few pictures that stand for all: evenly spaced, the last of them the last one made, which usually is the result.</summary>
    public IEnumerable<string> Thumbnails(int most)
    {
        var shown = Math.Min(most, Pictures.Count);
        return Enumerable.Range(1, shown).Select(i => Pictures[(i * Pictures.Count / shown) - 1]);
    }
}
