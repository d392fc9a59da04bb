using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Statistics.Intervals;
using static System.FormattableString;

namespace DarkSector.Physics.Triggers;

/// <summary>What can be asked of events with drawn trigger decisions (<see cref="TriggerMenu.WithDecisions(EventTable, IReadOnlyList{Generation.TrueParticle}, Numerics.Random.RandomStream)"/>).</summary>
public static class TriggerDecisions
{
    /// <summary>Efficiency of a line or combination on a sample, with a Clopper-Pearson interval; weighted events count as effective ones.</summary>
    /// <param name="events">Events with the decision of the line.</param>
    /// <param name="line">Name of the line.</param>
    /// <param name="confidence">Probability content of the interval.</param>
    public static EfficiencyInterval TriggerEfficiency(this EventTable events, string line, double confidence = ClopperPearson.OneSigma)
    {
        var (decisions, weights) = (DecisionsOf(events, line), events.Weights());
        if (weights.Length == 0)
            throw new ArgumentException($"Table '{events.Name}' has no events; the efficiency of line '{line}' needs some.", nameof(events));
        var (passed, total, squares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            passed += decisions[i] * weights[i];
            total += weights[i];
            squares += weights[i] * weights[i];
        }
        return ClopperPearson.Weighted(passed, total, squares, confidence);
    }

    /// <summary>The events with the decision of a combination: at least one of the lines fires.</summary>
    /// <param name="events">Events with the decisions of the lines.</param>
    /// <param name="name">Name of the combination; its column is the name with `Trigger` behind.</param>
    /// <param name="lines">Names of lines.</param>
    public static EventTable WithAnyTrigger(this EventTable events, string name, params IReadOnlyList<string> lines) => Combined(events, name, lines, Math.Max);

    /// <summary>The events with the decision of a combination: all of the lines fire.</summary>
    /// <param name="events">Events with the decisions of the lines.</param>
    /// <param name="name">Name of the combination; its column is the name with `Trigger` behind.</param>
    /// <param name="lines">Names of lines.</param>
    public static EventTable WithAllTriggers(this EventTable events, string name, params IReadOnlyList<string> lines) => Combined(events, name, lines, Math.Min);

    /// <summary>How lines overlap: the numbers of their Venn diagram.</summary>
    /// <param name="events">Events with the decisions of the lines.</param>
    /// <param name="lines">Names of 2 to 8 lines.</param>
    public static Overlap TriggerOverlap(this EventTable events, params IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
            DecisionsOf(events, line);
        return Overlap.OfColumns(events, [.. lines.Select(line => line + "Trigger")]) with { Names = [.. lines] };
    }

    private static EventTable Combined(EventTable events, string name, IReadOnlyList<string> lines, Func<double, double, double> combine)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count == 0)
            throw new ArgumentException($"The combination '{name}' needs at least one line.", nameof(lines));
        var decisions = lines.Select(line => DecisionsOf(events, line)).Aggregate((a, b) => [.. a.Zip(b, combine)]);
        return events.WithColumns((name + "Trigger", decisions));
    }

    private static double[] DecisionsOf(EventTable events, string line)
    {
        ArgumentNullException.ThrowIfNull(events);
        const string Suffix = "Trigger";
        if (!events.HasColumn(line + Suffix))
        {
            var known = events.ColumnNames.Where(c => c.EndsWith(Suffix, StringComparison.Ordinal)).Select(c => c[..^Suffix.Length]).ToArray();
            throw new KeyNotFoundException($"Table '{events.Name}' has no decision of a line '{line}'. " + (known.Length > 0
                ? $"Nearest: {string.Join(", ", NearestNames.To(line, known))}." : "Draw decisions first with TriggerMenu.WithDecisions."));
        }
        var decisions = events[line + Suffix].ToArray();
        return Array.FindIndex(decisions, d => d is not (0 or 1)) is >= 0 and var row
            ? throw new ArgumentException(Invariant($"{line}{Suffix} = {decisions[row]} in row {row} of table '{events.Name}'; a decision is 0 or 1. Probabilities are weights: RequireWithProbability."))
            : decisions;
    }
}
