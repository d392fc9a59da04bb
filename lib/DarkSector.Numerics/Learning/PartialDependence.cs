using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>The mean score when a feature is set to a value in all events, and the others stay.</summary>
/// <remarks>Friedman, Ann. Stat. 29, 1189 (2001), section 8.2. Where the feature is correlated with others, the curve goes through events that do not exist.</remarks>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Values">Values it is set to, increasing.</param>
/// <param name="Scores">Weighted mean score at each value.</param>
/// <param name="Spreads">Weighted standard deviation of the score among the events at each value: large where other features matter.</param>
public sealed record PartialDependence(string Feature, IReadOnlyList<double> Values, IReadOnlyList<double> Scores, IReadOnlyList<double> Spreads)
{
    /// <summary>The dependence between the quantiles 1 % and 99 % of the feature.</summary>
    /// <param name="classifier">The classifier.</param>
    /// <param name="events">Events with its features, weighted as they shall count.</param>
    /// <param name="feature">Name of the feature.</param>
    /// <param name="points">Number of values, at least 2.</param>
    public static PartialDependence Of(IClassifier classifier, EventTable events, string feature, int points = 25)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(events);
        if (points < 2)
            throw new ArgumentOutOfRangeException(nameof(points), $"points = {points}; a curve needs at least 2.");
        if (!classifier.Features.Contains(feature))
            throw new KeyNotFoundException($"The classifier has no feature '{feature}'. Nearest: {string.Join(", ", NearestNames.To(feature, classifier.Features))}.");
        if (events.Count == 0 || !(events.SumOfWeights > 0))
            throw new ArgumentException($"'{events.Name}' has {events.Count} events whose weights add up to {events.SumOfWeights}; a mean score needs events.", nameof(events));
        var (low, high) = (events[feature].Quantile(0.01), events[feature].Quantile(0.99));
        double[] values = [.. Enumerable.Range(0, points).Select(i => low + (high - low) * i / (points - 1))];
        var moments = values.Select(value => Moments(classifier, events, feature, value)).ToArray();
        return new PartialDependence(feature, values, [.. moments.Select(m => m.Mean)], [.. moments.Select(m => m.Spread)]);
    }

    private static (double Mean, double Spread) Moments(IClassifier classifier, EventTable events, string feature, double value)
    {
        var constant = new double[events.Count];
        Array.Fill(constant, value);
        var scores = classifier.Score(events.WithColumn(feature, constant));
        var (weights, sum, squares, total) = (events.Weights(), 0.0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            if (double.IsNaN(scores[i]))
                continue;
            sum += weights[i] * scores[i];
            squares += weights[i] * scores[i] * scores[i];
            total += weights[i];
        }
        return (sum / total, Math.Sqrt(Math.Max(0, squares / total - sum / total * (sum / total))));
    }
}
