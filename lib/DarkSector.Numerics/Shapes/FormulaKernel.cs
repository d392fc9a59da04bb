namespace DarkSector.Numerics.Shapes;

/// <summary>A kernel of a formula for ln u at one point, without derivatives.</summary>
internal abstract class FormulaKernel(IReadOnlyList<double> edges, int dimension) : ShapeKernel(edges, dimension)
{
    /// <summary>Sets the constants; false outside the domain.</summary>
    protected abstract bool TrySet(ReadOnlySpan<double> parameters);

    /// <summary>ln u.</summary>
    protected abstract double LogValue(double x);

    /// <summary>Integral of u.</summary>
    protected abstract double IntegralOf(double a, double b);

    public sealed override void Prepare(ReadOnlySpan<double> parameters)
    {
        if (TrySet(parameters))
            LogIntegral = Math.Log(IntegralOf(Low, High));
        else
            NotDefined();
    }

    public sealed override void Values(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (var i = 0; i < x.Length; i++)
            destination[i] = LogValue(x[i]);
    }

    public sealed override void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums) =>
        throw new NotSupportedException("This kernel has no derivatives; a DifferencedShape takes them.");

    protected sealed override double Integrate(double a, double b, Span<double> gradient) => IntegralOf(a, b);
}
