using System.Runtime.ExceptionServices;
using DarkSector.Numerics.Random;
using static System.FormattableString;

namespace DarkSector.Numerics.Integration;

/// <summary>A function on a space that several channels reach from the unit cube. It is called from several threads, and must not keep state.</summary>
/// <param name="channel">The channel that maps the point.</param>
/// <param name="point">Coordinates in [0, 1).</param>
/// <param name="densities">Receives the density of every channel where the point has come to; needs no values where the function is zero.</param>
/// <returns>The function there, a finite number.</returns>
public delegate double ChannelIntegrand(int channel, ReadOnlySpan<double> point, Span<double> densities);

/// <summary>Monte Carlo integration by importance sampling in several channels, each with a grid of its own.</summary>
/// <remarks>
/// The integral is the sum of the channels' parts (<see cref="ChannelMixture"/>). Adapting iterations refine the grids, move the amounts a_i to
/// a_i sqrt(W_i), W_i = Int dx g_i (f/g)^2 (equal for all channels where the variance is least: R. Kleiss and R. Pittau), and the points to where
/// the standard deviations are. They are not counted; those after them, with everything frozen, are averaged with equal weights, so that the
/// estimate is unbiased for any maps and amounts. Points are drawn in blocks, each with its own branch of the stream.
/// </remarks>
public static class MultichannelIntegrator
{
    private const int BlockSize = 2000;
    private const int FewestPoints = 100;
    private const double GuardingPoints = 20;

    // Half of what one map has. Channels follow the peaks already; what a separable grid adds by adapting further in some coordinates, it pays
    // with heavy weights in the corners it leaves, and those set the unweighting efficiency.
    private const double Damping = 0.75;

    // A channel that seems useless keeps a little, so that a late discovery can bring it back.
    private const double SmallestAmount = 0.01;
    private const double SmallestShare = 0.1;

    /// <summary>Integrates a function that every channel can reach.</summary>
    /// <param name="channels">Number of channels.</param>
    /// <param name="dimensions">Number of coordinates.</param>
    /// <param name="integrand">The function and the densities of the channels; thread-safe.</param>
    /// <param name="options">Numbers of points, in all channels together, and iterations.</param>
    /// <param name="rng">Random numbers.</param>
    /// <returns>The integral, and the mixture for sampling events with it.</returns>
    /// <exception cref="ArithmeticException">The integrand is NaN or infinite; the message names the point.</exception>
    public static (Integral Integral, ChannelMixture Mixture) Integrate(
        int channels, int dimensions, ChannelIntegrand integrand, IntegrationOptions options, RandomStream rng)
    {
        ArgumentNullException.ThrowIfNull(integrand);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(rng);
        var mixture = ChannelMixture.Equal(channels, dimensions);
        if (options.PointsPerIteration < FewestPoints * channels)
            throw new ArgumentOutOfRangeException(nameof(options), Invariant(
                $"{options.PointsPerIteration} points per iteration; {channels} channels need at least {FewestPoints * channels}."));
        for (var iteration = 0; iteration < options.AdaptingIterations; iteration++)
            mixture = Adapted(mixture, Iterate(mixture, integrand, options.PointsPerIteration, rng["adapt"][iteration]));

        var results = Enumerable.Range(0, options.Iterations)
            .Select(iteration => Iterate(mixture, integrand, options.PointsPerIteration, rng["integrate"][iteration]))
            .Select(parts => (Mean: parts.Sum(part => part.Mean), Variance: parts.Sum(part => part.Variance))).ToArray();
        var value = results.Average(r => r.Mean);
        var error = Math.Sqrt(results.Sum(r => r.Variance)) / results.Length;
        var chiSquared = results.Sum(r => r.Variance > 0 ? (r.Mean - value) * (r.Mean - value) / r.Variance : 0);
        var evaluations = (long)options.PointsPerIteration * (options.AdaptingIterations + options.Iterations);
        return (new Integral(value, error, results.Length > 1 ? chiSquared / (results.Length - 1) : double.NaN, evaluations), mixture);
    }

    private static ChannelMixture Adapted(ChannelMixture mixture, ChannelPart[] parts)
    {
        if (mixture.Channels == 1)
            return new ChannelMixture([1], [1], [mixture.Grids[0].Refined(parts[0].SquaresPerInterval)]);
        // Some channels get few points: their grids are to follow peaks, not accidents.
        var grids = mixture.Grids.Zip(parts, (grid, part) => grid.Refined(part.SquaresPerInterval, GuardingPoints * ImportanceGrid.Intervals / part.Points, Damping)).ToArray();
        var amounts = mixture.Amounts.Select((amount, i) => amount * Math.Sqrt(parts.Sum(part => part.Moments[i])));
        return new ChannelMixture(Shared(amounts, SmallestAmount), Shared(parts.Select(part => part.Deviation), SmallestShare), grids);
    }

    // Numbers with sum 1 in the given proportions, none below the smallest part of an equal share.
    private static double[] Shared(IEnumerable<double> proportions, double smallest)
    {
        var values = proportions.ToArray();
        var sum = values.Sum();
        return [.. values.Select(value => (sum > 0 ? value / sum * (1 - smallest) : (1 - smallest) / values.Length) + smallest / values.Length)];
    }

    // Rounded so that they add up.
    private static int[] Points(ChannelMixture mixture, int points)
    {
        var counts = new int[mixture.Channels];
        var (share, given) = (0.0, 0);
        for (var channel = 0; channel < counts.Length; channel++)
        {
            share += mixture.Shares[channel];
            counts[channel] = (int)Math.Round(share * points) - given;
            given += counts[channel];
        }
        return counts;
    }

    private static ChannelPart[] Iterate(ChannelMixture mixture, ChannelIntegrand integrand, int points, RandomStream rng)
    {
        var perChannel = Points(mixture, points);
        var tasks = perChannel.SelectMany((count, channel) => Enumerable.Range(0, (count + BlockSize - 1) / BlockSize)
            .Select(block => (Channel: channel, Points: Math.Min(BlockSize, count - block * BlockSize)))).ToArray();
        var blocks = new Block[tasks.Length];
        InParallel(tasks.Length, task => blocks[task] = Sample(mixture, tasks[task].Channel, integrand, tasks[task].Points, rng[task]));

        var parts = perChannel.Select(count => new ChannelPart(count, mixture.Grids[0].Dimensions, mixture.Channels)).ToArray();
        for (var task = 0; task < tasks.Length; task++)
            parts[tasks[task].Channel].Add(blocks[task]);
        return parts;
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

    private static Block Sample(ChannelMixture mixture, int channel, ChannelIntegrand integrand, int points, RandomStream rng)
    {
        var grid = mixture.Grids[channel];
        Span<double> point = stackalloc double[grid.Dimensions];
        Span<int> interval = stackalloc int[grid.Dimensions];
        Span<double> densities = stackalloc double[mixture.Channels];
        var (squares, moments) = (new double[grid.Dimensions, ImportanceGrid.Intervals], new double[mixture.Channels]);
        var (sum, sumOfSquares) = (0.0, 0.0);
        for (var n = 0; n < points; n++)
        {
            var jacobian = grid.Sample(point, interval, rng);
            var value = integrand(channel, point, densities);
            if (value == 0)
                continue;
            var part = mixture.Part(channel, densities);
            var weighted = value * part * jacobian;
            if (!double.IsFinite(weighted))
                throw NotFinite(value, mixture, channel, point, densities);
            sum += weighted;
            sumOfSquares += weighted * weighted;
            for (var d = 0; d < grid.Dimensions; d++)
                squares[d, interval[d]] += weighted * weighted;
            if (mixture.Channels > 1)
                AddMoments(moments, densities, value, mixture.Density(densities), part * jacobian);
        }
        return new Block(sum, sumOfSquares, squares, moments);
    }

    // Int dx g_i (f/g)^2 by a point of weight dx.
    private static void AddMoments(double[] moments, ReadOnlySpan<double> densities, double value, double density, double measure)
    {
        var common = value / density * (value / density) * measure;
        for (var i = 0; i < moments.Length; i++)
            moments[i] += densities[i] * common;
    }

    private static ArithmeticException NotFinite(
        double value, ChannelMixture mixture, int channel, ReadOnlySpan<double> point, ReadOnlySpan<double> densities)
    {
        var where = string.Join(", ", point.ToArray().Select(x => Invariant($"{x:R}")));
        var which = mixture.Channels > 1 ? Invariant($" of channel {channel}") : "";
        return double.IsFinite(value)
            ? new ArithmeticException(Invariant($"The channels have the density {mixture.Density(densities)} at ({where}){which}; where the integrand is {value} it must be above 0."))
            : new ArithmeticException(Invariant($"The integrand is {value} at ({where}){which}; it must be a finite number everywhere."));
    }

    private sealed record Block(double Sum, double SumOfSquares, double[,] SquaresPerInterval, double[] Moments);

    private sealed class ChannelPart(int points, int dimensions, int channels)
    {
        private double _sum, _sumOfSquares;

        public int Points => points;

        public double Mean => _sum / points;

        public double Variance => Math.Max(0, _sumOfSquares / points - Mean * Mean) / Math.Max(1, points - 1);

        public double Deviation => Math.Sqrt(Variance * points);

        public double[,] SquaresPerInterval { get; } = new double[dimensions, ImportanceGrid.Intervals];

        public double[] Moments { get; } = new double[channels];

        public void Add(Block block)
        {
            _sum += block.Sum;
            _sumOfSquares += block.SumOfSquares;
            for (var d = 0; d < dimensions; d++)
                for (var i = 0; i < ImportanceGrid.Intervals; i++)
                    SquaresPerInterval[d, i] += block.SquaresPerInterval[d, i];
            for (var i = 0; i < Moments.Length; i++)
                Moments[i] += block.Moments[i] / points;
        }
    }
}
