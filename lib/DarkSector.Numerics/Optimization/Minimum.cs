using System.Globalization;
using System.Text;

namespace DarkSector.Numerics.Optimization;

/// <summary>Where a minimisation ended, and whether that is a minimum.</summary>
/// <param name="Converged">True when the expected gain of a further step is negligible.</param>
/// <param name="Message">Why the minimisation stopped.</param>
/// <param name="Point">The parameters at the lowest value found.</param>
/// <param name="Value">The function there.</param>
/// <param name="Gradient">First derivatives there.</param>
/// <param name="Hessian">Second derivatives there, row by row.</param>
/// <param name="EstimatedDistance">Expected gain of one more Newton step (EDM), g H^-1 g / 2 over the parameters that can move.</param>
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
    /// <summary>Why the minimisation stopped, in one word.</summary>
    public MinimumVerdict Verdict { get; init; } = Converged ? MinimumVerdict.Converged : MinimumVerdict.NoDescent;

    /// <summary>The parameters with the names and limits they were given; empty when they have no names.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Which parameters rest on a limit that the function pushes them against; such a parameter has no error.</summary>
    public IReadOnlyList<bool> AtLimit { get; init; } = [];

    /// <summary>Inverse of the Hessian, row by row: the covariance when the function is -ln L. Zero in rows of parameters that are fixed or
    /// rest
    /// on a limit, NaN in those that the function does not determine; empty when never computed.</summary>
    public IReadOnlyList<double> Covariance { get; init; } = [];

    /// <summary>True for a minimum whose numbers can be used.</summary>
    public bool IsValid => Converged;

    /// <summary>Standard error of a parameter from the covariance: 0 when fixed or at a limit, NaN when undetermined.</summary>
    /// <param name="parameter">Its position.</param>
    public double Error(int parameter) => Covariance.Count == 0 ? double.NaN : Math.Sqrt(Covariance[parameter * Point.Count + parameter]);

    /// <summary>Square roots of the diagonal of the inverse Hessian: standard errors, when the function is -ln L.</summary>
    /// <param name="leftOut">One flag per variable; a variable left out counts as known and has no error (NaN).</param>
    /// <returns>One error per variable; all NaN when the Hessian of the others is not positive definite.</returns>
    public IReadOnlyList<double> StandardErrors(IReadOnlyList<bool> leftOut)
    {
        var covariance = CovarianceWithout(leftOut);
        return [.. Enumerable.Range(0, Point.Count).Select(i => covariance is null ? double.NaN : Math.Sqrt(covariance[i * Point.Count + i]))];
    }

    /// <summary>The inverse Hessian: the covariance of the variables, when the function is -ln L.</summary>
    /// <param name="leftOut">One flag per variable; a variable left out counts as known, its row and column are NaN.</param>
    /// <returns>Row by row; null when the Hessian of the others is not positive definite.</returns>
    public double[]? CovarianceWithout(IReadOnlyList<bool> leftOut)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        var free = Enumerable.Range(0, Point.Count).Where(i => !leftOut[i]).ToArray();
        var factor = new double[free.Length * free.Length];
        for (var at = 0; at < factor.Length; at++)
            factor[at] = Hessian[free[at / free.Length] * Point.Count + free[at % free.Length]];
        if (!CholeskyFactor.TryFactorise(factor, free.Length))
            return null;

        var covariance = new double[Point.Count * Point.Count];
        Array.Fill(covariance, double.NaN);
        var column = new double[free.Length];
        for (var i = 0; i < free.Length; i++)
        {
            Array.Clear(column);
            column[i] = 1;
            CholeskyFactor.Solve(factor, column);
            for (var j = 0; j < free.Length; j++)
                covariance[free[i] * Point.Count + free[j]] = column[j];
        }

        return covariance;
    }

    /// <summary>Verdict, value, EDM, and one line per parameter.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsValid ? "Minimum" : "INVALID minimum");
        text.Append(CultureInfo.InvariantCulture, $" ({Verdict}: {Message}), value {Value:G10}, EDM {EstimatedDistance:G2}, {Evaluations} calls");
        for (var i = 0; i < Point.Count; i++)
        {
            var name = i < Parameters.Count ? Parameters[i].Name : $"x{i}";
            text.Append(CultureInfo.InvariantCulture, $"\n  {name,-24} {Point[i],14:G7} ± {Error(i):G3}");
            if (i < AtLimit.Count && AtLimit[i])
                text.Append(i < Parameters.Count && Parameters[i].IsFixed ? "  fixed" : "  AT LIMIT");
        }

        return text.ToString();
    }
}
