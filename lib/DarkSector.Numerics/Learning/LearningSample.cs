using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>The events of one class of a <see cref="LearningSample"/>.</summary>
/// <param name="Name">Name of the class, such as `signal` or `tautau`.</param>
/// <param name="Tables">Its events, with weights that count expected events.</param>
public sealed record EventClass(string Name, params IReadOnlyList<EventTable> Tables);

/// <summary>Events to learn from: named features, the class of each event and its weight.</summary>
/// <remarks>
/// `LearningSample.Of(["dimuonPt", "recoilTheta"], signal.Training, background.Training)`. Features are columns found by name. The first class is the signal,
/// whose probability is the score. Spectators are columns that go along and are not learnt from, such as the mass for which a signal was generated (they may hold NaN).
/// Weights may be negative (from a generator at next-to-leading order, or from sPlots); each class must have a positive sum.
/// </remarks>
public sealed class LearningSample
{
    private readonly double[][] _features;
    private readonly Dictionary<string, double[]> _spectators;

    private LearningSample(IReadOnlyList<string> features, IReadOnlyList<string> classes, double[][] values, int[] labels, double[] weights,
        Dictionary<string, double[]> spectators, TrainingRecord record)
    {
        (Features, Classes, _features, Labels, Weights, _spectators, Record) = (features, classes, values, labels, weights, spectators, record);
    }

    /// <summary>Names of the features.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Names of the classes; the first is the signal.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Index of the class of each event.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Weight of each event.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Number of events.</summary>
    public int Count => Labels.Count;

    /// <summary>Names of the spectators.</summary>
    public IReadOnlyCollection<string> Spectators => _spectators.Keys;

    /// <summary>Where the events come from.</summary>
    public TrainingRecord Record { get; }

    /// <summary>A sample of two classes, `signal` and `background`.</summary>
    /// <param name="features">Names of the columns to learn from.</param>
    /// <param name="signal">Signal events.</param>
    /// <param name="background">Background events.</param>
    public static LearningSample Of(IReadOnlyList<string> features, EventTable signal, params IReadOnlyList<EventTable> background) =>
        Of(features, [], new EventClass("signal", signal), new EventClass("background", background));

    /// <summary>A sample of several classes, the signal first.</summary>
    /// <param name="features">Names of the columns to learn from.</param>
    /// <param name="spectators">Names of columns that go along, such as a generated mass; none: [].</param>
    /// <param name="classes">The classes, at least two.</param>
    /// <exception cref="ArgumentException">A feature is constant or holds a NaN or an infinity, or a class has no events, a bad weight or no positive sum of weights.</exception>
    /// <exception cref="KeyNotFoundException">A table has no such column; the message names the nearest.</exception>
    public static LearningSample Of(IReadOnlyList<string> features, IReadOnlyList<string> spectators, params IReadOnlyList<EventClass> classes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(spectators);
        ArgumentNullException.ThrowIfNull(classes);
        RequireNames(features, [.. classes.Select(c => c.Name)]);
        foreach (var one in classes)
            RequireWeights(one);
        EventTable[] tables = [.. classes.SelectMany(c => c.Tables)];
        double[][] values = [.. features.Select(feature => FeatureOf(feature, tables))];
        int[] labels = [.. classes.SelectMany((c, label) => Enumerable.Repeat(label, c.Tables.Sum(t => t.Count)))];
        double[] weights = [.. tables.SelectMany(table => table.Weights())];
        var extra = spectators.Distinct().ToDictionary(name => name, name => Joined(name, tables), StringComparer.Ordinal);
        var record = new TrainingRecord([.. classes.SelectMany(c => c.Tables.Select(t => new TrainingTable(c.Name, t.Name, t.Role, t.Count, t.SumOfWeights, t.Notes)))]);
        return new LearningSample([.. features], [.. classes.Select(c => c.Name)], values, labels, weights, extra, record);
    }

    /// <summary>The values of a feature, one per event.</summary>
    /// <param name="name">Name of the feature.</param>
    /// <exception cref="KeyNotFoundException">There is no such feature; the message names the nearest.</exception>
    public IReadOnlyList<double> Feature(string name) => Features.ToList().IndexOf(name) is >= 0 and var index ? _features[index]
        : throw new KeyNotFoundException($"The sample has no feature '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Features))}.");

    /// <summary>The values of a spectator, one per event.</summary>
    /// <param name="name">Name of the spectator.</param>
    /// <exception cref="KeyNotFoundException">There is no such spectator; the message names the nearest.</exception>
    public IReadOnlyList<double> Spectator(string name) => _spectators.TryGetValue(name, out var values) ? values
        : throw new KeyNotFoundException($"The sample has no spectator '{name}'; it has {(_spectators.Count == 0 ? "none" : string.Join(", ", _spectators.Keys))}. Name it when the sample is made.");

    /// <summary>The sample with the weights of each class scaled by a factor, so that all have the same sum and the mean weight is 1.</summary>
    public LearningSample Balanced()
    {
        var sums = new double[Classes.Count];
        for (var i = 0; i < Count; i++)
            sums[Labels[i]] += Weights[i];
        var wanted = (double)Count / Classes.Count;
        return new LearningSample(Features, Classes, _features, [.. Labels], [.. Weights.Select((weight, i) => weight * (wanted / sums[Labels[i]]))], _spectators, Record);
    }

    /// <summary>Another sample of the same size: each event counts a Poisson number of times, of mean 1.</summary>
    /// <param name="rng">Random numbers.</param>
    public LearningSample Resampled(RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(rng);
        return new LearningSample(Features, Classes, _features, [.. Labels], [.. Weights.Select(weight => weight * rng.Poisson(1))], _spectators, Record);
    }

    /// <summary>The class names and how many events each has.</summary>
    public override string ToString() =>
        $"{Count} events with {Features.Count} features: {string.Join(", ", Classes.Select((name, label) => $"{Labels.Count(l => l == label)} {name}"))}";

    /// <summary>The features, one array each, in the order of <see cref="Features"/>.</summary>
    internal double[][] FeatureColumns => _features;

    /// <summary>Refuses events that are kept for the test.</summary>
    internal void RefuseTestEvents()
    {
        if (Record.Tables.FirstOrDefault(t => t.Role == EventRole.Test) is { } table)
            throw new InvalidOperationException($"'{table.Table}' is the test part of a split and cannot be learnt from: the limit needs events that the classifier has not seen. Train on the training part.");
    }

    private static void RequireNames(IReadOnlyList<string> features, IReadOnlyList<string> classes)
    {
        if (features.Count == 0)
            throw new ArgumentException("A sample to learn from needs at least one feature.", nameof(features));
        if (features.GroupBy(f => f).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The feature '{twice.Key}' is named {twice.Count()} times; once is enough.", nameof(features));
        if (classes.Count < 2 || classes.Distinct().Count() != classes.Count)
            throw new ArgumentException($"The classes are {string.Join(", ", classes)}; learning needs at least two of different names.", nameof(classes));
    }

    private static void RequireWeights(EventClass one)
    {
        if (one.Tables.Sum(t => t.Count) == 0)
            throw new ArgumentException($"The class '{one.Name}' has no events; there is nothing to tell it from the others. Loosen the selection or simulate more.");
        var sum = 0.0;
        foreach (var table in one.Tables)
        {
            var weights = table.Weights();
            if (Array.FindIndex(weights, w => !double.IsFinite(w)) is >= 0 and var bad)
                throw new ArgumentException(Invariant($"Row {bad} of '{table.Name}' has the weight {weights[bad]}; weights are finite."));
            sum += weights.Sum();
        }
        if (!(sum > 0))
            throw new ArgumentException(Invariant($"The weights of class '{one.Name}' add up to {sum}; the sum has to be above 0. Are all weights zero, or do negative ones prevail?"));
    }

    private static double[] FeatureOf(string name, EventTable[] tables)
    {
        foreach (var table in tables)
            if (FirstNotFinite(table[name]) is >= 0 and var row)
                throw new ArgumentException($"The feature '{name}' is {table[name][row].ToString(System.Globalization.CultureInfo.InvariantCulture)} in row {row} of '{table.Name}' "
                    + $"({table[name].Count(v => !double.IsFinite(v))} such rows); features are finite numbers. Leave the events out with WhereNumbers(\"{name}\"), or give them a value with With(...).");
        var values = Joined(name, tables);
        return values.Any(v => v != values[0]) ? values : throw new ArgumentException(
            Invariant($"The feature '{name}' is {values[0]} in all {values.Length} events; nothing can be learnt from a constant. Leave it out."));
    }

    private static int FirstNotFinite(Column column)
    {
        for (var row = 0; row < column.Count; row++)
            if (!double.IsFinite(column[row]))
                return row;
        return -1;
    }

    private static double[] Joined(string name, EventTable[] tables) => [.. tables.SelectMany(table => table[name].ToArray())];
}
