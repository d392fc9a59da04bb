using DarkSector.Numerics;

namespace DarkSector.Statistics.Likelihoods;

// One overload per number of parameters, as for tables; the first carries the documentation of all of them.
#pragma warning disable CS1591
public sealed partial record FitResult
{
    /// <summary>A number made of parameters, which the lambda names, with its error: `fit.Derived((fraction, sigma1, sigma2) =>
    /// ...)`.</summary>
    /// <remarks>Error by the covariance and central differences of a hundredth of each error.</remarks>
    /// <exception cref="KeyNotFoundException">A name of the lambda is no parameter; the message names the nearest.</exception>
    /// <exception cref="InvalidOperationException">The fit is not valid.</exception>
    public Estimate Derived(Func<double, double> function) => Derive(function, x => function(x[0]));
    public Estimate Derived(Func<double, double, double> function) => Derive(function, x => function(x[0], x[1]));
    public Estimate Derived(Func<double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2]));
    public Estimate Derived(Func<double, double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2], x[3]));
    public Estimate Derived(Func<double, double, double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2], x[3], x[4]));
    public Estimate Derived(Func<double, double, double, double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2], x[3], x[4], x[5]));
    public Estimate Derived(Func<double, double, double, double, double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2], x[3], x[4], x[5], x[6]));
    public Estimate Derived(Func<double, double, double, double, double, double, double, double, double> function) => Derive(function, x => function(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]));

#pragma warning restore CS1591
    private Estimate Derive(Delegate lambda, Func<double[], double> function)
    {
        _ = Valid();
        int[] at = [.. ParameterNames.Of(lambda).Select(Position)];
        double[] values = [.. at.Select(i => Parameters[i].Value)];
        var slopes = new double[at.Length];
        for (var i = 0; i < at.Length; i++)
        {
            var step = 0.01 * Parameters[at[i]].Error;
            if (!(step > 0))
                continue;
            var (up, down) = ((double[])values.Clone(), (double[])values.Clone());
            (up[i], down[i]) = (values[i] + step, values[i] - step);
            slopes[i] = (function(up) - function(down)) / (2 * step);
        }

        var variance = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            for (var j = 0; j < at.Length; j++)
                variance += slopes[i] == 0 || slopes[j] == 0 ? 0 : slopes[i] * slopes[j] * Covariance(Parameters[at[i]].Name, Parameters[at[j]].Name);
        }

        return new Estimate(function(values), Math.Sqrt(variance));
    }
}
