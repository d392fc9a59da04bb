using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>One cut of a selection.</summary>
/// <param name="Name">Its sentence.</param>
/// <param name="Inputs">Columns and particles it reads.</param>
/// <param name="Predicate">Which events pass; null for a cut that multiplies weights with the probabilities in its only input.</param>
internal sealed record SelectionStep(string Name, IReadOnlyList<string> Inputs, RowFunction<bool>? Predicate)
{
    /// <summary>The events that pass. A predicate that is true of NaN, as `x => !(x > 3)`, lets none through all the same.</summary>
    public EventTable Apply(EventTable events) =>
        Predicate is null ? Weighted(events.WhereNumbers(Inputs), Inputs[0]) : events.Where(Predicate).WhereNumbers(Inputs);

    private static EventTable Weighted(EventTable events, string probability)
    {
        var (weights, probabilities) = (events.Weights(), events[probability]);
        for (var i = 0; i < weights.Length; i++)
        {
            if (probabilities[i] is not (>= 0 and <= 1))
                throw new ArgumentException($"{probability} = {probabilities[i]} in row {i} of table '{events.Name}'; a probability lies in [0, 1]. "
                    + $"Correct how '{probability}' is computed, or cut such events away before.");
            weights[i] *= probabilities[i];
        }
        return events.WithColumn(EventTable.WeightColumn, weights);
    }
}
