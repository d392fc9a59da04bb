namespace DarkSector.Numerics.Tables;

/// <summary>What events may be used for once a classifier has been trained.</summary>
public enum EventRole
{
    /// <summary>The events were not split: no classifier has seen them.</summary>
    Unassigned,

    /// <summary>A classifier learns from the events; they serve nothing else, since it knows their fluctuations.</summary>
    Training,

    /// <summary>The events decide when learning ends and where the working point lies.</summary>
    Validation,

    /// <summary>Efficiencies, templates and limits come from these events.</summary>
    Test,
}

public sealed partial class EventTable
{
    /// <summary>What the events may be used for; every table made of this one has the same role.</summary>
    public EventRole Role { get; private init; }

    /// <summary>The table with a role, which stays with all tables made of it.</summary>
    /// <param name="role">What the events may be used for.</param>
    /// <exception cref="InvalidOperationException">The events were used for training, and are to get another role.</exception>
    public EventTable WithRole(EventRole role)
    {
        if (Role == EventRole.Training && role != EventRole.Training)
            throw new InvalidOperationException($"A classifier was trained on the events of '{Name}'; they cannot become {role}. Take the part of the split that was kept for it.");
        return new EventTable(Name, _stored, _order, _rows, _storedCount) { Notes = Notes, Role = role };
    }

    /// <summary>Refuses events that a classifier was trained on.</summary>
    /// <param name="use">What the events are wanted for, as in "a template".</param>
    /// <exception cref="InvalidOperationException">The events were used for training.</exception>
    public void RefuseTraining(string use)
    {
        if (Role == EventRole.Training)
            throw new InvalidOperationException($"'{Name}' holds events that a classifier was trained on, and {use} of them would be biased. "
                + "Use the test part of the split, whose weights stand for the whole sample; to look at training events, fill a histogram from numbers: Histogram.Fill(axis, values, weights).");
    }
}
