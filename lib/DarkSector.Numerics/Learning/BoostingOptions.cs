using static System.FormattableString;

namespace DarkSector.Numerics.Learning;

/// <summary>Which way a score may follow a feature.</summary>
public enum Monotonicity
{
    /// <summary>The score never falls when the feature rises.</summary>
    Rising,

    /// <summary>The score never rises when the feature rises.</summary>
    Falling,
}

/// <summary>How <see cref="BoostedTrees"/> learn.</summary>
public sealed record BoostingOptions
{
    /// <summary>Largest number of boosting rounds; each has one tree, or one per class when there are more than two.</summary>
    public int Trees { get; init => field = InRange(value, 1, 100_000, nameof(Trees)); } = 200;

    /// <summary>Cuts between the root of a tree and a leaf, 1 to 8. Scoring is fastest up to 3.</summary>
    public int Depth { get; init => field = InRange(value, 1, 8, nameof(Depth)); } = 3;

    /// <summary>Factor on the contribution of each tree (shrinkage), in (0, 1].</summary>
    public double LearningRate { get; init => field = Share(value, nameof(LearningRate)); } = 0.1;

    /// <summary>Share of the events that each tree is grown on, in (0, 1].</summary>
    public double RowShare { get; init => field = Share(value, nameof(RowShare)); } = 1;

    /// <summary>Share of the features that each tree may cut on, in (0, 1]; at least one.</summary>
    public double FeatureShare { get; init => field = Share(value, nameof(FeatureShare)); } = 1;

    /// <summary>Added to the second derivative of the loss in each leaf: pulls the values of leaves with few events to zero.</summary>
    public double Regularisation { get; init => field = NotNegative(value, nameof(Regularisation)); } = 1;

    /// <summary>Smallest second derivative of the loss in a leaf. Weights are scaled to a mean magnitude of 1, so that an undecided event counts 1/4. Above 0.</summary>
    public double SmallestLeaf { get; init => field = value > 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(nameof(SmallestLeaf), Invariant($"SmallestLeaf = {value}; it is a finite number above 0.")); } = 1;

    /// <summary>Bins per feature, 2 to 256: a tree cuts only between bins, which hold equal numbers of events.</summary>
    public int Bins { get; init => field = InRange(value, 2, 256, nameof(Bins)); } = 256;

    /// <summary>With validation events: rounds without a better validation loss after which learning ends; the model keeps the trees of the best round.</summary>
    public int Patience { get; init => field = InRange(value, 1, 100_000, nameof(Patience)); } = 20;

    /// <summary>Features that the score has to follow one way; two classes only.</summary>
    public IReadOnlyDictionary<string, Monotonicity> Monotone { get; init; } = new Dictionary<string, Monotonicity>();

    /// <summary>Threads; 0 takes all. The model does not depend on them.</summary>
    public int Threads { get; init => field = InRange(value, 0, 1024, nameof(Threads)); }

    private static int InRange(int value, int low, int high, string name) => value >= low && value <= high ? value
        : throw new ArgumentOutOfRangeException(name, $"{name} = {value}; it lies between {low} and {high}.");

    private static double Share(double value, string name) => value is > 0 and <= 1 ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; it lies in (0, 1]."));

    private static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value) ? value
        : throw new ArgumentOutOfRangeException(name, Invariant($"{name} = {value}; it is a finite number of 0 or more."));
}
