using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>Turns the samples and uncertainties of a model into the arrays of its likelihood.</summary>
internal static class TemplateCompiler
{
    internal static Templates Compile(
        IReadOnlyList<Sample> samples,
        IReadOnlyList<Normalisation> normalisations,
        IReadOnlyDictionary<string, double[]> uncorrelated)
    {
        var bins = samples[0].Yields.Count;
        var names = normalisations.Select(normalisation => normalisation.Nuisance).Distinct().ToArray();
        var scaled = new double[bins * samples.Count];
        var unscaled = new double[bins * samples.Count];
        var factors = new BinFactor[bins];
        for (var bin = 0; bin < bins; bin++)
        {
            factors[bin] = Factor(samples, uncorrelated, bin);
            for (var s = 0; s < samples.Count; s++)
            {
                var target = IsScaled(samples[s], factors[bin], uncorrelated, bin) ? scaled : unscaled;
                target[bin * samples.Count + s] = samples[s].Yields[bin];
            }
        }

        var (up, down) = (new double[samples.Count * names.Length], new double[samples.Count * names.Length]);
        foreach (var normalisation in normalisations)
        {
            for (var s = 0; s < samples.Count; s++)
            {
                if (!normalisation.ActsOn(samples[s].Name))
                    continue;
                var at = s * names.Length + Array.IndexOf(names, normalisation.Nuisance);
                (up[at], down[at]) = (Math.Log(normalisation.Up), -Math.Log(normalisation.Down));
                // A symmetric response must not have a kink from rounding.
                if (Math.Abs(up[at] - down[at]) < 1e-14 * Math.Abs(up[at]))
                    down[at] = up[at];
            }
        }

        return new Templates(bins, samples.Count, names, scaled, unscaled, factors, up, down);
    }

    private static BinFactor Factor(IReadOnlyList<Sample> samples, IReadOnlyDictionary<string, double[]> uncorrelated, int bin)
    {
        var (simulated, variance) = (0.0, 0.0);
        foreach (var sample in samples.Where(sample => sample.Variances is not null))
        {
            simulated += sample.Yields[bin];
            variance += sample.Variances![bin];
        }

        var statistical = simulated > 0 && variance > 0;
        var own = samples.Where(sample => OwnUncertainty(sample, uncorrelated, bin) > 0).ToArray();
        if (own.Length > 1 || (own.Length == 1 && statistical))
        {
            var others = statistical ? "a statistical uncertainty of the simulation" : $"one of sample '{own[1].Name}'";
            throw new ArgumentException(
                $"Bin {bin} has an uncorrelated uncertainty of sample '{own[0].Name}' and {others}; a bin can have one independent factor. "
                + "Combine the uncertainties in quadrature.");
        }

        if (statistical)
            return new BinFactor(BinConstraint.Gaussian, Math.Sqrt(variance) / simulated);
        if (own.Length == 0)
            return BinFactor.None;
        var relative = own[0].Yields[bin] / OwnUncertainty(own[0], uncorrelated, bin);
        return new BinFactor(BinConstraint.Poisson, relative * relative);
    }

    private static bool IsScaled(Sample sample, BinFactor factor, IReadOnlyDictionary<string, double[]> uncorrelated, int bin) =>
        factor.Constraint switch
        {
            BinConstraint.Gaussian => sample.Variances is not null,
            BinConstraint.Poisson => OwnUncertainty(sample, uncorrelated, bin) > 0,
            _ => false,
        };

    private static double OwnUncertainty(Sample sample, IReadOnlyDictionary<string, double[]> uncorrelated, int bin) =>
        uncorrelated.TryGetValue(sample.Name, out var uncertainties) && sample.Yields[bin] > 0 ? uncertainties[bin] : 0;
}
