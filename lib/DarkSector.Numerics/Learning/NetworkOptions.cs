namespace DarkSector.Numerics.Learning;

/// <summary>What a network is made of and how it learns.</summary>
public sealed record NetworkOptions
{
    /// <summary>Numbers of neurons of the hidden layers.</summary>
    public IReadOnlyList<int> HiddenLayers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.FirstOrDefault(width => width is < 1 or > 4096) is not 0 and var bad)
                throw new ArgumentOutOfRangeException(nameof(value), $"A hidden layer of {bad} neurons; a layer has 1 to 4096.");
            if (value.Contains(0))
                throw new ArgumentOutOfRangeException(nameof(value), "A hidden layer of 0 neurons; a layer has 1 to 4096.");
            field = [.. value];
        }
    } = [32, 16];

    /// <summary>Activation of the hidden layers.</summary>
    public Activation Activation { get; init; } = Activation.Tanh;

    /// <summary>Steps and their number.</summary>
    public LearningSchedule Schedule { get; init; } = new();
}
