using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Integration;

public class MultichannelIntegratorTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(12);

    // Two ridges of width 1e-3 that cross: x = 0.3 and x + y = 1, of areas 2 and 0.1. No separable grid follows the second.
    private static readonly double[] Areas = [2, 0.1];

    [Fact]
    public void Integrate_FindsPeaksThatNoSingleMapFollows()
    {
        var (integral, mixture) = MultichannelIntegrator.Integrate(2, 2, Ridges, new IntegrationOptions(5000), Rng["ridges"]);
        AssertKnown(2.1, integral, 1e-3);
        // Amounts in proportion to the areas leave a constant.
        Assert.Equal(2 / 2.1, mixture.Amounts[0], 0.02);
        var (single, _) = AdaptiveIntegrator.Integrate(2, x => Value(x[0], x[1]), new IntegrationOptions(5000), Rng["ridges"]);
        Assert.True(single.Error > 20 * integral.Error, $"one map: {single}, two channels: {integral}");
    }

    [Fact]
    public void Integrate_IsUnbiasedWhenAMapFollowsNothing()
    {
        // A third channel, uniform, with a grid that can adapt to nothing, and a fourth that does not reach everywhere.
        var (integral, _) = MultichannelIntegrator.Integrate(4, 2, (channel, u, densities) =>
        {
            var (x, y) = channel < 2 ? Map(channel, u) : (u[0], channel == 2 ? u[1] : u[1] / 2);
            Densities(x, y, densities);
            (densities[2], densities[3]) = (1, y < 0.5 ? 2 : 0);
            return Value(x, y) + x * y;
        }, new IntegrationOptions(5000), Rng["useless"]);
        AssertKnown(2.1 + 0.25, integral, 0.005);
    }

    [Fact]
    public void Pulls_OfManySeedsAreStandardNormal()
    {
        var (pulls, chiSquared) = (new double[200], 0.0);
        for (var seed = 0; seed < pulls.Length; seed++)
        {
            var (integral, _) = MultichannelIntegrator.Integrate(2, 2, (channel, u, densities) =>
            {
                var (x, y) = Map(channel, u);
                Densities(x, y, densities);
                // Not what the maps follow, so that a spread is left.
                return (densities[0] * x + densities[1] * y) * (1 + x);
            }, new IntegrationOptions(1000), Rng["pulls"][seed]);
            pulls[seed] = (integral.Value - Moment) / integral.Error;
            chiSquared += integral.ChiSquaredPerDegree / pulls.Length;
        }
        Assert.Equal(0, pulls.Average(), 3 / Math.Sqrt(pulls.Length));
        Assert.Equal(1, Math.Sqrt(pulls.Average(p => p * p)), 3 / Math.Sqrt(2.0 * pulls.Length));
        Assert.Equal(1, chiSquared, 3 * Math.Sqrt(2.0 / 5 / pulls.Length));
    }

    [Fact]
    public void Mixture_DrawsPointsInProportionToTheIntegrand()
    {
        var (integral, mixture) = MultichannelIntegrator.Integrate(2, 2, Ridges, new IntegrationOptions(5000), Rng["mixture"]);
        var (rng, point, densities) = (Rng["draw"], new double[2], new double[2]);
        var (below, total, squares) = (0.0, 0.0, 0.0);
        const int Points = 20_000;
        for (var channel = 0; channel < mixture.Channels; channel++)
        {
            for (var i = 0; i < Points; i++)
            {
                var jacobian = mixture.Grids[channel].Sample(point, rng);
                var weight = Ridges(channel, point, densities) * mixture.Part(channel, densities) * jacobian / Points;
                var (_, y) = Map(channel, point);
                (below, total, squares) = (below + (y < 0.25 ? weight : 0), total + weight, squares + weight * weight);
            }
        }
        Assert.Equal(integral.Value, total, 1e-2);
        // The first ridge is uniform in y, the second crosses x < 1 everywhere: a quarter of both.
        Assert.Equal(0.25 * 2.1, below, 4 * Math.Sqrt(squares));
    }

    [Fact]
    public void Grids_AreNotTornByTheAccidentsOfFewPoints()
    {
        // 200 points of each channel in 64 intervals and six coordinates, of which the integrand depends on two.
        var (few, _) = MultichannelIntegrator.Integrate(2, 6, Ridges, new IntegrationOptions(400, AdaptingIterations: 20), Rng["few"]);
        AssertKnown(2.1, few, 0.02);
    }

    [Fact]
    public async Task Integral_DoesNotDependOnTheNumberOfThreads()
    {
        var alone = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;
        Task<Integral> On(TaskScheduler scheduler) => Task.Factory.StartNew(
            () => MultichannelIntegrator.Integrate(2, 2, Ridges, new IntegrationOptions(9_999), Rng["threads"]).Integral,
            CancellationToken.None, TaskCreationOptions.None, scheduler);
        Assert.Equal(await On(alone), await On(TaskScheduler.Default));
    }

    [Fact]
    public void Integrate_NamesAPlaceThatNoDensityCovers()
    {
        var error = Assert.Throws<ArithmeticException>(() => MultichannelIntegrator.Integrate(2, 1, (_, _, densities) =>
        {
            densities.Clear();
            return 3;
        }, new IntegrationOptions(1000), Rng));
        Assert.Contains("The channels have the density 0 at (0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("where the integrand is 3 it must be above 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integrate_NamesTheChannelWhereTheIntegrandIsNotFinite()
    {
        var error = Assert.Throws<ArithmeticException>(() => MultichannelIntegrator.Integrate(3, 1, (channel, _, densities) =>
        {
            densities.Fill(1);
            return channel == 2 ? double.NaN : 1;
        }, new IntegrationOptions(1000), Rng));
        Assert.Contains("The integrand is NaN at (0.", error.Message, StringComparison.Ordinal);
        Assert.Contains("of channel 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integrate_RefusesFewerPointsThanTheChannelsNeed()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => MultichannelIntegrator.Integrate(6, 2, Ridges, new IntegrationOptions(500), Rng));
        Assert.Contains("500 points per iteration; 6 channels need at least 600", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MultichannelIntegrator.Integrate(0, 2, Ridges, new IntegrationOptions(500), Rng));
    }

    [Fact]
    public void Integral_OfNothingIsZero() => Assert.Equal(0, MultichannelIntegrator.Integrate(3, 2, (_, _, _) => 0, new IntegrationOptions(1000), Rng).Integral.Value);

    // Lorentz curves of half width 1e-3 over the unit square; y is the second coordinate of either channel.
    private const double Width = 1e-3;

    private static (double X, double Y) Map(int channel, ReadOnlySpan<double> u)
    {
        var centre = channel == 0 ? 0.3 : 1 - u[1];
        var (low, high) = (Math.Atan(-centre / Width), Math.Atan((1 - centre) / Width));
        return (centre + Width * Math.Tan(low + u[0] * (high - low)), u[1]);
    }

    private static void Densities(double x, double y, Span<double> densities) => (densities[0], densities[1]) = (Ridge(x, 0.3), Ridge(x, 1 - y));

    private static double Ridge(double x, double centre) =>
        Width / ((x - centre) * (x - centre) + Width * Width) / (Math.Atan((1 - centre) / Width) + Math.Atan(centre / Width));

    private static double Value(double x, double y) => Areas[0] * Ridge(x, 0.3) + Areas[1] * Ridge(x, 1 - y);

    private static double Ridges(int channel, ReadOnlySpan<double> u, Span<double> densities)
    {
        var (x, y) = Map(channel, u);
        Densities(x, y, densities);
        return Value(x, y);
    }

    // Int (g_0 x + g_1 y)(1 + x) by midpoints in the coordinates of each ridge.
    private static readonly double Moment = Midpoint(u =>
    {
        var ((x0, _), (x1, y1)) = (Map(0, u), Map(1, u));
        return x0 * (1 + x0) + y1 * (1 + x1);
    });

    private static double Midpoint(Func<double[], double> function)
    {
        const int Steps = 1000;
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
            for (var j = 0; j < Steps; j++)
                sum += function([(i + 0.5) / Steps, (j + 0.5) / Steps]);
        return sum / Steps / Steps;
    }

    private static void AssertKnown(double expected, Integral integral, double relativeError)
    {
        Assert.Equal(expected, integral.Value, 4 * integral.Error + 1e-12);
        Assert.InRange(integral.RelativeError, 0, relativeError);
        Assert.InRange(integral.ChiSquaredPerDegree, 0, 4);
    }
}
