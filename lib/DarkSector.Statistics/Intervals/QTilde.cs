using DarkSector.Numerics.Optimization;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

/// <summary>The test statistic q-tilde of the data and of the background-only Asimov set, as functions of the strength.</summary>
/// <remarks>q(mu) = 2 (-ln L(mu, best theta) + ln L(best)) for mu above the best fit, which is not below zero; 0 otherwise. arXiv:1007.1727, Eq. 16.
/// Cheap to ask for many strengths: each fit starts from the last one.</remarks>
internal sealed class QTilde
{
    private readonly TemplateFit data;
    private readonly TemplateFit asimov;
    private readonly Minimum best;

    internal QTilde(TemplateModel model, Dataset dataset)
    {
        data = model.Prepare(dataset);
        var background = data.Report(data.At(0)).Valid();
        asimov = model.Prepare(model.Asimov(background));
        best = data.Free(lowest: 0);
        if (!best.Converged)
            throw new InvalidOperationException($"The fit with free strength did not converge: {best.Message}.");
    }

    /// <summary>The best strength, at least 0.</summary>
    internal double BestStrength => best.Point[0];

    /// <summary>Square root of q-tilde of the data.</summary>
    internal double RootObserved(double strength) => strength <= BestStrength ? 0 : Root(data, strength, best.Value);

    /// <summary>Square root of q-tilde of the Asimov set, whose best fit is exact at strength 0.</summary>
    internal double RootAsimov(double strength) => strength <= 0 ? 0 : Root(asimov, strength, 0);

    private static double Root(TemplateFit fit, double strength, double lowest)
    {
        var minimum = fit.At(strength);
        return minimum.Converged
            ? Math.Sqrt(2 * Math.Max(0, minimum.Value - lowest))
            : throw new InvalidOperationException($"The fit at strength {strength:G6} did not converge: {minimum.Message}.");
    }
}
