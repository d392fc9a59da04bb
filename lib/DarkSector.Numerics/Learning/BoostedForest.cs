using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>The mean of several boosted-tree models, each trained on its own resampling of the events; their spread is the uncertainty of the score.</summary>
/// <remarks>Each member sees every event a Poisson number of times of mean 1 (bagging; Breiman, Mach. Learn. 24, 123 (1996)), so that members differ as models
/// from independent simulations would, and their mean fluctuates less than one of them.</remarks>
public sealed class BoostedForest : IClassifier
{
    private const string Kind = "forest of boosted trees";
    private const int Version = 1;

    private readonly BoostedTrees[] _members;

    private BoostedForest(BoostedTrees[] members) => _members = members;

    /// <summary>Trains the members.</summary>
    /// <param name="sample">Events to learn from.</param>
    /// <param name="validation">Events that end the learning of each member.</param>
    /// <param name="members">Number of members, at least 2.</param>
    /// <param name="options">How each learns.</param>
    /// <param name="rng">Random numbers; each member has its own branch.</param>
    public static BoostedForest Train(LearningSample sample, LearningSample validation, int members, BoostingOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(rng);
        if (members < 2)
            throw new ArgumentOutOfRangeException(nameof(members), $"members = {members}; a spread needs at least 2.");
        return new BoostedForest([.. Enumerable.Range(0, members).Select(i =>
            BoostedTrees.Train(sample.Resampled(rng[i]["sample"]), validation, options, rng[i]["trees"]))]);
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<BoostedTrees> Members => _members;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => _members[0].Features;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => _members[0].Classes;

    /// <inheritdoc/>
    public TrainingRecord Training => _members[0].Training;

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(EventTable events) => Moments(events).Means;

    /// <summary>Standard deviation of the score among the members, for each event.</summary>
    /// <param name="events">Events with the features as columns.</param>
    public IReadOnlyList<double> Spread(EventTable events) => Moments(events).Spreads;

    /// <summary>The table with the mean score and, in a column whose name ends in `Spread`, its standard deviation among the members.</summary>
    /// <param name="events">Events with the features as columns.</param>
    /// <param name="column">Name of the column of the mean score.</param>
    public EventTable AddTo(EventTable events, string column)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.WithScore(column, this).WithColumn(column + "Spread", [.. Spread(events)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(EventTable events)
    {
        var all = _members.Select(m => m.Probabilities(events)).ToArray();
        return [.. Classes.Select((_, k) => Enumerable.Range(0, events.Count).Select(i => all.Average(p => p[k][i])).ToArray())];
    }

    /// <summary>Writes the forest as JSON.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    public void Save(string path) => ModelFile.Write(path, Kind, Version, this, _members.Select(m => m.ToContent()).ToArray());

    /// <summary>Reads a forest; it gives the scores of the one that was saved, bit for bit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="features">Names of the features the forest must have, in any order; without them any will do.</param>
    /// <exception cref="InvalidDataException">The file is of another kind, version or feature list, or damaged.</exception>
    public static BoostedForest Load(string path, IReadOnlyList<string>? features = null)
    {
        var file = ModelFile.Read<BoostedTrees.Content[]>(path, Kind, Version, features);
        if (file.Model.Length < 2)
            throw new InvalidDataException($"The forest in '{path}' has {file.Model.Length} members, at least 2 belong to one; the file is damaged.");
        return new BoostedForest([.. file.Model.Select(content => BoostedTrees.Of(content, path, file.Features, file.Classes, file.Training))]);
    }

    private (double[] Means, double[] Spreads) Moments(EventTable events)
    {
        var scores = _members.Select(m => m.Score(events)).ToArray();
        var (means, spreads) = (new double[scores[0].Count], new double[scores[0].Count]);
        for (var i = 0; i < means.Length; i++)
        {
            var mean = scores.Average(s => s[i]);
            (means[i], spreads[i]) = (mean, Math.Sqrt(scores.Sum(s => (s[i] - mean) * (s[i] - mean)) / (scores.Length - 1)));
        }
        return (means, spreads);
    }
}
