using DarkSector.Numerics.Tables;
using static System.FormattableString;

namespace DarkSector.Statistics.Models;

/// <content>The model at another luminosity.</content>
public sealed partial class TemplateModel
{
    /// <summary>The model after more data: all yields grow, the signal per unit of strength as well.</summary>
    /// <remarks>An uncertainty stays the same fraction of its sample, as one of theory or of the detector, unless its parameter is named: then it comes
    /// from data of its own, which grow too, and its fraction falls as 1/sqrt(factor). See <see cref="UncertaintyScaling"/>.</remarks>
    /// <param name="factor">New luminosity over old, positive.</param>
    /// <param name="statistical">Names of the parameters whose uncertainty falls; the name of a staterror or shapesys without the number of the bin.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not positive and finite.</exception>
    /// <exception cref="KeyNotFoundException">No modifier has such a name.</exception>
    public TemplateModel Projected(double factor, params IReadOnlyList<string> statistical)
    {
        ArgumentNullException.ThrowIfNull(statistical);
        if (!(factor > 0 && double.IsFinite(factor)))
            throw new ArgumentOutOfRangeException(nameof(factor), Invariant($"factor = {factor}; a ratio of luminosities is positive and finite."));
        string[] known = [.. Samples.SelectMany(sample => sample.Modifiers).Where(modifier => modifier is not (NormFactor or ShapeFactor)).Select(modifier => modifier.Name).Distinct()];
        if (statistical.Except(known).FirstOrDefault() is { } unknown)
            throw new KeyNotFoundException($"The model has no uncertainty '{unknown}'. Nearest: {string.Join(", ", NearestNames.To(unknown, known))}.");
        double Shrinking(string name) => statistical.Contains(name) ? 1 / Math.Sqrt(factor) : 1;
        return new TemplateModel(
            ParameterOfInterest, [.. Channels.Select(channel => channel with { Samples = [.. channel.Samples.Select(sample => Projected(sample, factor, Shrinking))] })],
            [.. Settings.Select(setting => Projected(setting, Shrinking(setting.Name)))], NormSysCode, HistoSysCode,
            [.. everywhere.Select(norm => (NormSys)Projected(norm, [], factor, Shrinking(norm.Name)))]);
    }

    private static Sample Projected(Sample sample, double factor, Func<string, double> shrinking) => new(
        sample.Name, [.. sample.Yields.Select(events => factor * events)],
        [.. sample.Modifiers.Select(modifier => Projected(modifier, sample.Yields, factor, shrinking(modifier.Name)))]);

    // Variations and uncertainties per bin are events, not fractions.
    private static Modifier Projected(Modifier modifier, IReadOnlyList<double> nominal, double factor, double shrinking)
    {
        return modifier switch
        {
            NormSys norm => norm with { Low = Math.Pow(norm.Low, shrinking), High = Math.Pow(norm.High, shrinking) },
            HistoSys shape => shape with { Low = Varied(shape.Low), High = Varied(shape.High) },
            ShapeSys own => own with { Uncertainties = Scaled(own.Uncertainties) },
            StatError simulation => simulation with { Uncertainties = Scaled(simulation.Uncertainties) },
            _ => modifier,
        };

        double[] Varied(IReadOnlyList<double> varied) => [.. varied.Zip(nominal, (events, mean) => factor * (mean + shrinking * (events - mean)))];

        double[] Scaled(IReadOnlyList<double> uncertainties) => [.. uncertainties.Select(uncertainty => factor * shrinking * uncertainty)];
    }

    // Widths and auxiliary events that were set are relative: they know nothing of the yields.
    private static ParameterSetting Projected(ParameterSetting setting, double shrinking) => setting with
    {
        Sigmas = setting.Sigmas is null ? null : [.. setting.Sigmas.Select(sigma => shrinking * sigma)],
        Factors = setting.Factors is null ? null : [.. setting.Factors.Select(events => events / (shrinking * shrinking))],
    };
}
