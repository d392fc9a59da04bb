using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Testing;

/// <summary>The test of the background-only hypothesis by toys: exact where the asymptotic formula is not, with few events.</summary>
public static class ToyDiscovery
{
    /// <summary>p0 of the data: how often the background alone has a q0 at least as large.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="options">Number of toys and threads; the statistic is q0.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">A fit of the data did not converge.</exception>
    /// <exception cref="ArgumentException">A bin has events and no expected background: p0 is zero.</exception>
    public static ToyPValue Test(TemplateModel model, Dataset data, ToyOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        var background = model.FitAt(data, 0).Valid();
        var observed = ProfileRatio.Of(model, data, TestStatistic.Q0).Value(0);
        var toys = ToyDistribution.Draw(model, background, 0, options with { Statistic = TestStatistic.Q0 }, rng);
        return new ToyPValue(observed, toys.PValue(observed), toys);
    }
}

/// <summary>A p-value from toys.</summary>
/// <param name="Statistic">The observed statistic.</param>
/// <param name="PValue">Fraction of toys at least as large, with its binomial error.</param>
/// <param name="Toys">The toys.</param>
public sealed record ToyPValue(double Statistic, Estimate PValue, ToyDistribution Toys)
{
    /// <summary>The p-value in standard deviations; infinite when no toy was as large.</summary>
    public double Significance => StandardNormal.SurvivalQuantile(PValue.Value);

    /// <summary>One line: p-value, significance and failed toys.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"p = {PValue.Value:G3} +- {PValue.Error:G2} ({Significance:F2} standard deviations) from {Toys}");
}
