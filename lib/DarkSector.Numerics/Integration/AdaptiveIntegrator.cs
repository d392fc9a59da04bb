using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Numerics.Integration;

/// <summary>A function on the unit cube. It is called from several threads, and must not keep state.</summary>
/// <param name="point">Coordinates in [0, 1).</param>
/// <returns>Its value, a finite number.</returns>
public delegate double Integrand(ReadOnlySpan<double> point);

/// <summary>Result of a Monte Carlo integration.</summary>
/// <param name="Value">The integral.</param>
/// <param name="Error">Its statistical standard deviation.</param>
/// <param name="ChiSquaredPerDegree">Agreement of the iterations with each other; near 1 when the error may be believed.</param>
/// <param name="Evaluations">Calls of the integrand, adaptation included.</param>
public sealed record Integral(double Value, double Error, double ChiSquaredPerDegree, long Evaluations)
{
    /// <summary>Error over value.</summary>
    public double RelativeError => Error / Math.Abs(Value);

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Value:G6} +- {Error:G2} (chi2/n {ChiSquaredPerDegree:F2}, {Evaluations} evaluations)");
}

/// <summary>Monte Carlo integration over the unit cube by importance sampling on a grid that adapts to the integrand.</summary>
/// <remarks>
/// The VEGAS algorithm: G. P. Lepage, J. Comput. Phys. 27, 192 (1978) and 439, 110386 (2021). Iterations that adapt come first and are
/// not counted; those after them, on the frozen grid, are averaged with equal weights, so that the estimate is unbiased. Points are drawn
/// in blocks, each with its own branch of the stream: the result does not depend on the number of threads. Use this when one set of
/// coordinates follows all peaks, <see cref="MultichannelIntegrator"/> when each peak has coordinates of its own.
/// </remarks>
public static class AdaptiveIntegrator
{
    /// <summary>Integrates over the unit cube.</summary>
    /// <param name="dimensions">Number of coordinates.</param>
    /// <param name="integrand">The function; thread-safe.</param>
    /// <param name="options">Numbers of points and iterations.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The integral, and the grid for sampling events with it.</returns>
    /// <exception cref="ArithmeticException">The integrand is NaN or infinite; the message names the point.</exception>
    public static (Integral Integral, ImportanceGrid Grid) Integrate(
        int dimensions, Integrand integrand, IntegrationOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(integrand);
        var (integral, mixture) = MultichannelIntegrator.Integrate(1, dimensions, (_, point, densities) =>
        {
            densities[0] = 1;
            return integrand(point);
        }, options, rng);
        return (integral, mixture.Grids[0]);
    }
}
