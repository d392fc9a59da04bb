namespace DarkSector.Statistics.Models;

/// <summary>A physical process in a channel.</summary>
/// <param name="Name">Name, unique in the channel.</param>
/// <param name="Yields">Expected events per bin.</param>
/// <param name="Modifiers">What changes them.</param>
public sealed record Sample(string Name, IReadOnlyList<double> Yields, IReadOnlyList<Modifier> Modifiers)
{
    /// <summary>Expected events in all bins.</summary>
    public double Total => Yields.Sum();
}
