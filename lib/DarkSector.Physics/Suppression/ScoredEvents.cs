using DarkSector.Numerics.Learning;
using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Testing;

namespace DarkSector.Physics.Suppression;

/// <summary>Scores and weights of events, in one list.</summary>
/// <param name="Scores">The scores.</param>
/// <param name="Weights">The weights.</param>
internal sealed record ScoredEvents(double[] Scores, double[] Weights)
{
    internal static ScoredEvents Of(IClassifier classifier, params IReadOnlyList<EventTable> tables) =>
        new([.. tables.SelectMany(classifier.Score)], [.. tables.SelectMany(t => t.Weights())]);

    internal static ScoredEvents Of(string column, params IReadOnlyList<EventTable> tables) =>
        new([.. tables.SelectMany(t => t[column])], [.. tables.SelectMany(t => t.Weights())]);

    /// <summary>Whether the scores are distributed as others.</summary>
    internal GoodnessOfFitResult Against(ScoredEvents others) => KolmogorovSmirnovTest.TwoSamples(Scores, Weights, others.Scores, others.Weights);

    /// <summary>The ROC curve of these as signal.</summary>
    internal RocCurve Curve(ScoredEvents background) => RocCurve.Of([.. Scores, .. background.Scores],
        [.. Enumerable.Repeat(true, Scores.Length), .. Enumerable.Repeat(false, background.Scores.Length)], [.. Weights, .. background.Weights]);
}
