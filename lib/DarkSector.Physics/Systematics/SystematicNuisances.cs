using DarkSector.Numerics.Tables;
using DarkSector.Statistics.Models;

namespace DarkSector.Physics.Systematics;

/// <summary>How a table of systematic uncertainties becomes nuisance parameters of a template fit.</summary>
/// <remarks>
/// Normalisation and efficiency: a factor (1 + size)^theta on their samples, with one theta for all of them, or one for each under
/// <see cref="SystematicCorrelation.PerSample"/>. Efficiency is about the signal unless samples are named. Resolution: the signal made wider and narrower by its size. Shape: a tilt
/// that keeps the number of events, the first bin falls by the size and the last rises by it (linear in the number of the bin). Angular shape: as the fit tilts the sample. Sizes are those at the mass hypothesis.
/// </remarks>
public static class SystematicNuisances
{
    /// <summary>The model with one nuisance parameter per systematic, or per systematic and sample.</summary>
    /// <param name="model">A model with all of its samples.</param>
    /// <param name="table">The systematic uncertainties.</param>
    /// <param name="recoilMassSquared">Where their sizes are taken: the squared recoil mass of the hypothesis [GeV^2].</param>
    /// <param name="signal">Name of the signal sample.</param>
    /// <param name="signalOfWidth">Events per bin of the signal with its peak widened by a factor; 1 is as simulated.</param>
    /// <param name="tiltedInAngle">Events per bin of a sample, by its name, tilted in angle by a size of either sign; nothing when the fit does not see the angle.</param>
    /// <exception cref="KeyNotFoundException">A systematic names a sample that the model does not have.</exception>
    /// <exception cref="ArgumentException">A systematic is about an angle that the fit does not see.</exception>
    public static TemplateModel WithSystematics(
        this TemplateModel model, SystematicTable table, double recoilMassSquared, string signal, Func<double, IReadOnlyList<double>> signalOfWidth,
        Func<string, double, IReadOnlyList<double>>? tiltedInAngle = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(signalOfWidth);
        return table.Systematics.Where(one => one.At(recoilMassSquared) > 0).Aggregate(model, (known, one) => With(known, one, one.At(recoilMassSquared)));

        TemplateModel With(TemplateModel known, Systematic systematic, double size)
        {
            var samples = SamplesOf(known, systematic, signal);
            return systematic.Affects switch
            {
                SystematicEffect.Resolution => known.WithShape(systematic.Name, samples.Single(), signalOfWidth(1 - size), signalOfWidth(1 + size)),
                SystematicEffect.Shape => samples.Aggregate(known, (m, sample) => m.WithShape(Nuisance(systematic, sample), sample, Tilted(m, sample, -size), Tilted(m, sample, size))),
                SystematicEffect.AngularShape => samples.Aggregate(known, (m, sample) => m.WithShape(Nuisance(systematic, sample), sample, InAngle(systematic, sample, -size), InAngle(systematic, sample, size))),
                _ => samples.Aggregate(known, (m, sample) => m.WithNormalisation(Nuisance(systematic, sample), size, sample)),
            };
        }

        IReadOnlyList<double> InAngle(Systematic systematic, string sample, double size) => tiltedInAngle is not null ? tiltedInAngle(sample, size)
            : throw new ArgumentException($"The systematic '{systematic.Name}' is about the shape in angle, which this fit does not see. Leave it out of '{table.Name}'.", nameof(table));
    }

    private static string Nuisance(Systematic systematic, string sample) =>
        systematic.Correlation == SystematicCorrelation.PerSample ? $"{systematic.Name}, {sample}" : systematic.Name;

    private static IReadOnlyList<string> SamplesOf(TemplateModel model, Systematic systematic, string signal)
    {
        string[] known = [.. model.Samples.Select(sample => sample.Name)];
        if (systematic.Samples.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new KeyNotFoundException($"The systematic '{systematic.Name}' is about the sample '{unknown}', which the fit does not have. Nearest: {string.Join(", ", NearestNames.To(unknown, known))}.");
        if (systematic.Affects == SystematicEffect.Resolution && systematic.Samples.Any(name => name != signal))
            throw new ArgumentException($"The systematic '{systematic.Name}' widens the peak of '{string.Join(", ", systematic.Samples)}'; only the signal '{signal}' has a peak. Leave Samples empty, or use Shape.");
        if (systematic.Samples.Count > 0)
            return systematic.Samples;
        if (systematic.Affects is SystematicEffect.Efficiency or SystematicEffect.Resolution)
            return [signal];
        return systematic.Correlation == SystematicCorrelation.PerSample ? [.. known.Where(name => name != signal)] : known;
    }

    private static double[] Tilted(TemplateModel model, string sample, double size)
    {
        var nominal = model.Samples.Single(known => known.Name == sample).Yields;
        double[] tilted = [.. nominal.Select((yield, bin) => nominal.Count < 2 ? yield : yield * (1 + size * (2.0 * bin / (nominal.Count - 1) - 1)))];
        var (before, after) = (nominal.Sum(), tilted.Sum());
        return after > 0 ? [.. tilted.Select(yield => yield * before / after)] : tilted;
    }
}
