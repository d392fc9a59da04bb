namespace DarkSector.Numerics.Optimization;

/// <summary>A function of several variables that knows its first and second derivatives.</summary>
public interface ITwiceDifferentiable
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>The value at a point, with derivatives.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="gradient">Receives the first derivatives.</param>
    /// <param name="hessian">Receives the full symmetric matrix of second derivatives, row by row.</param>
    /// <returns>The value; +infinity where the function is not defined (the derivatives may then be left as they are).</returns>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian);
}
