using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

public sealed partial class BoostedTrees
{
    /// <summary>Explains the score of an event.</summary>
    /// <param name="events">Events with the features as columns.</param>
    /// <param name="row">Row of the event, from 0.</param>
    /// <param name="class">The class; the signal when none is named.</param>
    /// <exception cref="ArgumentException">A feature of the event is NaN.</exception>
    public Explanation Explain(EventTable events, int row, string? @class = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (row < 0 || row >= events.Count)
            throw new ArgumentOutOfRangeException(nameof(row), $"row = {row}; table '{events.Name}' has rows 0 to {events.Count - 1}.");
        var label = IndexOf(@class ?? Classes[0]);
        double[] values = [.. Features.Select(name => events[name][row])];
        if (Array.FindIndex(values, double.IsNaN) is >= 0 and var bad)
            throw new ArgumentException($"'{Features[bad]}' is NaN in row {row} of '{events.Name}'; such an event has no score to explain.", nameof(row));

        // Two classes share one sum, whose sign turns for the second.
        var (tree, sign) = _start.Length == 1 ? (0, label == 0 ? 1 : -1) : (label, 1);
        var contributions = new double[Features.Count];
        var mean = _start[tree] + _rounds.Sum(round => TreeShapley.Add(round[tree], Array.ConvertAll(values, v => (float)v), contributions));
        var score = Probabilities(events.WhereMarked([.. Enumerable.Range(0, events.Count).Select(i => i == row)]))[label][0];
        return new Explanation(Classes[label], sign * mean, sign * (mean + contributions.Sum()), score,
            [.. Features.Select((name, f) => new FeatureContribution(name, values[f], sign * contributions[f])).OrderByDescending(c => Math.Abs(c.Contribution))]);
    }

    private int IndexOf(string name) => Classes.ToList().IndexOf(name) is >= 0 and var index ? index
        : throw new KeyNotFoundException($"The trees have no class '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Classes))}.");
}
