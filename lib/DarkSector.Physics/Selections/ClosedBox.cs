using DarkSector.Numerics.Tables;

namespace DarkSector.Physics.Selections;

/// <summary>The data of a signal region, which nobody looks at before the analysis is fixed.</summary>
/// <remarks>
/// Nothing public tells how many events are inside or what they look like; <see cref="Open"/> with a reason is the only way in, and the opened table carries
/// that reason in its <see cref="EventTable.Notes"/>, as does every table made of it. What lies outside of the region stays available for
/// control regions. Expected results come from simulation and never need the box. The box protects from a slip, not from intent: whoever keeps the
/// table it was made of has seen it.
/// </remarks>
public sealed class ClosedBox
{
    private readonly EventTable _inside;

    private ClosedBox(string region, EventTable inside, EventTable outside)
    {
        Region = region;
        _inside = inside;
        Outside = outside;
    }

    /// <summary>Closes the box around a signal region of data.</summary>
    /// <param name="events">Data, with the columns that the region reads.</param>
    /// <param name="signalRegion">Cuts that define the region; an event with NaN in what they read is outside.</param>
    public static ClosedBox Around(EventTable events, Selection signalRegion)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(signalRegion);
        if (signalRegion.Cuts.Count == 0)
            throw new ArgumentException($"The signal region '{signalRegion.Name}' has no cuts, so that nothing stays outside; require something.", nameof(signalRegion));
        var inside = signalRegion.Passes(events);
        return new ClosedBox(signalRegion.ToString(), events.WhereMarked(inside), events.WhereMarked(Array.ConvertAll(inside, yes => !yes)));
    }

    /// <summary>The signal region: its name and cuts.</summary>
    public string Region { get; }

    /// <summary>The events outside of the signal region: sidebands and control regions.</summary>
    public EventTable Outside { get; }

    /// <summary>Opens the box. The table returned carries the reason, and so does all that is made of it.</summary>
    /// <param name="reason">Why it may be opened now: "selection frozen, control samples agree".</param>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public EventTable Open(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new ArgumentException($"The box '{Region}' opens for a reason only; say why, as in Open(\"selection frozen, control samples agree\").", nameof(reason));
        return _inside.WithNote($"box '{Region}' opened: {reason.Trim()}");
    }

    /// <summary>Says that there is a box, and nothing about its content.</summary>
    public override string ToString() => $"Closed box around '{Region}': not shown, counted or exported before Open(reason). Events outside are in Outside.";

    /// <summary>Says the same in HTML.</summary>
    public string ToHtml() => $"<p>{System.Net.WebUtility.HtmlEncode(ToString())}</p>";
}
