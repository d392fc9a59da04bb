using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>Scores of classifiers as columns of a table.</summary>
public static class Scores
{
    /// <summary>The table with the score of a classifier: `events.WithScore("score", trees)`.</summary>
    /// <remarks>A table of the name of one the classifier learnt from, but never split, may hold training events; it gets the role of
    /// training events, so that no template or limit is made of it.</remarks>
    /// <param name="events">Events with the features as columns.</param>
    /// <param name="column">Name of the new column.</param>
    /// <param name="classifier">The classifier.</param>
    public static EventTable WithScore(this EventTable events, string column, IClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(classifier);
        return Guarded(events, classifier).WithColumn(column, [.. classifier.Score(events)]);
    }

    /// <summary>The table with the probability of each class: `events.WithScores("p", trees)` adds `pSignal`, `pTautau`, ...</summary>
    /// <param name="events">Events with the features as columns.</param>
    /// <param name="prefix">Begin of the names of the new columns; the class follows, its first letter capital and other signs left out.</param>
    /// <param name="classifier">The classifier.</param>
    public static EventTable WithScores(this EventTable events, string prefix, IClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(classifier);
        var probabilities = classifier.Probabilities(events);
        return Guarded(events, classifier).WithColumns([.. classifier.Classes.Select((name, i) => (ColumnOf(prefix, name), probabilities[i].ToArray()))]);
    }

    private static EventTable Guarded(EventTable events, IClassifier classifier) => !classifier.Training.MayHaveSeen(events) ? events
        : events.WithRole(EventRole.Training).WithNote($"'{events.Name}' was scored whole by a classifier that learnt from a table of this name");

    private static string ColumnOf(string prefix, string name)
    {
        string letters = string.Concat(name.Where(char.IsLetterOrDigit));
        return prefix + (letters.Length == 0 ? "" : char.ToUpperInvariant(letters[0]) + letters[1..]);
    }
}
