namespace DarkSector.Numerics.Optimization;

/// <summary>Where a minimisation ended, and whether that is a minimum.</summary>
/// <param name="Converged">True when the expected gain of a further step is negligible.</param>
/// <param name="Message">Why the minimisation stopped.</param>
/// <param name="Point">The parameters at the lowest value found.</param>
/// <param name="Value">The function there.</param>
/// <param name="Gradient">First derivatives there.</param>
/// <param name="Hessian">Second derivatives there, row by row.</param>
/// <param name="EstimatedDistance">Expected gain of one more Newton step, g H^-1 g / 2 over the parameters that can move.</param>
/// <param name="Evaluations">How often the function was evaluated.</param>
public sealed record Minimum(
    bool Converged,
    string Message,
    IReadOnlyList<double> Point,
    double Value,
    IReadOnlyList<double> Gradient,
    IReadOnlyList<double> Hessian,
    double EstimatedDistance,
    int Evaluations)
{
    /// <summary>Square roots of the diagonal of the inverse Hessian: standard errors, when the function is -ln L.</summary>
    /// <param name="leftOut">One flag per variable; a variable left out counts as known and has no error (NaN).</param>
    /// <returns>One error per variable; all NaN when the Hessian of the others is not positive definite.</returns>
    public IReadOnlyList<double> StandardErrors(IReadOnlyList<bool> leftOut)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        var errors = new double[Point.Count];
        Array.Fill(errors, double.NaN);
        var free = Enumerable.Range(0, Point.Count).Where(i => !leftOut[i]).ToArray();
        var factor = new double[free.Length * free.Length];
        for (var at = 0; at < factor.Length; at++)
            factor[at] = Hessian[free[at / free.Length] * Point.Count + free[at % free.Length]];
        if (!CholeskyFactor.TryFactorise(factor, free.Length))
            return errors;

        var column = new double[free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            CholeskyFactor.Solve(factor, column);
            errors[free[i]] = Math.Sqrt(column[i]);
        }

        return errors;
    }
}
