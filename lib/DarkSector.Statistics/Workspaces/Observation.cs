namespace DarkSector.Statistics.Workspaces;

/// <summary>The observed events of a channel.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Counts">Events per bin.</param>
public sealed record Observation(string Channel, IReadOnlyList<double> Counts);
