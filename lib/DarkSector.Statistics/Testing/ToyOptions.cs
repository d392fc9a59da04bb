namespace DarkSector.Statistics.Testing;

/// <summary>How toys are made.</summary>
/// <param name="Toys">Number of toys per hypothesis.</param>
public sealed record ToyOptions(int Toys)
{
    /// <summary>The test statistic.</summary>
    public TestStatistic Statistic { get; init; } = TestStatistic.QTilde;

    /// <summary>Number of threads; 0 for as many as the machine has. Results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Refuses what cannot be.</summary>
    internal ToyOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Toys);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        return this;
    }
}
