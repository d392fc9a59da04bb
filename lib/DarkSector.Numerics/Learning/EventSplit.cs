using System.Numerics;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>The parts of a sample after a split. The weights of each part are scaled to stand for the whole sample.</summary>
/// <param name="Training">Events to learn from; templates, yields and limits refuse them.</param>
/// <param name="Validation">Events that end the learning and choose the working point.</param>
/// <param name="Test">Events for efficiencies, templates and limits.</param>
public sealed record SplitEvents(EventTable Training, EventTable Validation, EventTable Test)
{
    /// <summary>A sample that nothing is learnt from: all of its events are for the test.</summary>
    /// <param name="events">The sample.</param>
    public static SplitEvents TestOnly(EventTable events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new SplitEvents(events.Head(0).WithRole(EventRole.Training), events.Head(0).WithRole(EventRole.Validation), events.WithRole(EventRole.Test));
    }

    /// <summary>The same done to each part: `parts.Select(events => events.WithScore("score", trees))`.</summary>
    /// <param name="change">Adds columns or selects events.</param>
    public SplitEvents Select(Func<EventTable, EventTable> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new SplitEvents(change(Training), change(Validation), change(Test));
    }
}

/// <summary>Divides events into parts for training, validation and test, by a hash of the numbers that make an event what it is.</summary>
/// <remarks>
/// `EventSplit.By("mu1True", "mu2True").Of(background).Test`. The part of an event depends on its own key columns and the seed alone: not on the order
/// of events, on cuts made before, or on columns added later. So choose as key what no systematic variation changes: true momenta, or run and event number.
/// Weights are scaled by the inverse of the *nominal* share, so that the mean over splits is exact.
/// </remarks>
public sealed record EventSplit
{
    private EventSplit(IReadOnlyList<string> key) => Key = key;

    /// <summary>Columns and particles that identify an event.</summary>
    public IReadOnlyList<string> Key { get; }

    /// <summary>Share of the events to learn from, in (0, 1).</summary>
    public double TrainingShare { get; init => field = Share(value, nameof(TrainingShare)); } = 0.5;

    /// <summary>Share of the events for validation, in [0, 1).</summary>
    public double ValidationShare { get; init => field = value == 0 ? 0 : Share(value, nameof(ValidationShare)); } = 0.1;

    /// <summary>Share of the events for the test: what is left, above 0.</summary>
    public double TestShare => 1 - TrainingShare - ValidationShare;

    /// <summary>Another seed gives another, independent split.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A split by the numbers in columns or the momenta of particles.</summary>
    /// <param name="key">Names of columns and particles that together differ between any two events.</param>
    public static EventSplit By(params IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Count == 0)
            throw new ArgumentException("A split needs at least one column or particle that tells events apart, such as a true momentum.", nameof(key));
        return new EventSplit([.. key]);
    }

    /// <summary>The three parts of a sample.</summary>
    /// <param name="events">A sample that was not split before.</param>
    /// <exception cref="ArgumentException">The key does not tell events apart, the shares leave nothing for the test, or the sample was split before.</exception>
    public SplitEvents Of(EventTable events)
    {
        if (!(TestShare > 1e-12))
            throw new ArgumentException(Invariant($"TrainingShare = {TrainingShare} and ValidationShare = {ValidationShare} leave nothing for the test; their sum is below 1."));
        var position = Positions(events);
        return new SplitEvents(
            Part(events, position, EventRole.Training, 0, TrainingShare),
            Part(events, position, EventRole.Validation, TrainingShare, ValidationShare),
            Part(events, position, EventRole.Test, TrainingShare + ValidationShare, TestShare));
    }

    /// <summary>The parts of a sample for every fold of a cross-training: fold i tests on one of k equal parts and trains on the others.</summary>
    /// <remarks>The validation events of a fold are a share <see cref="ValidationShare"/> of what is not its test part. <see cref="CrossTrained"/> then scores each event by
    /// the model that has not seen it, so that the whole sample may be used.</remarks>
    /// <param name="events">A sample that was not split before.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    public IReadOnlyList<SplitEvents> Folds(EventTable events, int folds)
    {
        RequireFolds(folds);
        var position = Positions(events);
        return [.. Enumerable.Range(0, folds).Select(fold => Fold(events, position, fold, folds))];
    }

    /// <summary>The fold that tests on an event, for each row.</summary>
    /// <param name="events">Events with the columns of the key.</param>
    /// <param name="folds">Number of parts, at least 2.</param>
    public IReadOnlyList<int> FoldOf(EventTable events, int folds)
    {
        RequireFolds(folds);
        return Array.ConvertAll(Positions(events, mayBeSplit: true), u => FoldAt(u, folds));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"split by {string.Join(", ", Key)} into {100 * TrainingShare:G4} % training, {100 * ValidationShare:G4} % validation, {100 * TestShare:G4} % test (seed {Seed})");

    private EventTable Part(EventTable events, double[] position, EventRole role, double from, double share)
    {
        var to = role == EventRole.Test ? 1 : from + share;
        var part = events.WhereMarked(Array.ConvertAll(position, u => u >= from && u < to));
        return (share > 0 ? part.WithWeightsScaledBy(1 / share) : part).WithRole(role)
            .WithNote(Invariant($"'{events.Name}': {role} part of a {this}"));
    }

    private SplitEvents Fold(EventTable events, double[] position, int fold, int folds)
    {
        // The digits behind the fold number decide on validation, so that it is independent of the fold.
        EventRole RoleOf(double u) => FoldAt(u, folds) == fold ? EventRole.Test
            : u * folds - Math.Floor(u * folds) < ValidationShare ? EventRole.Validation : EventRole.Training;
        EventTable Of(EventRole role, double share)
        {
            var part = events.WhereMarked(Array.ConvertAll(position, u => RoleOf(u) == role));
            return (share > 0 ? part.WithWeightsScaledBy(1 / share) : part).WithRole(role)
                .WithNote(Invariant($"'{events.Name}': {role} part of fold {fold + 1} of {folds} by {string.Join(", ", Key)} (seed {Seed})"));
        }
        var others = 1 - 1.0 / folds;
        return new SplitEvents(Of(EventRole.Training, others * (1 - ValidationShare)), Of(EventRole.Validation, others * ValidationShare), Of(EventRole.Test, 1.0 / folds));
    }

    private static int FoldAt(double u, int folds) => Math.Min((int)(u * folds), folds - 1);

    // The hash of each event as a number in [0, 1).
    private double[] Positions(EventTable events, bool mayBeSplit = false)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (!mayBeSplit && events.Role != EventRole.Unassigned)
            throw new ArgumentException($"'{events.Name}' is the {events.Role} part of a split already; split the whole sample once.", nameof(events));
        var hashes = Hashes(events);
        if (hashes.Length > 10 && hashes.Distinct().Count() < hashes.Length / 2)
            throw new ArgumentException($"The key {string.Join(", ", Key)} has only {hashes.Distinct().Count()} different values in the {hashes.Length} events of '{events.Name}'; "
                + "name columns that tell events apart, such as true momenta.", nameof(events));
        return Array.ConvertAll(hashes, hash => (hash >> 11) * (1.0 / (1UL << 53)));
    }

    private ulong[] Hashes(EventTable events)
    {
        var hashes = new ulong[events.Count];
        Array.Fill(hashes, Mixed(Seed));
        foreach (var name in Key.SelectMany(name => !events.HasColumn(name) && events.HasParticle(name) ? new[] { name + "Px", name + "Py", name + "Pz", name + "E" } : [name]))
        {
            var column = events[name];
            for (var row = 0; row < hashes.Length; row++)
                // Adding zero makes -0 the same number as 0.
                hashes[row] = Mixed(BitOperations.RotateLeft(hashes[row], 23) ^ BitConverter.DoubleToUInt64Bits(column[row] + 0.0));
        }
        return hashes;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) on a Weyl step.
    private static ulong Mixed(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static void RequireFolds(int folds)
    {
        if (folds < 2)
            throw new ArgumentOutOfRangeException(nameof(folds), $"folds = {folds}; at least 2 are needed, one to train on and one to test.");
    }

    private static double Share(double value, string name) => value is > 0 and < 1 ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; a share lies between 0 and 1."));
}
