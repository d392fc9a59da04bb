using DarkSector.Numerics.Integration;
using DarkSector.Numerics.Random;

namespace DarkSector.Numerics.Tests.Integration;

public class ImportanceGridTests
{
    [Fact]
    public void Uniform_HasUnitWeightEverywhere()
    {
        var (rng, point) = (RandomStream.FromSeed(2), new double[3]);
        for (var i = 0; i < 1000; i++)
            Assert.Equal(1, ImportanceGrid.Uniform(3).Sample(point, rng), 1e-12);
    }

    [Fact]
    public void Sample_WeighsPointsByTheInverseDensity()
    {
        var (_, grid) = AdaptiveIntegrator.Integrate(1, x => Math.Exp(-20 * x[0]), new IntegrationOptions(5000), RandomStream.FromSeed(2));
        var (rng, point) = (RandomStream.FromSeed(3), new double[1]);
        var (sums, squares) = (new double[20], new double[20]);
        for (var i = 0; i < 100_000; i++)
        {
            var weight = grid.Sample(point, rng);
            sums[(int)(20 * point[0])] += weight;
            squares[(int)(20 * point[0])] += weight * weight;
        }
        for (var part = 0; part < 20; part++)
            Assert.Equal(0.05 * 100_000, sums[part], 4 * Math.Sqrt(squares[part]));
        // Few points with large weights far from the peak, many with small ones on it.
        Assert.True(squares[0] < squares[19] / 50);
    }

    [Fact]
    public void Sample_StaysBelowOne()
    {
        // The grid contracts onto x = 1 until its last interval is as narrow as numbers are spaced.
        var (_, grid) = AdaptiveIntegrator.Integrate(1, x => 1 / (1e-16 + Math.Pow(1 - x[0], 1.5)), new IntegrationOptions(5000, AdaptingIterations: 60), RandomStream.FromSeed(2));
        var (rng, point) = (RandomStream.FromSeed(3), new double[1]);
        var largest = 0.0;
        for (var i = 0; i < 100_000; i++)
        {
            grid.Sample(point, rng);
            largest = Math.Max(largest, point[0]);
        }
        Assert.Equal(Math.BitDecrement(1.0), largest);
    }

    [Fact]
    public void Sample_RefusesAPointOfOtherDimension() =>
        Assert.Throws<ArgumentException>(() => ImportanceGrid.Uniform(3).Sample(new double[2], RandomStream.FromSeed(1)));

    [Fact]
    public void Uniform_RefusesNoCoordinates() => Assert.Throws<ArgumentOutOfRangeException>(() => ImportanceGrid.Uniform(0));
}
