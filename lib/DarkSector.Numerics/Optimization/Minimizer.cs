namespace DarkSector.Numerics.Optimization;

/// <summary>Looks for the minimum of a function of several variables, with covariance and asymmetric errors.</summary>
/// <remarks>
/// Use this for likelihoods and other functions whose Hessian is not known (else <see cref="BoundedNewton"/>). Variable metric with line
/// search; gradients from the
/// function or by differences; limits by an active set, so that a parameter at its limit is said to be there; a full Hessian at the end,
/// which decides whether the
/// point is a minimum. Where descent fails it starts again with a new metric and after a simplex search, and then says why it gave up.
/// Deterministic.
/// Errors are those of a function -ln L: it rises by 1/2 at one standard deviation.
/// <code>
/// var minimum = Minimizer.Minimize(x => Math.Pow(1 - x[0], 2) + 100 * Math.Pow(x[1] - x[0] * x[0], 2), [new("x", -1.2), new("y", 1)]);
/// </code>
/// </remarks>
public static class Minimizer
{
    /// <summary>The minimum of a function without derivatives.</summary>
    /// <param name="function">The function; NaN or infinity where it is not defined. It must not keep the array.</param>
    /// <param name="parameters">Name, start, limits and rough error of each variable.</param>
    /// <param name="options">How far to go.</param>
    /// <returns>The lowest point found; whether it is a minimum is said in <see cref="Minimum.IsValid"/> and
    /// <see cref="Minimum.Verdict"/>.</returns>
    /// <exception cref="ArgumentException">No parameters, two of one name, or a start that is not a number.</exception>
    public static Minimum Minimize(Func<double[], double> function, IReadOnlyList<Parameter> parameters, MinimizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        Check(parameters);
        return new VariableMetric(new DifferencedFunction(function, parameters), parameters, options ?? new MinimizerOptions()).Run();
    }

    /// <summary>The minimum of a function with known gradient.</summary>
    /// <param name="function">The function.</param>
    /// <param name="parameters">Name, start, limits and rough error of each variable.</param>
    /// <param name="options">How far to go.</param>
    /// <exception cref="ArgumentException">The numbers of variables differ, or a parameter is not usable.</exception>
    public static Minimum Minimize(IDifferentiable function, IReadOnlyList<Parameter> parameters, MinimizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        Check(parameters);
        if (function.Dimension != parameters.Count)
            throw new ArgumentException($"{parameters.Count} parameters for a function of {function.Dimension} variables; one of each is needed.");
        return new VariableMetric(function, parameters, options ?? new MinimizerOptions()).Run();
    }

    /// <summary>Asymmetric errors of a parameter: where the function, minimised over the others, is higher by 1/2 (Minos).</summary>
    /// <param name="function">The function that was minimised.</param>
    /// <param name="minimum">Its minimum.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="rise">How much higher: 1/2 for one standard deviation of -ln L, 2 for two.</param>
    /// <exception cref="ArgumentException">The minimum is not valid or has no such parameter.</exception>
    public static AsymmetricError Minos(Func<double[], double> function, Minimum minimum, string parameter, double rise = 0.5)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(minimum);
        return new ProfileScan(new DifferencedFunction(function, minimum.Parameters), minimum).Errors(parameter, rise);
    }

    /// <summary>Asymmetric errors of a parameter of a function with known gradient.</summary>
    /// <param name="function">The function that was minimised.</param>
    /// <param name="minimum">Its minimum.</param>
    /// <param name="parameter">Name of the parameter.</param>
    /// <param name="rise">How much higher: 1/2 for one standard deviation of -ln L, 2 for two.</param>
    /// <exception cref="ArgumentException">The minimum is not valid or has no such parameter.</exception>
    public static AsymmetricError Minos(IDifferentiable function, Minimum minimum, string parameter, double rise = 0.5)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(minimum);
        return new ProfileScan(function, minimum).Errors(parameter, rise);
    }

    private static void Check(IReadOnlyList<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.Count == 0)
            throw new ArgumentException("There are no parameters to minimise over; at least one is needed.", nameof(parameters));
        var names = new HashSet<string>();
        foreach (var parameter in parameters)
        {
            if (double.IsNaN(parameter.Start))
                throw new ArgumentException($"Parameter {parameter.Name} has no start; give it one: new Parameter(\"{parameter.Name}\", start).", nameof(parameters));
            if (!names.Add(parameter.Name))
                throw new ArgumentException($"Two parameters are called {parameter.Name}; every name belongs to one variable.", nameof(parameters));
        }
    }
}
