using System.Runtime.CompilerServices;

namespace DarkSector.Numerics.Shapes;

/// <summary>A shape on a range: values, integrals and their derivatives for one set of parameters at a time.</summary>
/// <remarks>u(x; p) is the density up to a factor that depends on the parameters; the density is u / integral of u. After
/// <see cref="Prepare"/> several threads may read at once.</remarks>
public abstract class ShapeKernel
{
    private readonly double[] edges;
    private readonly double[] binGradients;

    /// <summary>A kernel between the first and the last edge.</summary>
    /// <param name="edges">Increasing edges of bins.</param>
    /// <param name="dimension">Number of parameters.</param>
    protected ShapeKernel(IReadOnlyList<double> edges, int dimension)
    {
        ArgumentNullException.ThrowIfNull(edges);
        this.edges = [.. edges];
        Dimension = dimension;
        LogIntegralGradient = new double[dimension];
        BinIntegrals = new double[Bins];
        binGradients = new double[Bins * dimension];
    }

    /// <summary>Number of parameters.</summary>
    public int Dimension { get; }

    /// <summary>Number of bins.</summary>
    public int Bins => edges.Length - 1;

    /// <summary>Lower end of the range.</summary>
    public double Low => edges[0];

    /// <summary>Upper end of the range.</summary>
    public double High => edges[^1];

    /// <summary>True when <see cref="Values"/> gives ln u, which reaches into the farthest tails; false when it gives u.</summary>
    public virtual bool IsLogarithmic => true;

    /// <summary>ln of the integral of u over the range; NaN where the shape is not defined.</summary>
    public double LogIntegral { get; protected set; }

    /// <summary>Derivatives of <see cref="LogIntegral"/>.</summary>
    protected double[] LogIntegralGradient { get; }

    /// <summary>Integrals of u over the bins, after <see cref="PrepareBins"/>.</summary>
    protected double[] BinIntegrals { get; }

    /// <summary>Edges of the bins.</summary>
    protected ReadOnlySpan<double> Edges => edges;

    /// <summary>Sets the parameters: constants and the integral over the range.</summary>
    public abstract void Prepare(ReadOnlySpan<double> parameters);

    /// <summary>ln u or u at points of the range.</summary>
    public abstract void Values(ReadOnlySpan<double> x, Span<double> destination);

    /// <summary>Adds the derivatives of sum_i c_i v(x_i) to <paramref name="sums"/>, v being what <see cref="Values"/> gives.</summary>
    /// <param name="x">Points of the range.</param>
    /// <param name="values">What <see cref="Values"/> gave there.</param>
    /// <param name="coefficients">c_i.</param>
    /// <param name="sums">One per parameter.</param>
    public abstract void AddGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> values, ReadOnlySpan<double> coefficients, Span<double> sums);

    /// <summary>Integral of u between two points of the range, and its derivatives.</summary>
    protected abstract double Integrate(double a, double b, Span<double> gradient);

    /// <summary>Adds the derivatives of factor times <see cref="LogIntegral"/>.</summary>
    public void AddLogIntegralGradient(double factor, Span<double> sums)
    {
        for (var i = 0; i < Dimension; i++)
            sums[i] += factor * LogIntegralGradient[i];
    }

    /// <summary>Sets the integrals of the bins for the parameters last given to <see cref="Prepare"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual void PrepareBins()
    {
        for (var bin = 0; bin < Bins; bin++)
            BinIntegrals[bin] = Integrate(edges[bin], edges[bin + 1], binGradients.AsSpan(bin * Dimension, Dimension));
    }

    /// <summary>Integrals of u over the bins.</summary>
    public ReadOnlySpan<double> Integrals => BinIntegrals;

    /// <summary>Adds the derivatives of sum_b c_b I_b, I_b being the integral of bin b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public virtual void AddBinGradient(ReadOnlySpan<double> coefficients, Span<double> sums)
    {
        for (var bin = 0; bin < Bins; bin++)
        {
            for (var i = 0; i < Dimension; i++)
                sums[i] += coefficients[bin] * binGradients[bin * Dimension + i];
        }
    }

    /// <summary>Sets <see cref="LogIntegral"/> and its derivatives from the integral over the range.</summary>
    protected void Normalise()
    {
        var integral = Integrate(Low, High, LogIntegralGradient);
        LogIntegral = Math.Log(integral);
        for (var i = 0; i < Dimension; i++)
            LogIntegralGradient[i] /= integral;
    }

    /// <summary>Says that the shape is not defined at the parameters given.</summary>
    protected void NotDefined()
    {
        LogIntegral = double.NaN;
        Array.Fill(LogIntegralGradient, double.NaN);
    }
}
