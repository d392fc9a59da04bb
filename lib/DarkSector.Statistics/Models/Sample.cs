namespace DarkSector.Statistics.Models;

/// <summary>A physical process in a template model.</summary>
/// <param name="Name">Name, unique in the model.</param>
/// <param name="Yields">Expected events per bin.</param>
/// <param name="Variances">Variances of these from the finite simulation (sums of squared weights), or null when they are exact.</param>
public sealed record Sample(string Name, IReadOnlyList<double> Yields, IReadOnlyList<double>? Variances)
{
    /// <summary>Expected events in all bins.</summary>
    public double Total => Yields.Sum();
}
