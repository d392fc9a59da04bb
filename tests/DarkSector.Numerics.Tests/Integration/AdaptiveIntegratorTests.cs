using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Integration;

public class AdaptiveIntegratorTests
{
    private static readonly RandomStream Rng = RandomStream.FromSeed(11);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Integrate_FindsAPeakOfUnitArea(int dimensions)
    {
        // A normal density of width 0.01 at 0.37 in each coordinate: in six dimensions the peak fills 1e-10 of the cube.
        var width = dimensions < 5 ? 0.01 : 0.05;
        var (integral, _) = AdaptiveIntegrator.Integrate(dimensions, x => Peak(x, width), new IntegrationOptions(20_000, AdaptingIterations: 10), Rng["peak"]);
        AssertKnown(1, integral, 0.004);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Integrate_FindsASmoothIntegral(int dimensions)
    {
        var (integral, _) = AdaptiveIntegrator.Integrate(dimensions, Exponential, new IntegrationOptions(20_000), Rng["smooth"]);
        AssertKnown(Math.Pow(Math.E - 1, dimensions), integral, 0.001);
    }

    [Fact]
    public void Integrate_FindsANarrowResonance()
    {
        // Breit-Wigner of half width 1e-4 at 0.3: the integral of g / ((x - m)^2 + g^2) is a difference of two arctangents.
        const double g = 1e-4, m = 0.3;
        var expected = Math.Atan((1 - m) / g) + Math.Atan(m / g);
        var (integral, _) = AdaptiveIntegrator.Integrate(1, x => g / ((x[0] - m) * (x[0] - m) + g * g), new IntegrationOptions(20_000, AdaptingIterations: 10), Rng["resonance"]);
        AssertKnown(expected, integral, 0.002);
    }

    [Fact]
    public void Integrate_FindsAnIntegrableSingularity()
    {
        var (integral, _) = AdaptiveIntegrator.Integrate(1, x => Math.Pow(1 - x[0], -0.6), new IntegrationOptions(20_000, AdaptingIterations: 10), Rng["pole"]);
        AssertKnown(2.5, integral, 0.005);
    }

    [Fact]
    public void Integrate_FindsWhatDoesNotFactorise()
    {
        // The square of x + y + z: 3/3 + 6/4.
        var (integral, _) = AdaptiveIntegrator.Integrate(3, x => (x[0] + x[1] + x[2]) * (x[0] + x[1] + x[2]), new IntegrationOptions(20_000), Rng["sum"]);
        AssertKnown(2.5, integral, 0.001);
    }

    [Fact]
    public void Integrate_FindsNegativeAndPartlyVanishingIntegrands()
    {
        var (odd, _) = AdaptiveIntegrator.Integrate(2, x => x[0] - 2 * x[1], new IntegrationOptions(20_000), Rng["odd"]);
        AssertKnown(-0.5, odd, 0.005);
        var (step, _) = AdaptiveIntegrator.Integrate(2, x => x[0] > 0.9 && x[1] < 0.3 ? 1 : 0, new IntegrationOptions(20_000), Rng["step"]);
        AssertKnown(0.03, step, 0.002);
    }

    [Fact]
    public void Integrate_OfAConstantHasNoErrorWithoutAdaptation()
    {
        var (integral, _) = AdaptiveIntegrator.Integrate(2, _ => 3, new IntegrationOptions(1000, AdaptingIterations: 0, Iterations: 2), Rng);
        Assert.Equal((3, 0, 2000), (integral.Value, integral.Error, integral.Evaluations));
    }

    [Fact]
    public void Integrate_OfZeroIsZero()
    {
        var (integral, grid) = AdaptiveIntegrator.Integrate(2, _ => 0, new IntegrationOptions(1000), Rng);
        Assert.Equal((0, 0), (integral.Value, integral.Error));
        Assert.Equal(1, grid.Sample(new double[2], Rng["point"]), 1e-9);
    }

    [Fact]
    public void Adaptation_ReducesTheError()
    {
        var (plain, _) = AdaptiveIntegrator.Integrate(2, x => Peak(x, 0.05), new IntegrationOptions(5000, AdaptingIterations: 0), Rng["peak"]);
        var (adapted, _) = AdaptiveIntegrator.Integrate(2, x => Peak(x, 0.05), new IntegrationOptions(5000), Rng["peak"]);
        Assert.True(adapted.Error < plain.Error / 5, $"{plain} became {adapted}");
    }

    [Fact]
    public void Pulls_OfManySeedsAreStandardNormal()
    {
        var (pulls, chiSquared) = (new double[200], 0.0);
        for (var seed = 0; seed < pulls.Length; seed++)
        {
            var (integral, _) = AdaptiveIntegrator.Integrate(2, x => Peak(x, 0.1) + x[0] * x[1], new IntegrationOptions(2000), Rng["pulls"][seed]);
            pulls[seed] = (integral.Value - PeakArea(0.1) - 0.25) / integral.Error;
            chiSquared += integral.ChiSquaredPerDegree / pulls.Length;
        }
        Assert.Equal(0, pulls.Average(), 3 / Math.Sqrt(pulls.Length));
        Assert.Equal(1, Math.Sqrt(pulls.Average(p => p * p)), 3 / Math.Sqrt(2.0 * pulls.Length));
        Assert.Equal(1, chiSquared, 3 * Math.Sqrt(2.0 / 5 / pulls.Length));
    }

    [Fact]
    public async Task Integral_DoesNotDependOnTheNumberOfThreads()
    {
        var alone = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;
        Task<Integral> On(TaskScheduler scheduler) => Task.Factory.StartNew(
            () => AdaptiveIntegrator.Integrate(3, x => Peak(x, 0.1), new IntegrationOptions(9_999), Rng["threads"]).Integral,
            CancellationToken.None, TaskCreationOptions.None, scheduler);
        Assert.Equal(await On(alone), await On(TaskScheduler.Default));
    }

    [Fact]
    public void Integral_RepeatsForTheSameStreamAndChangesForAnother()
    {
        Integral Of(ulong seed) => AdaptiveIntegrator.Integrate(2, Exponential, new IntegrationOptions(1000), RandomStream.FromSeed(seed)).Integral;
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1).Value, Of(2).Value);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Integrate_NamesThePointWhereTheIntegrandIsNotFinite(double bad, string name)
    {
        var error = Assert.Throws<ArithmeticException>(() =>
            AdaptiveIntegrator.Integrate(2, x => x[0] > 0.5 ? bad : 1, new IntegrationOptions(10_000), Rng));
        Assert.Contains($"The integrand is {name} at (0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integrate_PassesOnTheIntegrandsOwnException() => Assert.Throws<InvalidOperationException>(() =>
        AdaptiveIntegrator.Integrate(1, _ => throw new InvalidOperationException("no such process"), new IntegrationOptions(10_000), Rng));

    [Fact]
    public void Options_RefuseTooLittleWork()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrationOptions(99));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrationOptions(1000, AdaptingIterations: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntegrationOptions(1000, Iterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AdaptiveIntegrator.Integrate(0, _ => 1, new IntegrationOptions(1000), Rng));
    }

    [Fact]
    public void ToString_ShowsErrorAndAgreement() =>
        Assert.Equal("1.5 +- 0.1 (chi2/n 0.90, 12 evaluations)", Foreign.Run(() => new Integral(1.5, 0.1, 0.9, 12).ToString()));

    private static double Exponential(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        foreach (var coordinate in x)
            sum += coordinate;
        return Math.Exp(sum);
    }

    private static double Peak(ReadOnlySpan<double> x, double width)
    {
        var density = 1.0;
        foreach (var coordinate in x)
            density *= Math.Exp(-0.5 * (coordinate - 0.37) * (coordinate - 0.37) / (width * width)) / (width * Math.Sqrt(2 * Math.PI));
        return density;
    }

    // The part of the two-dimensional peak inside the unit square.
    private static double PeakArea(double width)
    {
        var inside = MathNet.Numerics.Distributions.Normal.CDF(0.37, width, 1) - MathNet.Numerics.Distributions.Normal.CDF(0.37, width, 0);
        return inside * inside;
    }

    private static void AssertKnown(double expected, Integral integral, double relativeError)
    {
        Assert.Equal(expected, integral.Value, 4 * integral.Error);
        Assert.InRange(integral.RelativeError, 0, relativeError);
        Assert.InRange(integral.ChiSquaredPerDegree, 0, 4);
    }
}
