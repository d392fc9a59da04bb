using System.Globalization;

namespace DarkSector.Statistics.Workspaces;

/// <summary>A systematic that was left out.</summary>
/// <param name="Channel">Channel.</param>
/// <param name="Sample">Sample.</param>
/// <param name="Type">Kind of modifier.</param>
/// <param name="Name">Name of the modifier.</param>
/// <param name="Effect">Its largest relative effect in any bin.</param>
public sealed record PrunedModifier(string Channel, string Sample, string Type, string Name, double Effect);

/// <summary>A workspace without negligible systematics.</summary>
/// <param name="Workspace">What is left.</param>
/// <param name="Pruned">What was left out.</param>
public sealed record PruningResult(Workspace Workspace, IReadOnlyList<PrunedModifier> Pruned)
{
    /// <summary>One line per systematic that was left out.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pruned.Count} systematics left out")
        + string.Concat(Pruned.Select(gone => string.Create(
            CultureInfo.InvariantCulture, $"\n  {gone.Channel}/{gone.Sample}: {gone.Type} {gone.Name} ({100 * gone.Effect:G2} %)")));
}
