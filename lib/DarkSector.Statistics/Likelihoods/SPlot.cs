using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>Weights that subtract every other species statistically: the distribution of a variable in one species, from a fit to another,
/// independent variable.</summary>
/// <remarks>w_n(x) = sum_j V_nj f_j(x) / sum_k N_k f_k(x), V^-1_nj = sum_events f_n f_j / (sum_k N_k f_k)^2. M. Pivk and F. Le Diberder,
/// NIM A 555 (2005) 356. Exact when
/// the shapes are known; V is the covariance of the yields with the shapes held. In each event the weights of all species add up to
/// 1.</remarks>
/// <param name="Species">Names of the yields.</param>
/// <param name="Weights">One array per species, one weight per event, in the order of the data.</param>
/// <param name="Yields">Sum of the weights of each species: the fitted yield.</param>
/// <param name="Covariance">V, row by row.</param>
public sealed record SPlot(IReadOnlyList<string> Species, IReadOnlyList<IReadOnlyList<double>> Weights, IReadOnlyList<double> Yields, IReadOnlyList<double> Covariance)
{
    /// <summary>The weights of a species.</summary>
    /// <exception cref="KeyNotFoundException">The fit has no such yield.</exception>
    public IReadOnlyList<double> this[string species] => Species.ToList().IndexOf(species) is var at && at >= 0 ? Weights[at]
        : throw new KeyNotFoundException($"There is no species '{species}'; there are {string.Join(", ", Species)}.");

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
        double[][] rows = [.. densities.Values];
        double[] yields = [.. species.Select(name => fit[name].Value)];
        var totals = new double[events.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            for (var i = 0; i < totals.Length; i++)
                totals[i] += yields[k] * rows[k][i];
        }

        var covariance = Inverse(rows, totals);
        double[][] weights = [.. rows.Select((_, n) => totals.Select((total, i) => rows.Select((row, j) => covariance[n * rows.Length + j] * row[i]).Sum() / total).ToArray())];
        return new SPlot(species, weights, [.. weights.Select(own => own.Sum())], covariance);
    }

    /// <summary>Yields and what they were made of.</summary>
    public override string ToString() => "sPlot weights: " + string.Join(", ", Species.Select((name, k) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {Yields[k]:G6} ± {Math.Sqrt(Covariance[k * (Species.Count + 1)]):G3}"))) + $" in {Weights[0].Count} events";

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

    private static double[] Inverse(double[][] rows, double[] totals)
    {
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(rows.Length, rows.Length, (n, j) =>
            totals.Select((total, i) => rows[n][i] * rows[j][i] / (total * total)).Sum());
        var inverse = matrix.Inverse();
        return [.. Enumerable.Range(0, rows.Length * rows.Length).Select(at => inverse[at / rows.Length, at % rows.Length])];
    }
}
