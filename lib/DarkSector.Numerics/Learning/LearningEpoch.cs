using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>One epoch of learning: a point of the learning curve.</summary>
/// <param name="Loss">Name of the loss.</param>
/// <param name="Number">Number of the epoch, from 1 in each stage.</param>
/// <param name="Training">Loss of the training sample: mean over the batches, each before its step.</param>
/// <param name="Validation">Loss of the validation sample after the epoch.</param>
/// <param name="LearningRate">Length of the steps.</param>
public sealed record LearningEpoch(string Loss, int Number, double Training, double Validation, double LearningRate)
{
    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Loss}, epoch {Number}: training {Training:G5}, validation {Validation:G5}, rate {LearningRate:G3}");
}
