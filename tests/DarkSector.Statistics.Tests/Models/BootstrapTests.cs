using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Models;

public class BootstrapTests
{
    private static readonly double[] Weights = [0.5, 2, 1, 0.25, 3, 1.5, 0.75, 1];

    [Fact]
    public void Multiplicities_VaryTheSumByTheRootOfTheSquaredWeights()
    {
        var bootstrap = new Bootstrap(Weights);
        var rng = RandomStream.FromSeed(1);
        var sums = Enumerable.Range(0, 20000).Select(_ => bootstrap.Sums(bootstrap.Multiplicities(rng)).Sum).ToArray();
        var variance = Weights.Sum(weight => weight * weight);

        Assert.Equal(bootstrap.Total, sums.Average(), 4 * Math.Sqrt(variance / 20000));
        Assert.Equal(1, sums.Average(sum => Math.Pow(sum - bootstrap.Total, 2)) / variance, 0.06);
    }

    [Fact]
    public void Draws_KeepTheNumberOfEvents()
    {
        var bootstrap = new Bootstrap(Weights);
        var rng = RandomStream.FromSeed(1);
        for (var i = 0; i < 100; i++)
            Assert.Equal(Weights.Length, bootstrap.Draws(rng).Sum());
    }

    [Fact]
    public void PseudoData_HasTheWeightsAsMeans()
    {
        var bootstrap = new Bootstrap(Weights);
        var rng = RandomStream.FromSeed(1);
        var last = Enumerable.Range(0, 5000).Average(_ => bootstrap.PseudoData(rng)[4]);
        Assert.Equal(3, last, 4 * Math.Sqrt(3.0 / 5000));
    }

    [Fact]
    public void Constructor_RejectsWeightsThatAreNone()
    {
        Assert.Contains("Event 1", Assert.Throws<ArgumentException>(() => new Bootstrap([1, -1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Bootstrap([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => new Bootstrap([]));
        Assert.Throws<ArgumentException>(() => new Bootstrap([0, 0]));
        Assert.Throws<ArgumentException>(() => new Bootstrap([1, 2]).Sums([1]));
    }
}
