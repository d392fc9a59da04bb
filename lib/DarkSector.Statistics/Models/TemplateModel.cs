using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>A signal on top of backgrounds, as expected events per bin, with uncertainties that parameters describe.</summary>
/// <remarks>
/// The model of HistFactory (CERN-OPEN-2012-016): several channels with samples, each changed by <see cref="Modifier"/>s that share parameters by
/// name. Bin b of a channel expects nu_b = sum_s F_s(theta) (y_sb + shifts_sb(theta)) gamma_sb, with F_s the product of normfactors, luminosity and
/// normsys, shifts from histosys, and bin factors gamma of staterror, shapesys and shapefactor. A model never changes: every method returns a new one.
/// <code>
/// var signal = Channel.Named("SR").With("Z'", peak, new NormFactor("mu"), new NormSys("efficiency", 0.93, 1.07))
///     .With("mumu", mumu, new NormFactor("k"), new HistoSys("momentum scale", down, up), new StatError("simulation", errors));
/// var control = Channel.Named("CR").With("mumu", sideband, new NormFactor("k"));
/// var model = TemplateModel.Of("mu", signal, control);
/// var limit = AsymptoticCls.UpperLimit(model, model.Data(counts), level: 0.90);
/// </code>
/// For one channel there are verbs that make the modifiers, see <see cref="Signal"/>.
/// </remarks>
public sealed partial class TemplateModel
{
    private readonly Templates templates;
    private readonly IReadOnlyList<NormSys> everywhere;
    private readonly double[] nominalCentres;
    private readonly double[] nominalFactors;

    private TemplateModel(
        string parameterOfInterest, IReadOnlyList<Channel> channels, IReadOnlyList<ParameterSetting> settings,
        InterpolationCode normSysCode, InterpolationCode histoSysCode, IReadOnlyList<NormSys> everywhere)
    {
        ParameterOfInterest = parameterOfInterest;
        Channels = channels;
        Settings = settings;
        NormSysCode = normSysCode;
        HistoSysCode = histoSysCode;
        this.everywhere = everywhere;
        ChannelRules.Check(channels);
        var table = new ParameterTable(channels, settings);
        table.Check(parameterOfInterest);
        templates = TemplateCompiler.Compile(parameterOfInterest, channels, table, normSysCode, histoSysCode);
        if (!(templates.Signal.Sum() > 0))
            throw new ArgumentException($"The signal of '{parameterOfInterest}' expects no event in any of its {Bins} bins; there is nothing to limit.");
        Nuisances = [.. templates.Variables.Skip(1).Select(variable => variable.Name)];
        BinFactors = [.. templates.Factors.Select(factor => factor.Name)];
        nominalCentres = [.. templates.Variables.Skip(1).Select(variable => variable.Centre)];
        nominalFactors = [.. templates.Factors.Select(factor => factor.Centre)];
    }

    /// <summary>The channels, whose bins follow each other in data sets.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The samples of all channels; for a model begun with <see cref="Signal"/> the signal comes first.</summary>
    public IReadOnlyList<Sample> Samples => [.. Channels.SelectMany(channel => channel.Samples)];

    /// <summary>Name of the signal strength mu: the normfactor that tests and limits are about.</summary>
    public string ParameterOfInterest { get; }

    /// <summary>What was said about parameters.</summary>
    public IReadOnlyList<ParameterSetting> Settings { get; }

    /// <summary>Interpolation of a normsys that does not say otherwise.</summary>
    public InterpolationCode NormSysCode { get; }

    /// <summary>Interpolation of a histosys that does not say otherwise.</summary>
    public InterpolationCode HistoSysCode { get; }

    /// <summary>Number of bins of all channels.</summary>
    public int Bins => templates.Bins;

    /// <summary>Names of the nuisance parameters that a fit varies, in order of first use.</summary>
    public IReadOnlyList<string> Nuisances { get; }

    /// <summary>Names of the bin factors (staterror, shapesys) that are eliminated from the likelihood by their closed solution, such as <c>stat[3]</c>.</summary>
    public IReadOnlyList<string> BinFactors { get; }

    /// <summary>Number of parameters without any constraint, the strength among them.</summary>
    public int FreeParameters => templates.Variables.Count(variable => variable.Constraint == BinConstraint.Free && variable.Lower < variable.Upper);

    /// <summary>The compiled model.</summary>
    internal Templates Templates => templates;

    /// <summary>A model of channels, with the interpolation pyhf uses: code 4 for normsys, code 4p for histosys.</summary>
    /// <param name="parameterOfInterest">Name of the normfactor that is the signal strength.</param>
    /// <param name="channels">The channels.</param>
    /// <exception cref="ArgumentException">The channels contradict each other or hold impossible numbers; the message says which and where.</exception>
    public static TemplateModel Of(string parameterOfInterest, params IReadOnlyList<Channel> channels)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameterOfInterest);
        ArgumentNullException.ThrowIfNull(channels);
        return new TemplateModel(
            parameterOfInterest, [.. channels], [], InterpolationCode.PolynomialExponential, InterpolationCode.PolynomialLinear, []);
    }

    /// <summary>A model of channels with settings of their parameters, which a luminosity cannot do without.</summary>
    /// <param name="parameterOfInterest">Name of the normfactor that is the signal strength.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="settings">What is said about parameters.</param>
    /// <param name="normSys">Interpolation of a normsys, code 1 or 4.</param>
    /// <param name="histoSys">Interpolation of a histosys, code 0, 2 or 4p.</param>
    /// <exception cref="ArgumentException">Channels or settings contradict each other or hold impossible numbers.</exception>
    public static TemplateModel Of(
        string parameterOfInterest, IReadOnlyList<Channel> channels, IReadOnlyList<ParameterSetting> settings,
        InterpolationCode normSys = InterpolationCode.PolynomialExponential, InterpolationCode histoSys = InterpolationCode.PolynomialLinear)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameterOfInterest);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(settings);
        CheckCodes(normSys, histoSys);
        return new TemplateModel(parameterOfInterest, [.. channels], [.. settings], normSys, histoSys, []);
    }

    /// <summary>The same model with more said about parameters: start values, bounds, auxiliary measurements, or that they are fixed.</summary>
    /// <param name="settings">One setting per parameter.</param>
    /// <exception cref="ArgumentException">The model has no such parameter, or a setting does not fit it.</exception>
    public TemplateModel With(params IReadOnlyList<ParameterSetting> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(ParameterOfInterest, Channels, [.. Settings, .. settings], NormSysCode, HistoSysCode, everywhere);
    }

    /// <summary>The same model with another interpolation of the modifiers that do not bring their own.</summary>
    /// <param name="normSys">Code 1 or 4.</param>
    /// <param name="histoSys">Code 0, 2 or 4p.</param>
    /// <exception cref="ArgumentException">The code is of the other kind.</exception>
    public TemplateModel Interpolated(InterpolationCode normSys, InterpolationCode histoSys)
    {
        CheckCodes(normSys, histoSys);
        return new(ParameterOfInterest, Channels, Settings, normSys, histoSys, everywhere);
    }

    /// <summary>Expected events per bin with all nuisance parameters at their nominal values.</summary>
    /// <param name="strength">Multiple of the nominal signal, at least 0.</param>
    public IReadOnlyList<double> Expected(double strength)
    {
        RequireStrength(strength);
        return [.. Enumerable.Range(0, Bins).Select(bin => strength * templates.Signal[bin] + templates.Background[bin])];
    }

    /// <summary>Observed events, to be fitted with this model.</summary>
    /// <param name="counts">Events per bin, the channels one after the other.</param>
    /// <exception cref="ArgumentException">The number of bins differs, a count is negative or not finite, or a bin has events that neither the
    /// signal nor a background can make.</exception>
    public Dataset Data(IReadOnlyList<double> counts)
    {
        var copy = BinValues.Copy(counts, "The observed events", Bins);
        for (var bin = 0; bin < Bins; bin++)
        {
            if (copy[bin] > 0 && templates.Signal[bin] == 0 && !templates.CanHaveBackground[bin])
            {
                throw new ArgumentException(
                    $"{Place(bin)} has {copy[bin]} observed events, but no sample expects any there. Merge it with a neighbour or leave it out.");
            }
        }

        return new Dataset(copy, nominalCentres, nominalFactors);
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
        RequireOwn(valid);
        return new Dataset(
            [.. valid.Yields.Select(events => Math.Max(events, 0))], [.. valid.Parameters.Skip(1).Select(parameter => parameter.Value)], valid.BinFactors);
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
        if (data.Counts.Count != Bins || data.NuisanceCentres.Count != Nuisances.Count || data.BinFactorCentres.Count != BinFactors.Count)
        {
            throw new ArgumentException(
                $"The data set has {data.Counts.Count} bins and {data.NuisanceCentres.Count} nuisance parameters, the model {Bins} and "
                + $"{Nuisances.Count}. Make it with the Data or Asimov method of this model.");
        }

        var fit = new TemplateFit(templates, Place);
        fit.Load(data.Counts, data.NuisanceCentres, data.BinFactorCentres);
        return fit;
    }

    internal static void RequireStrength(double strength)
    {
        if (!(strength >= 0 && double.IsFinite(strength)))
            throw new ArgumentOutOfRangeException(nameof(strength), $"strength = {strength}; it has to be a finite number of at least 0.");
    }

    internal void RequireOwn(FitResult fit)
    {
        if (fit.Yields.Count != Bins || fit.Parameters.Count != 1 + Nuisances.Count || fit.BinFactors.Count != BinFactors.Count)
            throw new ArgumentException($"The fit has {fit.Yields.Count} bins and {fit.Parameters.Count} parameters; it is not one of this model.");
    }

    private static void CheckCodes(InterpolationCode normSys, InterpolationCode histoSys)
    {
        ChannelRules.Code(normSys, "A normsys", InterpolationCode.PiecewiseExponential, InterpolationCode.PolynomialExponential);
        ChannelRules.Code(histoSys, "A histosys", InterpolationCode.PiecewiseLinear, InterpolationCode.Quadratic, InterpolationCode.PolynomialLinear);
    }

    /// <summary>A bin in words: its channel, if there are several, and its number there.</summary>
    internal string Place(int bin)
    {
        if (Channels.Count == 1)
            return $"Bin {bin}";
        var channel = 0;
        for (; bin >= Channels[channel].Bins; channel++)
            bin -= Channels[channel].Bins;
        return $"Bin {bin} of channel '{Channels[channel].Name}'";
    }
}
