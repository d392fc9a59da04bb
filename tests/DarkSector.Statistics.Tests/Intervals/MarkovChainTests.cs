using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Statistics.Tests.Intervals;

public class MarkovChainTests
{
    private static readonly string[] Names = ["x", "y"];

    // Two Gaussians of width 1 and 3 with correlation 0.8, as different in scale as parameters are.
    private static double Correlated(ReadOnlySpan<double> p)
    {
        var (x, y) = (p[0] - 1, (p[1] + 2) / 3);
        return -0.5 * (x * x - 1.6 * x * y + y * y) / (1 - 0.64);
    }

    [Fact]
    public void Sample_HasTheMomentsOfTheDensity()
    {
        var chain = MarkovChain.Sample(Correlated, Names, [0, 0], [0.5, 0.5], new MarkovChainOptions(), RandomStream.FromSeed(1));

        Assert.True(chain.Converged, chain.Message);
        Assert.InRange(chain.Acceptance, 0.15, 0.35);
        Assert.True(Math.Abs(chain.Parameters[0].Mean.Pull(1)) < 4, chain.ToString());
        Assert.True(Math.Abs(chain.Parameters[1].Mean.Pull(-2)) < 4, chain.ToString());
        Assert.Equal(1, chain.Parameters[0].Sigma, 0.05);
        Assert.Equal(3, chain.Parameters[1].Sigma, 0.15);
        Assert.True(Math.Abs(chain.Quantile("y", 0.9).Pull(-2 + 3 * 1.2815515655)) < 4, chain.Quantile("y", 0.9).ToString());
    }

    [Fact]
    public void Sample_RepeatsItselfExactly()
    {
        var options = new MarkovChainOptions(3, 500, 200);
        var first = MarkovChain.Sample(Correlated, Names, [0, 0], [1, 1], options, RandomStream.FromSeed(9)["chain"]);
        var second = MarkovChain.Sample(Correlated, Names, [0, 0], [1, 1], options, RandomStream.FromSeed(9)["chain"]);
        Assert.Equal(first.Samples("x"), second.Samples("x"));
    }

    [Fact]
    public void Sample_SaysWhenChainsDisagree()
    {
        // Two peaks 20 widths apart: each chain stays where it began.
        static double Peaks(ReadOnlySpan<double> p) => Math.Log(Math.Exp(-0.5 * Math.Pow(p[0] - 10, 2)) + Math.Exp(-0.5 * Math.Pow(p[0] + 10, 2)));
        var chain = MarkovChain.Sample(Peaks, ["x"], [0], [10], new MarkovChainOptions(6, 2000, 500), RandomStream.FromSeed(2));

        Assert.False(chain.Converged);
        Assert.True(chain.Parameters[0].RHat > 1.5);
        Assert.Contains("NOT CONVERGED", chain.ToString(), StringComparison.Ordinal);
        Assert.False(chain.UpperLimit("x", 0.9).IsValid);
    }

    [Fact]
    public void Sample_OfTooFewSteps_IsNotConverged() =>
        Assert.False(MarkovChain.Sample(Correlated, Names, [0, 0], [1, 1], new MarkovChainOptions(2, 100, 100), RandomStream.FromSeed(4)).Converged);

    // An autoregression of order 1 with coefficient a is worth N (1 - a)/(1 + a) independent samples.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void EffectiveSamples_OfAnAutoregression_AreKnown(double a)
    {
        const int length = 20000;
        var chains = Enumerable.Range(0, 4).Select(k => Autoregression(a, length, RandomStream.FromSeed(7)[k])).ToArray();
        var expected = 4 * length * (1 - a) / (1 + a);
        Assert.Equal(1, ChainDiagnostics.EffectiveSamples(chains) / expected, 0.15);
        Assert.InRange(ChainDiagnostics.SplitRHat(chains), 0.999, 1.01);
    }

    [Fact]
    public void Sample_RejectsWhatItCannotStartFrom()
    {
        var (options, rng) = (new MarkovChainOptions(), RandomStream.FromSeed(1));
        Assert.Throws<ArgumentException>(() => MarkovChain.Sample(Correlated, Names, [0], [1, 1], options, rng));
        Assert.Throws<ArgumentException>(() => MarkovChain.Sample(Correlated, Names, [0, 0], [1, 0], options, rng));
        Assert.Throws<ArgumentException>(() => MarkovChain.Sample(_ => double.NegativeInfinity, Names, [0, 0], [1, 1], options, rng));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarkovChain.Sample(Correlated, Names, [0, 0], [1, 1], options with { Chains = 1 }, rng));
        var chain = MarkovChain.Sample(Correlated, Names, [0, 0], [1, 1], new MarkovChainOptions(2, 100, 100), rng);
        Assert.Throws<KeyNotFoundException>(() => chain.Samples("z"));
    }

    private static double[] Autoregression(double a, int length, RandomStream rng)
    {
        var values = new double[length];
        var x = rng.Gaussian();
        for (var i = 0; i < length; i++)
            values[i] = x = a * x + Math.Sqrt(1 - a * a) * rng.Gaussian();
        return values;
    }
}
