using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>A signal on top of backgrounds, as expected events per bin, with uncertainties that nuisance parameters describe.</summary>
/// <remarks>
/// The model of HistFactory (CERN-OPEN-2012-016) with one signal strength mu. Bin b expects
/// nu_b = sum_s mu^(s is signal) y_sb gamma_b prod_k kappa_sk^theta_k. Each theta_k has a Gaussian constraint of width 1; the bin factors gamma_b
/// describe the statistics of the simulation (staterror) or an uncorrelated uncertainty of one sample (shapesys). Several regions are one long row
/// of bins, with zeros where a sample does not contribute. A model never changes: every method returns a new one.
/// <code>
/// var model = TemplateModel.Signal("Z'", signal)
///     .Background("mumu(gamma)", mumu, mumuVariances)
///     .Background("tautau", tautau, tautauVariances)
///     .WithNormalisation("luminosity", 0.01)
///     .WithNormalisation("signal efficiency", 0.04, "Z'")
///     .WithNormalisation("tau cross-section", 0.05, "tautau");
/// var limit = AsymptoticCls.UpperLimit(model, model.Data(counts), level: 0.90);
/// </code>
/// </remarks>
public sealed class TemplateModel
{
    private readonly IReadOnlyList<Normalisation> normalisations;
    private readonly IReadOnlyDictionary<string, double[]> uncorrelated;
    private readonly Templates templates;

    private TemplateModel(
        IReadOnlyList<Sample> samples,
        IReadOnlyList<Normalisation> normalisations,
        IReadOnlyDictionary<string, double[]> uncorrelated)
    {
        Samples = samples;
        this.normalisations = normalisations;
        this.uncorrelated = uncorrelated;
        templates = TemplateCompiler.Compile(samples, normalisations, uncorrelated);
    }

    /// <summary>The signal, then the backgrounds in the order they were added.</summary>
    public IReadOnlyList<Sample> Samples { get; }

    /// <summary>Number of bins.</summary>
    public int Bins => templates.Bins;

    /// <summary>Names of the nuisance parameters, in order of first use.</summary>
    public IReadOnlyList<string> Nuisances => templates.NuisanceNames;

    /// <summary>A model of a signal alone.</summary>
    /// <remarks>The statistical uncertainty of the simulated signal is not part of the bin factors, which would make it depend on the arbitrary
    /// normalisation at strength 1; include it in an efficiency uncertainty.</remarks>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin at strength 1.</param>
    /// <exception cref="ArgumentException">A yield is negative or not finite, or all are zero.</exception>
    public static TemplateModel Signal(string name, IReadOnlyList<double> yields)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var copy = BinValues.Copy(yields, $"The yields of '{name}'");
        if (!(copy.Sum() > 0))
            throw new ArgumentException($"The signal '{name}' expects no event in any of its {copy.Length} bins; there is nothing to limit.");
        return new TemplateModel([new Sample(name, copy, null)], [], new Dictionary<string, double[]>());
    }

    /// <summary>Adds a background whose expectation is exact up to the uncertainties added later.</summary>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin.</param>
    /// <exception cref="ArgumentException">The name is taken, the number of bins differs, or a yield is negative or not finite.</exception>
    public TemplateModel Background(string name, IReadOnlyList<double> yields) => With(NewSample(name, yields, null));

    /// <summary>Adds a background from a finite simulation.</summary>
    /// <remarks>One factor per bin multiplies all samples that have variances: gamma_b with a Gaussian constraint of relative width
    /// sqrt(sum of variances)/(sum of yields), the light form of Barlow and Beeston (staterror in HistFactory).</remarks>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin.</param>
    /// <param name="variances">Their variances: sums of squared event weights.</param>
    /// <exception cref="ArgumentException">The name is taken, a number of bins differs, or a number is negative or not finite.</exception>
    public TemplateModel Background(string name, IReadOnlyList<double> yields, IReadOnlyList<double> variances) =>
        With(NewSample(name, yields, BinValues.Copy(variances, $"The variances of '{name}'", Bins)));

    /// <summary>Adds a relative uncertainty of the normalisation; the same nuisance name means full correlation.</summary>
    /// <remarks>Factor (1 + relative)^theta: log-normal, as pyhf's normsys with hi = 1 + relative, lo = 1/hi and interpolation code 1, or Combine's lnN.
    /// A negative value is anticorrelated with the others of that name.</remarks>
    /// <param name="nuisance">Name of the nuisance parameter, for example <c>luminosity</c>.</param>
    /// <param name="relative">Relative uncertainty, above -1; 0.01 is one per cent.</param>
    /// <param name="samples">Names of the samples it acts on. None: all samples of the model, also those added later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The uncertainty is not finite or not above -1.</exception>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">This nuisance acts on one of the samples already, or has a reserved name.</exception>
    public TemplateModel WithNormalisation(string nuisance, double relative, params IReadOnlyList<string> samples)
    {
        if (!(relative > -1 && double.IsFinite(relative)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(relative), $"The uncertainty '{nuisance}' is {relative}; it has to be finite and above -1 (0.01 is one per cent).");
        }

        return With(new Normalisation(nuisance, 1 / (1 + relative), 1 + relative, samples));
    }

    /// <summary>Adds an uncertainty of the normalisation that differs upwards and downwards.</summary>
    /// <remarks>Factor up^theta for theta above zero, down^(-theta) below: pyhf's normsys with interpolation code 1.</remarks>
    /// <param name="nuisance">Name of the nuisance parameter.</param>
    /// <param name="down">Factor at theta = -1, for example 0.9.</param>
    /// <param name="up">Factor at theta = +1, for example 1.2.</param>
    /// <param name="samples">Names of the samples it acts on. None: all samples of the model, also those added later.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not positive and finite.</exception>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">This nuisance acts on one of the samples already, or has a reserved name.</exception>
    public TemplateModel WithAsymmetricNormalisation(string nuisance, double down, double up, params IReadOnlyList<string> samples)
    {
        if (!(down > 0 && double.IsFinite(down)))
            throw new ArgumentOutOfRangeException(nameof(down), $"The factor of '{nuisance}' at -1 is {down}; it has to be positive and finite.");
        if (!(up > 0 && double.IsFinite(up)))
            throw new ArgumentOutOfRangeException(nameof(up), $"The factor of '{nuisance}' at +1 is {up}; it has to be positive and finite.");
        return With(new Normalisation(nuisance, down, up, samples));
    }

    /// <summary>Adds an independent uncertainty to every bin of one background.</summary>
    /// <remarks>Each bin is scaled by a factor with a Poisson constraint of (yield/uncertainty)^2 auxiliary events: HistFactory's shapesys. It describes
    /// a background taken from a control sample, as in the on/off problem.</remarks>
    /// <param name="sample">Name of the background.</param>
    /// <param name="uncertainties">Absolute uncertainty per bin [events]; zero for none. Ignored where the yield is zero.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The sample has such uncertainties already, the number of bins differs, a number is negative or not finite,
    /// or a bin has another independent uncertainty.</exception>
    public TemplateModel WithUncorrelatedBins(string sample, IReadOnlyList<double> uncertainties)
    {
        RequireSample(sample);
        var copy = BinValues.Copy(uncertainties, $"The uncertainties of '{sample}'", Bins);
        if (uncorrelated.ContainsKey(sample))
            throw new ArgumentException($"'{sample}' has uncorrelated uncertainties already; combine them in quadrature.");
        return new TemplateModel(Samples, normalisations, new Dictionary<string, double[]>(uncorrelated) { [sample] = copy });
    }

    /// <summary>Expected events per bin with all nuisance parameters at their nominal values.</summary>
    /// <param name="strength">Multiple of the nominal signal, at least 0.</param>
    public IReadOnlyList<double> Expected(double strength)
    {
        RequireStrength(strength);
        return [.. Enumerable.Range(0, Bins).Select(bin => strength * templates.Nominal(bin, 0) + templates.Background(bin))];
    }

    /// <summary>Observed events, to be fitted with this model.</summary>
    /// <param name="counts">Events per bin.</param>
    /// <exception cref="ArgumentException">The number of bins differs, a count is negative or not finite, or a bin has events that neither the
    /// signal nor a background can make.</exception>
    public Dataset Data(IReadOnlyList<double> counts)
    {
        var copy = BinValues.Copy(counts, "The observed events", Bins);
        for (var bin = 0; bin < Bins; bin++)
        {
            if (copy[bin] > 0 && templates.Nominal(bin, 0) + templates.Background(bin) == 0)
            {
                throw new ArgumentException(
                    $"Bin {bin} has {copy[bin]} observed events, but no sample expects any there. Merge it with a neighbour or leave it out.");
            }
        }

        return new Dataset(copy, new double[Nuisances.Count], [.. Enumerable.Repeat(1.0, Bins)]);
    }

    /// <summary>The Asimov data set: exactly the events expected, without fluctuation.</summary>
    /// <param name="strength">Multiple of the nominal signal in it, at least 0.</param>
    public Dataset Asimov(double strength) => Data(Expected(strength));

    /// <summary>The Asimov data set at a fitted point, auxiliary measurements included.</summary>
    /// <remarks>A fit with this model's strength held at 0 gives the background-only Asimov set of asymptotic limits (arXiv:1007.1727, section 3.2).</remarks>
    /// <param name="fit">A converged fit of this model.</param>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    /// <exception cref="ArgumentException">The fit is one of another model.</exception>
    public Dataset Asimov(FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var valid = fit.Valid();
        if (valid.Yields.Count != Bins || valid.Parameters.Count != 1 + Nuisances.Count)
            throw new ArgumentException($"The fit has {valid.Yields.Count} bins and {valid.Parameters.Count} parameters; it is not one of this model.");
        return new Dataset(valid.Yields, [.. valid.Parameters.Skip(1).Select(parameter => parameter.Value)], valid.BinFactors);
    }

    /// <summary>The maximum-likelihood fit of strength and nuisance parameters.</summary>
    /// <param name="data">A data set made by this model.</param>
    /// <param name="lowestStrength">Lower bound of the strength; below zero to allow a deficit, as far as every bin still expects events.</param>
    /// <exception cref="ArgumentException">The data set does not belong to this model.</exception>
    public FitResult Fit(Dataset data, double lowestStrength = 0)
    {
        if (!(lowestStrength <= 0))
            throw new ArgumentOutOfRangeException(nameof(lowestStrength), $"lowestStrength = {lowestStrength}; it has to be 0 or below.");
        var fit = Prepare(data);
        return fit.Report(fit.Free(lowestStrength));
    }

    /// <summary>The maximum-likelihood fit of the nuisance parameters at one strength.</summary>
    /// <param name="data">A data set made by this model.</param>
    /// <param name="strength">Multiple of the nominal signal, at least 0.</param>
    /// <exception cref="ArgumentException">The data set does not belong to this model, or it has events where strength 0 allows none.</exception>
    public FitResult FitAt(Dataset data, double strength)
    {
        RequireStrength(strength);
        var fit = Prepare(data);
        return fit.Report(fit.At(strength));
    }

    /// <summary>A fit of one data set that many strengths can be asked of.</summary>
    internal TemplateFit Prepare(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Counts.Count != Bins || data.NuisanceCentres.Count != Nuisances.Count || data.BinFactorCentres.Count != Bins)
        {
            throw new ArgumentException(
                $"The data set has {data.Counts.Count} bins and {data.NuisanceCentres.Count} nuisance parameters, the model {Bins} and "
                + $"{Nuisances.Count}. Make it with the Data or Asimov method of this model.");
        }

        return new TemplateFit(templates, data.Counts, data.NuisanceCentres, data.BinFactorCentres);
    }

    internal static void RequireStrength(double strength)
    {
        if (!(strength >= 0 && double.IsFinite(strength)))
            throw new ArgumentOutOfRangeException(nameof(strength), $"strength = {strength}; it has to be finite and at least 0.");
    }

    private Sample NewSample(string name, IReadOnlyList<double> yields, double[]? variances)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (Samples.Any(sample => sample.Name == name))
            throw new ArgumentException($"The model has a sample '{name}' already; every sample needs its own name.");
        return new Sample(name, BinValues.Copy(yields, $"The yields of '{name}'", Bins), variances);
    }

    private TemplateModel With(Sample sample) => new([.. Samples, sample], normalisations, uncorrelated);

    private TemplateModel With(Normalisation added)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(added.Nuisance);
        if (added.Nuisance == "strength")
            throw new ArgumentException("A nuisance parameter cannot be called 'strength': that is the name of the signal strength.");
        foreach (var sample in added.Samples)
            RequireSample(sample);
        foreach (var before in normalisations.Where(before => before.Nuisance == added.Nuisance))
        {
            if (before.Samples.Count == 0 || added.Samples.Count == 0 || before.Samples.Any(added.ActsOn))
            {
                throw new ArgumentException(
                    $"The nuisance parameter '{added.Nuisance}' acts on one of these samples already. Use another name for an independent effect.");
            }
        }

        return new TemplateModel(Samples, [.. normalisations, added with { Samples = [.. added.Samples] }], uncorrelated);
    }

    private void RequireSample(string name)
    {
        if (!Samples.Any(sample => sample.Name == name))
        {
            throw new KeyNotFoundException(
                $"The model has no sample '{name}'; it has {string.Join(", ", Samples.Select(sample => sample.Name))}.");
        }
    }
}
