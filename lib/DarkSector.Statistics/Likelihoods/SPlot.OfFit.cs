using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

public sealed partial record SPlot
{
    /// <summary>Weights from an extended model whose yields are all free.</summary>
    /// <param name="data">The observable of each event, all within the range.</param>
    /// <param name="model">Yields times densities.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end of the range.</param>
    /// <param name="fit">A valid fit of the model to the data.</param>
    /// <exception cref="ArgumentException">The model has no yields, or a part without one of its own.</exception>
    /// <exception cref="InvalidOperationException">The fit is not valid.</exception>
    public static SPlot Of(IReadOnlyList<double> data, Density model, double low, double high, FitResult fit)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(fit);
        var events = EventValues.Copy(data, low, high);
        if (!model.IsExtended)
            throw new ArgumentException("The model has no yields; multiply its densities by them: \"signal\" * density.", nameof(model));
        _ = fit.Valid();
        Parameter[] parameters = [.. model.Parameters.Select(parameter => new Parameter(parameter.Name, fit[parameter.Name].Value))];
        var densities = Densities(events, model, low, high, parameters);
        string[] species = [.. densities.Keys];
        return Of([.. Enumerable.Range(0, events.Length).Select(e => (IReadOnlyList<double>)[.. species.Select(name => densities[name][e])])],
            [.. species.Select(name => fit[name].Value)], species);
    }

    /// <summary>Density of each yield at each event, normalised; parts of one yield are added.</summary>
    private static Dictionary<string, double[]> Densities(double[] events, Density model, double low, double high, Parameter[] parameters)
    {
        var mixture = new MixtureKernel(model, [low, high], parameters);
        var densities = new Dictionary<string, double[]>();
        double[] point = [.. parameters.Select(parameter => parameter.Start)];
        mixture.Prepare(point, bins: false);
        for (var k = 0; k < model.Parts.Count; k++)
        {
            var (leaf, yield) = (mixture.Leaves[k], model.Parts[k].Factors.Single(factor => factor.Is == YieldFactor.Kind.Yield).Parameters[0].Name);
            var values = new double[events.Length];
            leaf.Kernel.Values(events, values);
            if (!densities.TryGetValue(yield, out var sum))
                densities[yield] = sum = new double[events.Length];
            var index = parameters.Select(parameter => parameter.Name).ToList().IndexOf(yield);
            var share = index < 0 ? throw new ArgumentException($"The yield {yield} is a constant; sPlot weights need free yields.", nameof(model)) : leaf.Coefficient / point[index];
            for (var i = 0; i < sum.Length; i++)
                sum[i] += share * (leaf.Kernel.IsLogarithmic ? Math.Exp(values[i] - leaf.Kernel.LogIntegral) : values[i] * Math.Exp(-leaf.Kernel.LogIntegral));
        }

        return densities;
    }
}
