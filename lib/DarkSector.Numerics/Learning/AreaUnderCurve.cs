namespace DarkSector.Numerics.Learning;

/// <summary>The probability that a signal event has the higher score: the area under the ROC curve.</summary>
/// <remarks>Use this where only the number is needed, and fast; the curve and the error of its area are in `RocCurve` of Statistics. Ties count half. Weights may be negative.</remarks>
public static class AreaUnderCurve
{
    /// <summary>The area for scored events.</summary>
    /// <param name="scores">Score of each event; larger for signal.</param>
    /// <param name="isSignal">What each event is.</param>
    /// <param name="weights">Weight of each event.</param>
    /// <returns>The area; NaN when a score is NaN, or signal or background have no weight.</returns>
    public static double Of(IReadOnlyList<double> scores, IReadOnlyList<bool> isSignal, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(isSignal);
        ArgumentNullException.ThrowIfNull(weights);
        if (isSignal.Count != scores.Count || weights.Count != scores.Count)
            throw new ArgumentException($"{scores.Count} scores, {isSignal.Count} labels and {weights.Count} weights; one of each is needed per event.");
        double[] sorted = [.. scores];
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        if (sorted.Length == 0 || double.IsNaN(sorted[0]))
            return double.NaN;
        var (area, signal, background) = (0.0, 0.0, 0.0);
        for (var i = 0; i < order.Length;)
        {
            var (tiedSignal, tiedBackground, score) = (0.0, 0.0, sorted[i]);
            for (; i < order.Length && sorted[i] == score; i++)
                if (isSignal[order[i]])
                    tiedSignal += weights[order[i]];
                else
                    tiedBackground += weights[order[i]];
            area += tiedSignal * (background + 0.5 * tiedBackground);
            (signal, background) = (signal + tiedSignal, background + tiedBackground);
        }
        return area / (signal * background);
    }
}
