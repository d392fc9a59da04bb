namespace DarkSector.Statistics.Likelihoods;

/// <summary>A template model as plain arrays, ready for the likelihood; the first sample is the signal.</summary>
/// <param name="Bins">Number of bins B.</param>
/// <param name="Samples">Number of samples S.</param>
/// <param name="NuisanceNames">Names of the K nuisance parameters.</param>
/// <param name="Scaled">Yields that the factor of their bin multiplies, [bin * S + sample].</param>
/// <param name="Unscaled">The other yields, [bin * S + sample].</param>
/// <param name="Factors">One per bin.</param>
/// <param name="LogUp">ln of the sample's factor at theta = +1, [sample * K + nuisance].</param>
/// <param name="LogDown">minus ln of the sample's factor at theta = -1, [sample * K + nuisance].</param>
internal sealed record Templates(
    int Bins,
    int Samples,
    IReadOnlyList<string> NuisanceNames,
    double[] Scaled,
    double[] Unscaled,
    BinFactor[] Factors,
    double[] LogUp,
    double[] LogDown)
{
    /// <summary>Number of nuisance parameters K.</summary>
    internal int Nuisances => NuisanceNames.Count;

    /// <summary>Nominal events of a sample in a bin.</summary>
    internal double Nominal(int bin, int sample) => Scaled[bin * Samples + sample] + Unscaled[bin * Samples + sample];

    /// <summary>Nominal events of all backgrounds in a bin.</summary>
    internal double Background(int bin)
    {
        var sum = 0.0;
        for (var sample = 1; sample < Samples; sample++)
            sum += Nominal(bin, sample);
        return sum;
    }

    /// <summary>True when the response of any sample to this nuisance has a kink at zero.</summary>
    internal bool HasKink(int nuisance)
    {
        for (var sample = 0; sample < Samples; sample++)
        {
            if (LogUp[sample * Nuisances + nuisance] != LogDown[sample * Nuisances + nuisance])
                return true;
        }

        return false;
    }
}
