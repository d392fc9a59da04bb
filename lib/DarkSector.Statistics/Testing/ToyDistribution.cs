using System.Globalization;
using DarkSector.Numerics;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Models;
using DarkSector.Numerics.Random;

namespace DarkSector.Statistics.Testing;

/// <summary>A test statistic in toys: data sets drawn from a hypothesis, auxiliary measurements included.</summary>
/// <param name="TestedStrength">The strength that the statistic tests.</param>
/// <param name="HypothesisStrength">The strength the toys were made with.</param>
/// <param name="Values">The statistic of every toy that has one, in the order of the toys.</param>
/// <param name="Failed">The toys that have none.</param>
public sealed record ToyDistribution(
    double TestedStrength, double HypothesisStrength, IReadOnlyList<double> Values, IReadOnlyList<FailedToy> Failed)
{
    /// <summary>Differences of a test statistic below this, relative to the larger of 1 and itself, are rounding: such toys count as equal.</summary>
    private const double Rounding = 1e-7;

    /// <summary>Draws toys from a fitted hypothesis and evaluates the statistic of each.</summary>
    /// <param name="model">The model.</param>
    /// <param name="hypothesis">A converged fit of the model: its yields and parameters are what the toys fluctuate around.</param>
    /// <param name="testedStrength">The strength to test; without meaning for q0.</param>
    /// <param name="options">Number of toys, statistic and threads.</param>
    /// <param name="rng">Random numbers; toy i takes the branch i.</param>
    /// <exception cref="InvalidOperationException">The hypothesis did not converge.</exception>
    public static ToyDistribution Draw(
        TemplateModel model, FitResult hypothesis, double testedStrength, ToyOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Draw(model, hypothesis, testedStrength, options, rng, fit =>
        {
            var value = new ProfileRatio(fit, options.Statistic).TryValue(testedStrength, out var reason);
            return (value, reason);
        });
    }

    /// <summary>Fraction of toys with a statistic at least as large as observed: the p-value, with its binomial error.</summary>
    /// <param name="observed">The observed statistic.</param>
    /// <returns>NaN without any toy.</returns>
    public Estimate PValue(double observed)
    {
        var threshold = observed - Rounding * Math.Max(1, Math.Abs(observed));
        var fraction = (double)Values.Count(value => value >= threshold) / Values.Count;
        return new Estimate(fraction, Math.Sqrt(fraction * (1 - fraction) / Values.Count));
    }

    /// <summary>Number of toys, and of those that failed.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Values.Count} toys at strength {HypothesisStrength:G4}, testing {TestedStrength:G4}")
        + (Failed.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {Failed.Count} FAILED, the first: {Failed[0].Reason}"));

    /// <summary>Draws toys and evaluates any number of each.</summary>
    internal static ToyDistribution Draw(
        TemplateModel model, FitResult hypothesis, double testedStrength, ToyOptions options, RandomStream rng,
        Func<TemplateFit, (double Value, string? Reason)> evaluate)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(hypothesis);
        ArgumentNullException.ThrowIfNull(rng);
        var source = new ToySource(model, hypothesis);
        var values = new double[options.Checked().Toys];
        var failed = new FailedToy?[options.Toys];
        Parallel.For(
            0, options.Toys, new ParallelOptions { MaxDegreeOfParallelism = options.Threads == 0 ? -1 : options.Threads },
            () => model.Prepare(model.Asimov(hypothesis)),
            (toy, _, fit) =>
            {
                (values[toy], failed[toy]) = One(source, hypothesis, toy, rng[toy], fit, evaluate);
                return fit;
            },
            _ => { });
        return new ToyDistribution(
            testedStrength, hypothesis.Strength.Value, [.. values.Where((_, toy) => failed[toy] is null)], [.. failed.OfType<FailedToy>()]);
    }

    // Every toy starts from the hypothesis, so that it does not depend on which thread ran it after which other one.
    private static (double, FailedToy?) One(
        ToySource source, FitResult hypothesis, int toy, RandomStream rng, TemplateFit fit, Func<TemplateFit, (double Value, string? Reason)> evaluate)
    {
        Dataset? data = null;
        try
        {
            data = source.Draw(rng);
            fit.Load(data.Counts, data.NuisanceCentres, data.BinFactorCentres);
            fit.StartFrom(hypothesis.Parameters);
            var (value, reason) = evaluate(fit);
            return (value, double.IsNaN(value) ? new FailedToy(toy, reason ?? "the statistic is not a number", data) : null);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            return (double.NaN, new FailedToy(toy, exception.Message, data));
        }
    }
}
