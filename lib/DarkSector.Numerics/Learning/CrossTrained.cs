using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>Models of a k-fold training: each event is scored by the one that has not seen it, so that the whole sample may be used.</summary>
/// <remarks>`CrossTrained.Of(split, split.Folds(signal, 5).Zip(split.Folds(background, 5), (s, b) => ...))`. Events of samples that no model has seen are divided among the models in the same way.</remarks>
public sealed class CrossTrained : IClassifier
{
    private readonly EventSplit _split;
    private readonly IClassifier[] _models;

    private CrossTrained(EventSplit split, IClassifier[] models) => (_split, _models) = (split, models);

    /// <summary>Joins the models of the folds.</summary>
    /// <param name="split">The split that made the folds.</param>
    /// <param name="models">The model of each fold, in the order of the folds; all with the same features and classes.</param>
    public static CrossTrained Of(EventSplit split, IEnumerable<IClassifier> models)
    {
        ArgumentNullException.ThrowIfNull(split);
        IClassifier[] all = [.. models];
        if (all.Length < 2)
            throw new ArgumentException($"There are {all.Length} models; a cross-training has one per fold, at least 2.", nameof(models));
        if (all.Any(m => !m.Features.SequenceEqual(all[0].Features) || !m.Classes.SequenceEqual(all[0].Classes)))
            throw new ArgumentException("The models of the folds differ in features or classes; train all on the same.", nameof(models));
        return new CrossTrained(split, all);
    }

    /// <summary>The model of each fold.</summary>
    public IReadOnlyList<IClassifier> Models => _models;

    /// <inheritdoc/>
    public IReadOnlyList<string> Features => _models[0].Features;

    /// <inheritdoc/>
    public IReadOnlyList<string> Classes => _models[0].Classes;

    /// <summary>Empty: no event is scored by a model that has seen it.</summary>
    public TrainingRecord Training => new([]);

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(EventTable events) => Probabilities(events)[0];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<double>> Probabilities(EventTable events)
    {
        var folds = _split.FoldOf(events, _models.Length);
        var result = Classes.Select(_ => new double[events.Count]).ToArray();
        for (var fold = 0; fold < _models.Length; fold++)
        {
            int[] rows = [.. Enumerable.Range(0, events.Count).Where(row => folds[row] == fold)];
            var scored = _models[fold].Probabilities(events.WhereMarked([.. folds.Select(f => f == fold)]));
            for (var c = 0; c < result.Length; c++)
                for (var i = 0; i < rows.Length; i++)
                    result[c][rows[i]] = scored[c][i];
        }
        return result;
    }
}
