namespace DarkSector.Numerics.Learning;

/// <summary>How much a classifier relies on a feature.</summary>
/// <param name="Feature">Name of the feature.</param>
/// <param name="Importance">The importance, with its error where it was sampled.</param>
public sealed record FeatureImportance(string Feature, Estimate Importance)
{
    /// <summary>Name and importance.</summary>
    public override string ToString() => $"{Feature}: {(Importance.Error > 0 ? Importance.ToString() : FormattableString.Invariant($"{Importance.Value:G4}"))}";
}
