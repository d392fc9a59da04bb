namespace DarkSector.Numerics.Learning;

/// <summary>The mass windows of a sample.</summary>
public sealed class PunziWindows
{
    private readonly PunziEvent[] _events;

    /// <summary>Windows of a sample.</summary>
    /// <param name="hypotheses">Number of mass hypotheses, at least 1.</param>
    /// <param name="events">One entry per event of the sample.</param>
    public PunziWindows(int hypotheses, IReadOnlyList<PunziEvent> events)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hypotheses, 1);
        ArgumentNullException.ThrowIfNull(events);
        for (var i = 0; i < events.Count; i++)
            Check(hypotheses, i, events[i]);
        var without = Enumerable.Range(0, hypotheses).Except(events.Where(e => e.IsSignal && e.Size > 0).Select(e => e.First)).ToArray();
        if (without.Length > 0)
            throw new ArgumentException($"Hypothesis {without[0]} of {hypotheses} has no signal event in its window, so that its efficiency is zero whatever the scores; give signal of every hypothesis.", nameof(events));
        (Hypotheses, _events) = (hypotheses, [.. events]);
    }

    /// <summary>Number of mass hypotheses.</summary>
    public int Hypotheses { get; }

    /// <summary>Number of events.</summary>
    public int Count => _events.Length;

    /// <summary>What an event is.</summary>
    public PunziEvent this[int row] => _events[row];

    private static void Check(int hypotheses, int row, PunziEvent one)
    {
        var isEmpty = !one.IsSignal && one.Last < one.First;
        if (!isEmpty && (one.First < 0 || one.Last >= hypotheses || (one.IsSignal && one.First != one.Last)))
            throw new ArgumentException($"Event {row} is in the windows {one.First} to {one.Last}; there are {hypotheses} hypotheses, numbered from 0, and signal belongs to one.");
        if (!(one.Size >= 0) || !double.IsFinite(one.Size))
            throw new ArgumentException(FormattableString.Invariant($"Event {row} has the weight {one.Size}; efficiencies and backgrounds add up from finite weights of 0 or more."));
    }
}
