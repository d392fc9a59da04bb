using DarkSector.Numerics.Histograms;

namespace DarkSector.Physics.Selections;

/// <summary>The distribution of what a cut reads after all the other cuts, for each sample.</summary>
/// <param name="Cut">The cut that is left away.</param>
/// <param name="Column">The column plotted.</param>
/// <param name="Edges">Values of the column where the cut begins or ends to let events pass; empty when they cannot be told.</param>
/// <param name="Samples">Names of the samples and their histograms.</param>
public sealed record NMinusOne(string Cut, string Column, IReadOnlyList<double> Edges, IReadOnlyList<(string Name, Histogram Histogram)> Samples)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"n-1 of '{Cut}' in {Column}: cut at {string.Join(", ", Edges.Select(e => e.ToString("G5", System.Globalization.CultureInfo.InvariantCulture)))}\n")
        + string.Join('\n', Samples.Select(s => FormattableString.Invariant($"  {s.Name}: {s.Histogram.Sum:G5} events in {s.Histogram.Axis.Bins} bins")));
}
