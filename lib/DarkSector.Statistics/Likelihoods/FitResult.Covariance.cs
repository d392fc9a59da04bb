using DarkSector.Numerics.Tables;

namespace DarkSector.Statistics.Likelihoods;

// How parameters move together. The bin factors of a template model are solved for in closed form, so they are no parameters of
// the minimiser: they follow the others with known slopes.
public sealed partial record FitResult
{
    /// <summary>The bin factors of a template model as parameters, with their errors.</summary>
    public IReadOnlyList<FittedParameter> BinParameters { get; init; } = [];

    /// <summary>Covariance of <see cref="Parameters"/>, row by row; empty when the data do not determine it.</summary>
    internal IReadOnlyList<double> CovarianceMatrix { get; init; } = [];

    /// <summary>d gamma/d parameter of every bin factor, row by row.</summary>
    internal double[] FactorSlopes { get; init; } = [];

    /// <summary>Variance of every bin factor at given parameters.</summary>
    internal double[] FactorVariances { get; init; } = [];

    /// <summary>Covariance of two parameters, from the second derivatives: 0 with a fixed one, NaN with one that the data do not determine.</summary>
    /// <param name="first">Name of a parameter or of a bin factor.</param>
    /// <param name="second">Name of a parameter or of a bin factor.</param>
    /// <exception cref="KeyNotFoundException">The fit has no such parameter.</exception>
    public double Covariance(string first, string second)
    {
        var (one, other) = (Position(first), Position(second));
        if (CovarianceMatrix.Count == 0)
            return double.NaN;
        if (one == other)
            return this[first].Error * this[first].Error;
        var (size, covariance) = (Parameters.Count, 0.0);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                if (Slope(one, i) is not 0 and var left && Slope(other, j) is not 0 and var right)
                    covariance += left * right * (Parameters[i].Error == 0 || Parameters[j].Error == 0 ? 0 : CovarianceMatrix[i * size + j]);
        }

        return covariance;
    }

    /// <summary>Correlation of two parameters; NaN with one that is fixed or not determined.</summary>
    /// <exception cref="KeyNotFoundException">The fit has no such parameter.</exception>
    public double Correlation(string first, string second) => Covariance(first, second) / (this[first].Error * this[second].Error);

    private double Slope(int position, int parameter) => position < Parameters.Count
        ? (position == parameter ? 1 : 0)
        : FactorSlopes[(position - Parameters.Count) * Parameters.Count + parameter];

    // Parameters first, bin factors behind them.
    private int Position(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
            if (Parameters[i].Name == name)
                return i;
        for (var i = 0; i < BinParameters.Count; i++)
            if (BinParameters[i].Name == name)
                return Parameters.Count + i;
        throw new KeyNotFoundException(
            $"The fit has no parameter '{name}'. Nearest: {string.Join(", ", NearestNames.To(name, Parameters.Select(parameter => parameter.Name)))}.");
    }
}
