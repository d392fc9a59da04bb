using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class GoodnessOfFitTests
{
    [Fact]
    public void UnbinnedTests_MatchTheReference()
    {
        var reference = Reference.Load("gof_unbinned");
        var (a, b) = (Reference.Numbers(reference.Inputs["a"]!), Reference.Numbers(reference.Inputs["b"]!));
        void Near(string name, double actual) =>
            Assert.Equal((double)reference.Expected[name]!, actual, reference.Tolerance("rel") * (double)reference.Expected[name]!);
        var two = KolmogorovSmirnovTest.TwoSamples(a, b);
        var one = KolmogorovSmirnovTest.OneSample(a, StandardNormal.Cdf);

        Near("ks2_D", two.Statistic);
        Near("ks2_p_exact", two.PValue);
        Near("ks2_p_asymp", KolmogorovSmirnovTest.Asymptotic(two.Statistic, a.Length, b.Length));
        Near("ks1_D_vs_standard_normal", one.Statistic);
        Near("ks1_p_exact", one.PValue);
        Near("ad_ksamp_normalised", AndersonDarlingTest.TwoSamples(a, b, 99, RandomStream.FromSeed(1)).Statistic);
    }

    // Kolmogorov's limit at its published 5 % point, and both sides of the switch to it.
    [Fact]
    public void KolmogorovDistribution_IsContinuousWhereFormulasChange()
    {
        Assert.Equal(0.05, KolmogorovDistribution.Survival(1.3581 / 1000, 1e6), 2e-4);
        foreach (var x in new[] { 0.5, 1.0, 1.5 })
        {
            var (exact, limit) = (KolmogorovDistribution.Survival(x / Math.Sqrt(2000), 2000), KolmogorovDistribution.Survival(x / Math.Sqrt(2001), 2001));
            Assert.Equal(exact, limit, 2e-5);
        }

        Assert.Equal(KolmogorovDistribution.Survival(0.09, 500), KolmogorovDistribution.TwoSampleSurvival(0.09, 1000, 1000), 5e-3);
    }

    [Fact]
    public void WeightedKolmogorovSmirnov_WithEqualWeights_IsTheUnweightedDistance()
    {
        var (a, b) = (Gaussians(200, 0, 1), Gaussians(150, 0.3, 2));
        double[] twos = [.. Enumerable.Repeat(2.0, 200)];
        double[] halves = [.. Enumerable.Repeat(0.5, 150)];
        var (plain, weighted) = (KolmogorovSmirnovTest.TwoSamples(a, b), KolmogorovSmirnovTest.TwoSamples(a, twos, b, halves));
        Assert.Equal(plain.Statistic, weighted.Statistic, 1e-12);
        Assert.Equal(plain.PValue, weighted.PValue, 0.01);
    }

    [Fact]
    public void PValues_OfATrueHypothesis_AreUniform()
    {
        var root = RandomStream.FromSeed(21);
        var (ks, energy) = (0, 0);
        const int toys = 100;
        for (var i = 0; i < toys; i++)
        {
            var (a, b) = (Gaussians(root[i]["a"], 30, 0), Gaussians(root[i]["b"], 40, 0));
            ks += KolmogorovSmirnovTest.TwoSamples(a, b).PValue < 0.2 ? 1 : 0;
            energy += EnergyTest.Of(Points(a), Points(b), 99, root[i]["permutations"]).PValue <= 0.2 ? 1 : 0;
        }

        // 20 of 100 with an error of 4; the exact test is discrete, hence conservative.
        Assert.InRange(ks, 6, 32);
        Assert.InRange(energy, 8, 32);
    }

    [Fact]
    public void EnergyTest_SeesADifferenceInTheCorrelationAlone()
    {
        var rng = RandomStream.FromSeed(3);
        double[][] Sample(double correlation, int count) => [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (x, y) = (rng.Gaussian(), rng.Gaussian());
            return new[] { x, correlation * x + Math.Sqrt(1 - correlation * correlation) * y };
        })];
        var (round, tilted) = (Sample(0, 150), Sample(0.8, 150));

        var different = EnergyTest.Of(round, tilted, 199, RandomStream.FromSeed(1));
        Assert.Equal(0.005, different.PValue);
        Assert.Equal(different, EnergyTest.Of(round, tilted, 199, RandomStream.FromSeed(1)) with { Warnings = different.Warnings });
    }

    [Fact]
    public void AndersonDarling_SeesAShift()
    {
        var (a, b) = (Gaussians(100, 0, 1), Gaussians(100, 1, 2));
        Assert.Equal(0.005, AndersonDarlingTest.TwoSamples(a, b, 199, RandomStream.FromSeed(1)).PValue);
    }

    [Fact]
    public void ChiSquared_IsPearsonsSumAndItsTail()
    {
        var result = ChiSquaredTest.Of([12, 8, 25], [10, 10, 20]);
        Assert.Equal(0.4 + 0.4 + 1.25, result.Statistic, 1e-12);
        Assert.Empty(result.Warnings);

        // Two degrees of freedom: the tail is an exponential.
        Assert.Equal(Math.Exp(-0.5 * result.Statistic), ChiSquaredTest.Of([12, 8, 25], [10, 10, 20], 1).PValue, 1e-12);
        Assert.Contains("1 of 2 bins", Assert.Single(ChiSquaredTest.Of([1, 9], [2, 9]).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_RejectWhatTheyCannotCompare()
    {
        var rng = RandomStream.FromSeed(1);
        Assert.Contains("Bin 1", Assert.Throws<ArgumentException>(() => ChiSquaredTest.Of([1, -1], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("Bin 0", Assert.Throws<ArgumentException>(() => ChiSquaredTest.Of([1, 1], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ChiSquaredTest.Of([1], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquaredTest.Of([1, 1], [1, 1], 2));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnovTest.TwoSamples([], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnovTest.TwoSamples([double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnovTest.TwoSamples([1], [-1], [1], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnovTest.OneSample([1], x => 2 * x));
        Assert.Throws<ArgumentException>(() => EnergyTest.Of([[1], [2]], [[1, 2], [3, 4]], 99, rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyTest.Of([[1], [2]], [[1], [2]], 5, rng));
        Assert.Throws<ArgumentException>(() => AndersonDarlingTest.TwoSamples([1], [1, 2], 99, rng));
    }

    private static double[] Gaussians(int count, double mean, ulong seed) => Gaussians(RandomStream.FromSeed(seed), count, mean);

    private static double[] Gaussians(RandomStream rng, int count, double mean) => [.. Enumerable.Range(0, count).Select(_ => rng.Gaussian(mean, 1))];

    private static double[][] Points(double[] values) => [.. values.Select(x => new[] { x })];
}
