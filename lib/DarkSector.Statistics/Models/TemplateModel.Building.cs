using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <content>Verbs that build a model of one channel sample by sample; each makes the modifiers that <see cref="Channel"/> takes.</content>
public sealed partial class TemplateModel
{
    private const string StrengthName = "strength";
    private const string StatisticsName = "simulation statistics";

    /// <summary>A model of a signal alone, in one channel; its strength is called <c>strength</c>.</summary>
    /// <remarks>
    /// The statistical uncertainty of the simulated signal is not part of the bin factors, which would make it depend on the arbitrary
    /// normalisation at strength 1; include it in an efficiency uncertainty.
    /// <code>
    /// var model = TemplateModel.Signal("Z'", signal)
    ///     .Background("mumu(gamma)", mumu, mumuVariances)
    ///     .Background("tautau", tautau, tautauVariances)
    ///     .WithNormalisation("luminosity", 0.01)
    ///     .WithShape("momentum scale", "tautau", down, up)
    ///     .WithFreeNormalisation("mumu(gamma)");
    /// </code>
    /// </remarks>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin at strength 1.</param>
    /// <exception cref="ArgumentException">A yield is negative or not finite, or all are zero.</exception>
    public static TemplateModel Signal(string name, IReadOnlyList<double> yields)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var copy = BinValues.Copy(yields, $"The yields of '{name}'");
        if (!(copy.Sum() > 0))
            throw new ArgumentException($"The signal '{name}' expects no event in any of its {copy.Length} bins; there is nothing to limit.");
        return Of(StrengthName, Channel.Named("region").With(name, copy, new NormFactor(StrengthName)));
    }

    /// <summary>Adds a background whose expectation is exact up to the uncertainties added later.</summary>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin.</param>
    /// <exception cref="ArgumentException">The name is taken, the number of bins differs, or a yield is negative or not finite.</exception>
    public TemplateModel Background(string name, IReadOnlyList<double> yields) => With(name, yields, []);

    /// <summary>Adds a background from a finite simulation.</summary>
    /// <remarks>One factor per bin multiplies all samples that have variances: gamma_b with a Gaussian constraint of relative width
    /// sqrt(sum of variances)/(sum of yields), the light form of Barlow and Beeston (staterror in HistFactory).</remarks>
    /// <param name="name">Name of the process.</param>
    /// <param name="yields">Expected events per bin.</param>
    /// <param name="variances">Their variances: sums of squared event weights.</param>
    /// <exception cref="ArgumentException">The name is taken, a number of bins differs, or a number is negative or not finite.</exception>
    public TemplateModel Background(string name, IReadOnlyList<double> yields, IReadOnlyList<double> variances)
    {
        var copy = BinValues.Copy(variances, $"The variances of '{name}'", Bins);
        return With(name, yields, [new StatError(StatisticsName, [.. copy.Select(Math.Sqrt)])]);
    }

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

        return WithNormalisation(new NormSys(nuisance, 1 / (1 + relative), 1 + relative, InterpolationCode.PiecewiseExponential), samples);
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
        return WithNormalisation(new NormSys(nuisance, down, up, InterpolationCode.PiecewiseExponential), samples);
    }

    /// <summary>Adds an uncertainty of the shape of a sample, correlated between the bins: histosys with interpolation code 4p.</summary>
    /// <param name="nuisance">Name of the nuisance parameter; shared with all uncertainties of that name.</param>
    /// <param name="sample">Name of the sample.</param>
    /// <param name="down">Events per bin at theta = -1.</param>
    /// <param name="up">Events per bin at theta = +1.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The number of bins differs, or a number is not finite.</exception>
    public TemplateModel WithShape(string nuisance, string sample, IReadOnlyList<double> down, IReadOnlyList<double> up)
    {
        ArgumentNullException.ThrowIfNull(down);
        ArgumentNullException.ThrowIfNull(up);
        return With(sample, new HistoSys(Nuisance(nuisance), [.. down], [.. up]));
    }

    /// <summary>Leaves the normalisation of a background to the data: a normfactor called <c>sample normalisation</c>.</summary>
    /// <param name="sample">Name of the background.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    public TemplateModel WithFreeNormalisation(string sample) => With(sample, new NormFactor($"{sample} normalisation"));

    /// <summary>Adds an independent uncertainty to every bin of one background.</summary>
    /// <remarks>Each bin is scaled by a factor with a Poisson constraint of (yield/uncertainty)^2 auxiliary events: HistFactory's shapesys. It describes
    /// a background taken from a control sample, as in the on/off problem.</remarks>
    /// <param name="sample">Name of the background.</param>
    /// <param name="uncertainties">Absolute uncertainty per bin [events]; zero for none. Ignored where the yield is zero.</param>
    /// <exception cref="KeyNotFoundException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The sample has such uncertainties already, the number of bins differs, or a number is negative or not
    /// finite.</exception>
    public TemplateModel WithUncorrelatedBins(string sample, IReadOnlyList<double> uncertainties)
    {
        RequireSample(sample);
        var copy = BinValues.Copy(uncertainties, $"The uncertainties of '{sample}'", Bins);
        if (Channels[0].Samples.Single(known => known.Name == sample).Modifiers.Any(modifier => modifier is ShapeSys))
            throw new ArgumentException($"'{sample}' has uncorrelated uncertainties already; combine them in quadrature.");
        return With(sample, new ShapeSys($"{sample} bins", copy));
    }

    private TemplateModel WithNormalisation(NormSys added, IReadOnlyList<string> samples)
    {
        Nuisance(added.Name);
        if (samples.Count > 0)
            return samples.Aggregate(this, (model, sample) => model.With(sample, added));
        var channel = OneChannel();
        var extended = channel with { Samples = [.. channel.Samples.Select(sample => sample with { Modifiers = [.. sample.Modifiers, added] })] };
        return new(ParameterOfInterest, [extended], Settings, NormSysCode, HistoSysCode, [.. everywhere, added]);
    }

    private TemplateModel With(string name, IReadOnlyList<double> yields, IReadOnlyList<Modifier> modifiers) => new(
        ParameterOfInterest, [OneChannel().With(name, BinValues.Copy(yields, $"The yields of '{name}'", Bins), [.. modifiers, .. everywhere])],
        Settings, NormSysCode, HistoSysCode, everywhere);

    private TemplateModel With(string sample, Modifier added)
    {
        RequireSample(sample);
        var channel = OneChannel();
        var samples = channel.Samples.Select(known => known.Name == sample ? known with { Modifiers = [.. known.Modifiers, added] } : known);
        return new(ParameterOfInterest, [channel with { Samples = [.. samples] }], Settings, NormSysCode, HistoSysCode, everywhere);
    }

    private Channel OneChannel() => Channels.Count == 1
        ? Channels[0]
        : throw new InvalidOperationException($"The model has {Channels.Count} channels; give samples and modifiers to its channels instead.");

    private string Nuisance(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return name != ParameterOfInterest
            ? name
            : throw new ArgumentException($"A nuisance parameter cannot be called '{name}': that is the name of the signal strength.");
    }

    private void RequireSample(string name)
    {
        if (!OneChannel().Samples.Any(sample => sample.Name == name))
        {
            throw new KeyNotFoundException(
                $"The model has no sample '{name}'; it has {string.Join(", ", OneChannel().Samples.Select(sample => sample.Name))}.");
        }
    }
}
