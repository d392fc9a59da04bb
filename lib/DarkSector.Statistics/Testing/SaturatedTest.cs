using System.Globalization;
using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;
using MathNet.Numerics;

namespace DarkSector.Statistics.Testing;

/// <summary>Goodness of fit: the likelihood against that of the saturated model, which expects in every bin what was observed.</summary>
/// <remarks>2 (-ln L(best) + ln L(saturated)), with auxiliary measurements at their own best values in the saturated model. For many events per bin it
/// follows a chi2 distribution; bins minus free parameters are its degrees of freedom. R. D. Cousins, "Generalization of chisquare goodness-of-fit
/// test for binned data using saturated models" (2013).</remarks>
public static class SaturatedTest
{
    /// <summary>The test with the chi2 distribution.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public static SaturatedResult Test(TemplateModel model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (chiSquare, degrees) = (2 * model.Fit(data).Valid().HalfDeviance, model.Bins - model.FreeParameters);
        return new SaturatedResult(
            chiSquare, degrees, degrees > 0 ? SpecialFunctions.GammaUpperRegularized(0.5 * degrees, 0.5 * chiSquare) : double.NaN);
    }

    /// <summary>The test with toys drawn from the best fit and fitted again: for bins with few events.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">A data set made by the model.</param>
    /// <param name="options">Number of toys and threads.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">The fit of the data did not converge.</exception>
    public static ToyPValue Toys(TemplateModel model, Dataset data, ToyOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        var best = model.Fit(data).Valid();
        var observed = 2 * best.HalfDeviance;
        var toys = ToyDistribution.Draw(model, best, best.Strength.Value, options, rng, fit =>
        {
            var minimum = fit.Free(lowest: 0);
            return minimum.Converged ? (2 * minimum.Value, null) : (double.NaN, minimum.Message);
        });
        return new ToyPValue(observed, toys.PValue(observed), toys);
    }
}

/// <summary>How well a model describes data.</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Bins minus parameters without constraint.</param>
/// <param name="PValue">Probability of a worse fit; NaN without degrees of freedom.</param>
public sealed record SaturatedResult(double ChiSquare, int DegreesOfFreedom, double PValue)
{
    /// <summary>One line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"goodness of fit: {ChiSquare:F2} for {DegreesOfFreedom} degrees of freedom, p = {PValue:G3}");
}
