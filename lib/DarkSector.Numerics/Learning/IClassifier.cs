using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Learning;

/// <summary>A trained model that gives each event a probability per class.</summary>
public interface IClassifier
{
    /// <summary>Names of the columns it reads; they are found by name.</summary>
    IReadOnlyList<string> Features { get; }

    /// <summary>Names of the classes; the first is the signal.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Which events it was trained on.</summary>
    TrainingRecord Training { get; }

    /// <summary>The score of each event: the probability of the first class, in [0, 1]; NaN where a feature is NaN.</summary>
    /// <param name="events">Events with the features as columns.</param>
    /// <exception cref="KeyNotFoundException">The table lacks a feature; the message names the nearest.</exception>
    IReadOnlyList<double> Score(EventTable events);

    /// <summary>The probability of each class for each event: one list per class, in the order of <see cref="Classes"/>.</summary>
    /// <param name="events">Events with the features as columns.</param>
    /// <exception cref="KeyNotFoundException">The table lacks a feature; the message names the nearest.</exception>
    IReadOnlyList<IReadOnlyList<double>> Probabilities(EventTable events);
}
