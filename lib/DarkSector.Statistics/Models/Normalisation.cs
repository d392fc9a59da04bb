namespace DarkSector.Statistics.Models;

/// <summary>How one nuisance parameter scales samples.</summary>
/// <param name="Nuisance">Name of the parameter theta, which has a Gaussian constraint of mean 0 and width 1.</param>
/// <param name="Down">Factor at theta = -1; the factor is Down^(-theta) below zero.</param>
/// <param name="Up">Factor at theta = +1; the factor is Up^theta above zero.</param>
/// <param name="Samples">The samples it acts on; empty for all.</param>
internal sealed record Normalisation(string Nuisance, double Down, double Up, IReadOnlyList<string> Samples)
{
    internal bool ActsOn(string sample) => Samples.Count == 0 || Samples.Contains(sample);
}
