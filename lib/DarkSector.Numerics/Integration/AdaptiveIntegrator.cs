using System.Runtime.ExceptionServices;
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
/// in blocks, each with its own branch of the stream: the result does not depend on the number of threads.
/// </remarks>
public static class AdaptiveIntegrator
{
    private const int BlockSize = 2000;

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
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        var grid = ImportanceGrid.Uniform(dimensions);
        for (var iteration = 0; iteration < options.AdaptingIterations; iteration++)
            grid = grid.Refined(Iterate(grid, integrand, options.PointsPerIteration, rng["adapt"][iteration]).SquaresPerInterval);

        var results = Enumerable.Range(0, options.Iterations)
            .Select(iteration => Iterate(grid, integrand, options.PointsPerIteration, rng["integrate"][iteration])).ToArray();
        var value = results.Average(r => r.Mean);
        var error = Math.Sqrt(results.Sum(r => r.Variance)) / results.Length;
        var chiSquared = results.Sum(r => r.Variance > 0 ? (r.Mean - value) * (r.Mean - value) / r.Variance : 0);
        var evaluations = (long)options.PointsPerIteration * (options.AdaptingIterations + options.Iterations);
        return (new Integral(value, error, results.Length > 1 ? chiSquared / (results.Length - 1) : double.NaN, evaluations), grid);
    }

    private static Iteration Iterate(ImportanceGrid grid, Integrand integrand, int points, RandomStream rng)
    {
        var blocks = new Block[(points + BlockSize - 1) / BlockSize];
        InParallel(blocks.Length, block =>
            blocks[block] = Sample(grid, integrand, Math.Min(BlockSize, points - block * BlockSize), rng[block]));

        var squares = new double[grid.Dimensions, ImportanceGrid.Intervals];
        var (sum, sumOfSquares) = (0.0, 0.0);
        foreach (var block in blocks)
        {
            sum += block.Sum;
            sumOfSquares += block.SumOfSquares;
            for (var d = 0; d < grid.Dimensions; d++)
                for (var i = 0; i < ImportanceGrid.Intervals; i++)
                    squares[d, i] += block.SquaresPerInterval[d, i];
        }
        var mean = sum / points;
        var variance = Math.Max(0, sumOfSquares / points - mean * mean) / Math.Max(1, points - 1);
        return new Iteration(mean, variance, squares);
    }

    // The caller meets the integrand's own exception, not the bundle that the threads make of it.
    private static void InParallel(int blocks, Action<int> body)
    {
        try
        {
            Parallel.For(0, blocks, body);
        }
        catch (AggregateException bundle)
        {
            ExceptionDispatchInfo.Throw(bundle.InnerExceptions[0]);
        }
    }

    private static Block Sample(ImportanceGrid grid, Integrand integrand, int points, RandomStream rng)
    {
        Span<double> point = stackalloc double[grid.Dimensions];
        Span<int> interval = stackalloc int[grid.Dimensions];
        var squares = new double[grid.Dimensions, ImportanceGrid.Intervals];
        var (sum, sumOfSquares) = (0.0, 0.0);
        for (var n = 0; n < points; n++)
        {
            var jacobian = grid.Sample(point, interval, rng);
            var value = integrand(point);
            if (!double.IsFinite(value))
                throw NotFinite(value, point);
            var weighted = value * jacobian;
            sum += weighted;
            sumOfSquares += weighted * weighted;
            for (var d = 0; d < grid.Dimensions; d++)
                squares[d, interval[d]] += weighted * weighted;
        }
        return new Block(sum, sumOfSquares, squares);
    }

    private static ArithmeticException NotFinite(double value, ReadOnlySpan<double> point) => new(Invariant(
        $"The integrand is {value} at ({string.Join(", ", point.ToArray().Select(x => Invariant($"{x:R}")))}); it must be a finite number everywhere."));

    private sealed record Block(double Sum, double SumOfSquares, double[,] SquaresPerInterval);

    private sealed record Iteration(double Mean, double Variance, double[,] SquaresPerInterval);
}
