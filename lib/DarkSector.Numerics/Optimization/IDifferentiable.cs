namespace DarkSector.Numerics.Optimization;

/// <summary>A function of several variables that knows its first derivatives.</summary>
public interface IDifferentiable
{
    /// <summary>Number of variables.</summary>
    int Dimension { get; }

    /// <summary>The value at a point.</summary>
    /// <returns>The value; +infinity or NaN where the function is not defined.</returns>
    double Value(ReadOnlySpan<double> point);

    /// <summary>The value at a point, with first derivatives.</summary>
    /// <param name="point">The variables.</param>
    /// <param name="gradient">Receives the first derivatives.</param>
    /// <returns>The value; +infinity or NaN where the function is not defined (the derivatives may then be left as they are).</returns>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);
}
