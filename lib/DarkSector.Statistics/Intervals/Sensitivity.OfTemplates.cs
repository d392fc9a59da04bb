using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Intervals;

public sealed partial record Sensitivity
{
    /// <summary>Bootstrap of the simulation behind a template model: each sampling makes its own model, and each model its own toys.</summary>
    /// <remarks>A sampling resamples the events of every process with Poisson multiplicities and builds the model from what it gets; a toy draws the
    /// counts of all bins without signal from that model, and sets its asymptotic CLs limit. So the spread holds the fluctuation of the simulation and
    /// that of the data. Systematic uncertainties are as wide as the model says and are not drawn.</remarks>
    /// <param name="simulation">The simulated events of each process.</param>
    /// <param name="build">Makes the model from a sampling of each process, in the same order; called once per sampling, from several threads.</param>
    /// <param name="samplings">Number of samplings.</param>
    /// <param name="toysPerModel">Toys of each sampling; samplings times toys are at least 20.</param>
    /// <param name="confidence">Confidence level between 0 and 1.</param>
    /// <param name="rng">Random numbers.</param>
    /// <exception cref="InvalidOperationException">No more than half of the toys give a limit.</exception>
    public static Sensitivity ByBootstrap(
        IReadOnlyList<TemplateEvents> simulation, Func<IReadOnlyList<TemplateYields>, TemplateModel> build, int samplings, int toysPerModel,
        double confidence, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(rng);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samplings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(toysPerModel);
        Lazy<TemplateModel>[] models = [.. Enumerable.Range(0, samplings).Select(i => new Lazy<TemplateModel>(
            () => build([.. simulation.Select((process, p) => process.Resampled(rng["sampling"][i][p]))])))];
        return OfNumbered(
            (trial, stream) =>
            {
                var model = models[trial / toysPerModel].Value;
                var data = model.Data([.. model.Expected(0).Select(events => (double)stream.Poisson(events))]);
                return AsymptoticCls.UpperLimit(model, data, confidence).Observed;
            }, confidence, samplings * toysPerModel, rng["toys"]);
    }
}
