using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Intervals;

/// <summary>A test statistic of the data and of the background-only Asimov set, as functions of the strength.</summary>
internal sealed class ObservedAndAsimov
{
    private readonly ProfileRatio observed;
    private readonly TemplateFit asimov;

    internal ObservedAndAsimov(TemplateModel model, Dataset data, TestStatistic statistic)
    {
        Statistic = statistic;
        var fit = model.Prepare(data);
        asimov = model.Prepare(model.Asimov(fit.Report(fit.At(0)).Valid()));
        observed = new ProfileRatio(fit, statistic);
    }

    /// <summary>Which statistic.</summary>
    internal TestStatistic Statistic { get; }

    /// <summary>The best strength.</summary>
    internal double BestStrength => observed.BestStrength;

    /// <summary>Square root of the statistic of the data.</summary>
    internal double RootObserved(double strength) => Math.Sqrt(observed.Value(strength));

    /// <summary>Square root of the statistic of the Asimov set, whose best fit is exact at strength 0.</summary>
    internal double RootAsimov(double strength)
    {
        if (strength <= 0)
            return 0;
        var minimum = asimov.At(strength);
        return minimum.Converged
            ? Math.Sqrt(2 * Math.Max(0, minimum.Value))
            : throw new InvalidOperationException($"The fit at strength {strength:G6} did not converge: {minimum.Message}.");
    }
}
