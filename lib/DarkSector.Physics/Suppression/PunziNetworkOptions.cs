using DarkSector.Numerics.Learning;

namespace DarkSector.Physics.Suppression;

/// <summary>How a <see cref="PunziNetwork"/> is made and trained.</summary>
public sealed record PunziNetworkOptions
{
    /// <summary>Numbers of neurons of the hidden layers; the published network has 8 and 4.</summary>
    public IReadOnlyList<int> HiddenLayers { get; init; } = [32, 16];

    /// <summary>Number of networks that differ in their random numbers alone and are averaged (<see cref="NeuralNetwork.Average"/>).</summary>
    public int Networks
    {
        get;
        init => field = value is >= 1 and <= 16 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"Networks = {value}; 1 to 16 can be averaged.");
    } = 2;

    /// <summary>Significance and power of the figure of merit. By default each mass counts by its relative gain, and a window is never believed to be empty.</summary>
    public PunziLossOptions Loss { get; init; } = new() { Relative = true, CautiousBackground = true };

    /// <summary>First stage: binary cross-entropy in small batches.</summary>
    public LearningSchedule EntropyStage { get; init; } = new() { LearningRate = 5e-3, Epochs = 30, BatchSize = 1024, Patience = 8 };

    /// <summary>Between the stages the best single cut becomes the score 1/2, and z is multiplied by this factor, so that scores resemble a cut.</summary>
    public double Sharpness { get; init; } = 4;

    /// <summary>Second stage: the Punzi loss, the whole sample in every step.</summary>
    public LearningSchedule PunziStage { get; init; } = new LearningSchedule { LearningRate = 1e-2, Epochs = 600, Patience = 100 }.WithFullBatches();
}
