using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Testing;

namespace DarkSector.Physics.Suppression;

/// <summary>How a score is distributed in several samples, and how well it separates them.</summary>
/// <param name="Column">Column of the score.</param>
/// <param name="Samples">Name and distribution of each sample, the signal first.</param>
/// <param name="Roc">ROC curve of the signal against all others.</param>
public sealed record ScoreDistributions(string Column, IReadOnlyList<(string Sample, Histogram Histogram)> Samples, RocCurve Roc)
{
    /// <summary>The distributions of scored events.</summary>
    /// <param name="column">Column of the score.</param>
    /// <param name="axis">Bins of the score.</param>
    /// <param name="signal">Signal events, not those trained on.</param>
    /// <param name="backgrounds">Backgrounds, with weights that count expected events.</param>
    public static ScoreDistributions Of(string column, Axis axis, EventTable signal, params IReadOnlyList<EventTable> backgrounds)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(backgrounds);
        return new ScoreDistributions(column, [.. backgrounds.Prepend(signal).Select(table => (table.Name, table.Histogram(column, axis)))],
            ScoredEvents.Of(column, signal).Curve(ScoredEvents.Of(column, backgrounds)));
    }

    /// <summary>The area under the curve and the samples.</summary>
    public override string ToString() => $"{Column} of {string.Join(", ", Samples.Select(s => s.Sample))}: area {Roc.Area}";
}
