using DarkSector.Numerics.Optimization;

namespace DarkSector.Statistics.Likelihoods;

/// <summary>From terms to a result.</summary>
internal static class LikelihoodFit
{
    internal static FitResult Run(IReadOnlyList<ITerm> terms, IReadOnlyList<Parameter> parameters, FitOptions options)
    {
        if (options.Threads < 1)
            throw new ArgumentOutOfRangeException(nameof(options), $"Threads = {options.Threads}; at least 1 is needed.");
        var function = new LikelihoodFunction(terms.Select(term => term.Bind(parameters, options.Threads)), parameters.Count);
        var minimum = function.HasGradient
            ? Minimizer.Minimize(function, parameters, options.Minimizer)
            : Minimizer.Minimize(function.ValueOf, parameters, options.Minimizer);
        if (minimum.IsValid && options.Weights != WeightCorrection.None && terms.Any(term => term.IsWeighted))
            minimum = minimum with { Covariance = Corrected(minimum, function, options.Weights) };
        var fitted = parameters.Select((parameter, i) => new FittedParameter(parameter.Name, minimum.Point[i], minimum.Error(i)));
        return new FitResult(
            minimum.IsValid, minimum.Message, [.. fitted], minimum.Value + function.Constant, minimum.Value, [], [], minimum.Evaluations)
        {
            Minimum = minimum,
            CovarianceMatrix = minimum.Covariance,
            Profile = (name, rise) => function.HasGradient
                ? Minimizer.Minos(function, minimum, name, rise)
                : Minimizer.Minos(function.ValueOf, minimum, name, rise),
        };
    }

    /// <summary>C M C, C being the covariance of the weights taken as events.</summary>
    private static double[] Corrected(Minimum minimum, LikelihoodFunction function, WeightCorrection correction)
    {
        var n = minimum.Point.Count;
        double[] steps = [.. Enumerable.Range(0, n).Select(i => 2e-3 * minimum.Error(i))];
        var middle = correction == WeightCorrection.Asymptotic
            ? function.OuterProduct([.. minimum.Point], steps)
            : Hessian(function.WithSquaredWeights(), [.. minimum.Point], steps);
        return Product(Product(minimum.Covariance, middle, n), minimum.Covariance, n);
    }

    private static double[] Hessian(LikelihoodFunction function, double[] point, double[] steps)
    {
        var n = point.Length;
        var matrix = new double[n * n];
        var (up, down) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            if (steps[i] == 0)
                continue;
            var at = (double[])point.Clone();
            at[i] = point[i] + steps[i];
            function.Evaluate(at, up);
            at[i] = point[i] - steps[i];
            function.Evaluate(at, down);
            for (var j = 0; j < n; j++)
                matrix[j * n + i] = (up[j] - down[j]) / (2 * steps[i]);
        }

        return matrix;
    }

    private static double[] Product(IReadOnlyList<double> a, IReadOnlyList<double> b, int n)
    {
        var product = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = 0; k < n; k++)
                    product[i * n + j] += a[i * n + k] * b[k * n + j];
            }
        }

        return product;
    }
}
