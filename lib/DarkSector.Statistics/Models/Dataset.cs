namespace DarkSector.Statistics.Models;

/// <summary>What a model is fitted to: events per bin, and the auxiliary measurements that constrain the nuisance parameters.</summary>
/// <remarks>Made by the model (<see cref="TemplateModel.Data"/>, <see cref="TemplateModel.Asimov(double)"/>). For real data the auxiliary
/// measurements are at their nominal values; in an Asimov data set they sit where the parameters were when it was made, in a toy they fluctuate.</remarks>
/// <param name="Counts">Events per bin, the channels one after the other; not an integer in an Asimov or a weighted data set.</param>
/// <param name="NuisanceCentres">Auxiliary measurement of each nuisance parameter, nominally 0 (1 for a luminosity); without meaning for free ones.</param>
/// <param name="BinFactorCentres">Auxiliary measurement of each bin factor, nominally 1.</param>
public sealed record Dataset(
    IReadOnlyList<double> Counts, IReadOnlyList<double> NuisanceCentres, IReadOnlyList<double> BinFactorCentres)
{
    /// <summary>Events in all bins.</summary>
    public double Total => Counts.Sum();
}
