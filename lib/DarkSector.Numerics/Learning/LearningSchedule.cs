using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>How the weights of a network follow the gradient of the loss.</summary>
public enum GradientStep
{
    /// <summary>Stochastic gradient descent with momentum 0.9.</summary>
    Descent,

    /// <summary>Adam, a step length per weight (Kingma and Ba, arXiv:1412.6980), with decay rates 0.9 and 0.999.</summary>
    Adam,
}

/// <summary>How long and in which steps a network learns.</summary>
/// <remarks>After each epoch the loss of the validation sample is computed. After <see cref="Patience"/>/2 epochs without a new minimum the
/// steps are halved, after <see cref="Patience"/> the learning ends; the network has the weights of the best epoch.</remarks>
public sealed record LearningSchedule
{
    /// <summary>Kind of step.</summary>
    public GradientStep Step { get; init; } = GradientStep.Adam;

    /// <summary>Length of a step at first.</summary>
    public double LearningRate
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), Invariant($"LearningRate = {value}; it must be above 0, usually 1e-4 to 1e-1."));
    } = 3e-3;

    /// <summary>Largest number of passes through the sample.</summary>
    public int Epochs { get; init => field = AtLeastOne(value, nameof(Epochs)); } = 50;

    /// <summary>Events per step; the sample at once if it has fewer.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value, nameof(BatchSize)); } = 1024;

    /// <summary>Epochs without a new minimum of the validation loss after which learning ends.</summary>
    public int Patience { get; init => field = AtLeastOne(value, nameof(Patience)); } = 10;

    /// <summary>Largest number of threads; 0: as many as there are processors. The network does not depend on it.</summary>
    public int Threads
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Threads), $"Threads = {value}; give the number of threads, or 0 for as many as there are processors.");
    }

    /// <summary>The schedule with steps of the whole sample, as a loss needs it that is no sum over events.</summary>
    public LearningSchedule WithFullBatches() => this with { BatchSize = int.MaxValue };

    private static int AtLeastOne(int value, string name) => value >= 1 ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} = {value}; it must be at least 1.");
}
