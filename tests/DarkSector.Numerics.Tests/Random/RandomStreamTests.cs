using DarkSector.Numerics.Random;
using MathNet.Numerics.Distributions;

namespace DarkSector.Numerics.Tests.Random;

public class RandomStreamTests
{
    private static RandomStream Root => RandomStream.FromSeed(20230607);

    [Fact]
    public void Branch_DependsOnSeedAndPathAlone()
    {
        var used = Root;
        used.Gaussian();
        _ = used["another"].Uniform();
        Assert.Equal(Root["toys"][17].NextBits(), used["toys"][17].NextBits());
        Assert.Equal(Root["toys"].NextBits(), Root["toys"].NextBits());
    }

    [Fact]
    public void Branch_LeavesItsParentAlone()
    {
        var (plain, branched) = (Root, Root);
        _ = branched["signal"].Uniform();
        Assert.Equal(plain.NextBits(), branched.NextBits());
    }

    [Fact]
    public void Branches_AreAllDifferent()
    {
        var branches = Enumerable.Range(-1000, 20_000).Select(i => Root[i])
            .Concat(Enumerable.Range(0, 20_000).Select(i => Root[$"name{i}"]))
            .Concat(Enumerable.Range(0, 20_000).Select(i => RandomStream.FromSeed((ulong)i)))
            .Concat([Root, Root["a"]["b"], Root["b"]["a"], Root["ab"], Root["a/b"], Root[""], Root["1"], Root["a"][1], Root[1]["a"]]).ToArray();
        Assert.Equal(branches.Length, branches.Select(branch => branch.NextBits()).Distinct().Count());
    }

    [Fact]
    public void Branches_AreIndependentOfTheirNeighbours()
    {
        var toys = Root["toys"];
        AssertIndependent(Enumerable.Range(0, 100_000).Select(i => (toys[i].Uniform(), toys[i + 1].Uniform())));
        AssertIndependent(Enumerable.Range(0, 100_000).Select(i => (toys[i].Uniform(), RandomStream.FromSeed((ulong)i).Uniform())));
        AssertIndependent(Enumerable.Range(0, 100_000).Select(i => (RandomStream.FromSeed((ulong)i).Uniform(), RandomStream.FromSeed((ulong)i + 1).Uniform())));
    }

    [Fact]
    public void Path_TellsTheWay() => Assert.Equal("seed 20230607/toys/17", Root["toys"][17].Path);

    [Fact]
    public void Uniform_IsUniformAndIndependentOfTheNext()
    {
        var rng = Root;
        AssertIndependent(Enumerable.Range(0, 100_000).Select(_ => (rng.Uniform(), rng.Uniform())));
        Assert.True(GoodnessOfFit.PValue(Draw(200_000, () => rng.Uniform(-2, 6)), x => (x + 2) / 8) > GoodnessOfFit.Threshold);
    }

    [Fact]
    public void Gaussian_IsNormal()
    {
        var rng = Root;
        Assert.True(GoodnessOfFit.PValue(Draw(200_000, () => rng.Gaussian(3, 0.5)), x => Normal.CDF(3, 0.5, x)) > GoodnessOfFit.Threshold);
        AssertIndependent(Enumerable.Range(0, 100_000).Select(_ => (Normal.CDF(0, 1, rng.Gaussian()), Normal.CDF(0, 1, rng.Gaussian()))));
    }

    [Fact]
    public void Gaussian_HasTheTailsOfTheNormal()
    {
        var rng = Root;
        var beyond3 = Draw(1_000_000, rng.Gaussian).Count(x => Math.Abs(x) > 3);
        Assert.Equal(2699.8, beyond3, 4 * Math.Sqrt(2699.8)); // 2 (1 - Phi(3)) = 2.6998e-3
    }

    [Fact]
    public void Exponential_IsExponential()
    {
        var rng = Root;
        Assert.True(GoodnessOfFit.PValue(Draw(200_000, () => rng.Exponential(2.5)), x => 1 - Math.Exp(-x / 2.5)) > GoodnessOfFit.Threshold);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    public void Index_ChoosesEvenly(int count)
    {
        var (rng, counts) = (Root, new double[count]);
        for (var i = 0; i < 100_000; i++)
            counts[rng.Index(count)]++;
        if (count > 1)
            Assert.True(GoodnessOfFit.PValue(counts, [.. Enumerable.Repeat(100_000.0 / count, count)]) > GoodnessOfFit.Threshold);
        Assert.DoesNotContain(0, counts);
    }

    [Fact]
    public void Index_ReachesTheLargestCount()
    {
        var rng = Root;
        Assert.InRange(Draw(1000, () => rng.Index(int.MaxValue)).Max(), 0.99 * int.MaxValue, int.MaxValue - 1);
    }

    // The counts are made of the same uniforms at every mean; below 10 and above it two different samplers work.
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(9.5)]
    [InlineData(9.9999)]
    [InlineData(10)]
    [InlineData(10.5)]
    [InlineData(15)]
    [InlineData(50)]
    [InlineData(1000)]
    [InlineData(1e6)]
    public void Poisson_IsPoisson(double mean)
    {
        const int draws = 200_000;
        var rng = Root["poisson"];
        var (first, probabilities) = PoissonProbabilities(mean);
        var counts = new double[probabilities.Length];
        for (var i = 0; i < draws; i++)
            counts[rng.Poisson(mean) - first]++;
        var (observed, expected) = Merge(counts, [.. probabilities.Select(p => p * draws)]);
        Assert.True(expected.Count > 2);
        Assert.True(GoodnessOfFit.PValue(observed, expected) > GoodnessOfFit.Threshold);
    }

    [Fact]
    public void Poisson_HasMeanAndVarianceOfItsMean()
    {
        var rng = Root;
        var counts = Draw(200_000, () => rng.Poisson(1e9)).ToArray();
        var mean = counts.Average();
        Assert.Equal(1e9, mean, 4 * Math.Sqrt(1e9 / counts.Length));
        Assert.Equal(1, counts.Average(k => (k - mean) * (k - mean)) / 1e9, 4 * Math.Sqrt(2.0 / counts.Length));
    }

    [Fact]
    public void Poisson_OfMeanZeroIsZero()
    {
        var rng = Root;
        Assert.All(Draw(100, () => rng.Poisson(0)), count => Assert.Equal(0, count));
    }

    [Fact]
    public void Samplers_RefuseWhatCannotBe()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Index(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Gaussian(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Exponential(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Poisson(-0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Poisson(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Root.Poisson(1e13));
        Assert.Throws<ArgumentNullException>(() => Root[null!]);
    }

    [Fact]
    public void Gaussian_LetsNaNTravel() => Assert.True(double.IsNaN(Root.Gaussian(0, double.NaN)));

    private static IEnumerable<double> Draw(int count, Func<double> sampler) => Enumerable.Range(0, count).Select(_ => sampler());

    private static void AssertIndependent(IEnumerable<(double X, double Y)> uniforms)
    {
        var cells = new double[100];
        foreach (var (x, y) in uniforms)
            cells[10 * (int)(10 * x) + (int)(10 * y)]++;
        Assert.True(GoodnessOfFit.PValue(cells, [.. Enumerable.Repeat(cells.Sum() / 100, 100)]) > GoodnessOfFit.Threshold);
    }

    // P(k+1) = P(k) mean / (k+1), from the mode outwards for 10 standard deviations, normalised at the end.
    private static (long First, double[] Probabilities) PoissonProbabilities(double mean)
    {
        var mode = (long)mean;
        var first = Math.Max(0, mode - (long)(10 * Math.Sqrt(mean)) - 20);
        var probabilities = new double[2 * (mode - first) + 100];
        probabilities[mode - first] = 1;
        for (var k = mode; k > first; k--)
            probabilities[k - 1 - first] = probabilities[k - first] * k / mean;
        for (var k = mode; k + 1 - first < probabilities.Length; k++)
            probabilities[k + 1 - first] = probabilities[k - first] * mean / (k + 1);
        var sum = probabilities.Sum();
        return (first, [.. probabilities.Select(p => p / sum)]);
    }

    // Neighbouring counts join until 1000 of them are expected; what is left over joins the last group.
    private static (List<double> Observed, List<double> Expected) Merge(double[] observed, double[] expected)
    {
        var (o, e) = (new List<double> { 0 }, new List<double> { 0 });
        for (var k = 0; k < expected.Length; k++)
        {
            if (e[^1] > 1000 && expected[k..].Sum() > 200)
            {
                o.Add(0);
                e.Add(0);
            }
            o[^1] += observed[k];
            e[^1] += expected[k];
        }
        return (o, e);
    }
}
