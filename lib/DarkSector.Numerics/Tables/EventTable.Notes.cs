namespace DarkSector.Numerics.Tables;

public sealed partial class EventTable
{
    /// <summary>What has to be known about how the events were obtained, such as the opening of a box; every table made of this one has it too.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>The table with one more note, which stays with all tables made of it.</summary>
    /// <param name="note">A sentence.</param>
    public EventTable WithNote(string note)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(note);
        return new EventTable(Name, _stored, _order, _rows, _storedCount) { Notes = [.. Notes, note], Role = Role };
    }

    /// <summary>The table with the notes of what it was made of, for a table that is filled anew: pseudo-data drawn from another, for example.</summary>
    /// <param name="origins">Tables or histograms.</param>
    public EventTable WithNotesOf(params IReadOnlyList<INoted> origins) =>
        new(Name, _stored, _order, _rows, _storedCount) { Notes = [.. Notes.Concat(origins.SelectMany(origin => origin.Notes)).Distinct()], Role = Role };
}
