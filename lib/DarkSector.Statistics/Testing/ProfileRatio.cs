using DarkSector.Numerics.Optimization;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Testing;

/// <summary>A test statistic of one data set as a function of the tested strength.</summary>
/// <remarks>2 (-ln L(mu, best theta) + ln L(best)); cheap to ask for many strengths, since each fit starts from the last one.</remarks>
internal sealed class ProfileRatio
{
    private readonly TemplateFit fit;
    private readonly TestStatistic statistic;
    private readonly Minimum best;

    /// <summary>Fits with free strength.</summary>
    internal ProfileRatio(TemplateFit fit, TestStatistic statistic)
    {
        this.fit = fit;
        this.statistic = statistic;
        best = fit.Free(statistic is TestStatistic.TMu or TestStatistic.QMu ? double.NegativeInfinity : 0);
    }

    /// <summary>The best strength.</summary>
    internal double BestStrength => best.Point[0];

    /// <summary>A test statistic of data.</summary>
    internal static ProfileRatio Of(TemplateModel model, Dataset data, TestStatistic statistic) => new(model.Prepare(data), statistic);

    /// <summary>The statistic.</summary>
    /// <exception cref="InvalidOperationException">A fit did not converge.</exception>
    internal double Value(double strength) => TryValue(strength, out var reason) is var value && reason is null
        ? value
        : throw new InvalidOperationException($"The fit at strength {strength:G6} did not converge: {reason}.");

    /// <summary>The statistic, or NaN and why it cannot be had.</summary>
    internal double TryValue(double strength, out string? reason)
    {
        reason = best.Converged ? null : $"with free strength: {best.Message}";
        if (reason is not null)
            return double.NaN;
        if (statistic is TestStatistic.QMu or TestStatistic.QTilde && BestStrength >= strength)
            return 0;
        if (statistic == TestStatistic.Q0 && BestStrength <= 0)
            return 0;
        var tested = statistic == TestStatistic.Q0 ? 0 : strength;
        if (tested == 0 && fit.Impossible() is not null)
            return double.PositiveInfinity;
        var minimum = fit.At(tested);
        reason = minimum.Converged ? null : minimum.Message;
        return reason is null ? 2 * Math.Max(0, minimum.Value - best.Value) : double.NaN;
    }
}
