using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class LowTailTests
{
    [Theory]
    [InlineData(1, 4, -40)]
    [InlineData(1, 4, -5)]
    [InlineData(2, 3, -1.5)]
    [InlineData(0.7, 10, -20)]
    public void Quantile_IsTheInverseOfTheIntegratedDensity(double alpha, double power, double lowest)
    {
        var tail = new LowTail { Alpha = alpha, Power = power };
        var total = Integral(lowest, 8);
        foreach (var probability in new[] { 1e-3, 0.1, 0.25, 0.3, 0.5, 0.9, 0.999 })
            Assert.Equal(probability, Integral(lowest, tail.Quantile(probability, lowest)) / total, 2e-5);
        Assert.Equal(lowest, tail.Quantile(0, lowest), 6);

        double Density(double t) => t > -alpha ? Math.Exp(-t * t / 2)
            : Math.Pow(power / alpha, power) * Math.Exp(-alpha * alpha / 2) * Math.Pow(power / alpha - alpha - t, -power);

        double Integral(double from, double to)
        {
            const int Steps = 40_000;
            var step = (to - from) / Steps;
            return Enumerable.Range(0, Steps).Sum(i => Density(from + (i + 0.5) * step)) * step;
        }
    }

    [Fact]
    public void Quantile_OfTheDefaultHasAboutAQuarterOfItsEventsInTheTail()
    {
        var (tail, rng) = (new LowTail(), RandomStream.FromSeed(1));
        // (n/alpha)/(n-1) exp(-1/2) against sqrt(2 pi) Phi(1): 0.277
        FixedSample.IsShare(0.277, [.. Enumerable.Range(0, 20_000).Select(_ => tail.Quantile(rng.Uniform(), -50) < -1)]);
    }

    [Fact]
    public void Power_MustMakeTheTailFinite()
    {
        Assert.Contains("Power = 1", Assert.ThrowsAny<ArgumentException>(() => new LowTail { Power = 1 }).Message, StringComparison.Ordinal);
        Assert.Contains("Alpha = 0", Assert.ThrowsAny<ArgumentException>(() => new LowTail { Alpha = 0 }).Message, StringComparison.Ordinal);
    }
}
