using DarkSector.Numerics.Optimization;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Likelihoods;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Likelihoods;

public class DensityEventsTests
{
    private static Density Truth => 4000 * Density.Gaussian(1.0, 0.05) + 6000 * Density.Decay(0.5);

    [Fact]
    public void Events_FollowTheirDensitiesPartByPart()
    {
        var events = Truth.Events(0, 2, RandomStream.FromSeed(4));
        var peak = (int)RandomStream.FromSeed(4)[0].Poisson(4000);
        Assert.InRange(events.Count, 10000 - 400, 10000 + 400);
        Assert.All(events, x => Assert.InRange(x, 0, 2));
        var tail = 1 - Math.Exp(-4);
        Assert.True(KolmogorovSmirnovTest.OneSample([.. events.Take(peak)], x => StandardNormal.Cdf((x - 1) / 0.05)).PValue > 0.001);
        Assert.True(KolmogorovSmirnovTest.OneSample([.. events.Skip(peak)], x => (1 - Math.Exp(-2 * x)) / tail).PValue > 0.001);
    }

    [Fact]
    public void Events_AreTheSameTwice() =>
        Assert.Equal(Truth.Events(0, 2, RandomStream.FromSeed(4)), Truth.Events(0, 2, RandomStream.FromSeed(4)));

    [Fact]
    public void Events_CanBeFittedWithWhatTheyWereDrawnFrom()
    {
        var truth = 2000 * Density.DoubleCrystalBall(5.28, 0.003, 1.4, 3, 1.8, 4) + 8000 * Density.Chebyshev(-0.3, 0.05);
        var model = "signal" * Density.DoubleCrystalBall("mean", "sigma", 1.4, 3, 1.8, 4) + "background" * Density.Chebyshev("c1", "c2");
        var fit = Likelihood.Unbinned(truth.Events(5.2, 5.35, RandomStream.FromSeed(9)), model, 5.2, 5.35).Start("mean", 5.279).Start("sigma", 0.004).Fit().Valid();
        foreach (var (name, value) in new[] { ("signal", 2000), ("background", 8000), ("mean", 5.28), ("sigma", 0.003), ("c1", -0.3), ("c2", 0.05) })
            Assert.True(Math.Abs(fit[name].Value - value) < 4 * fit[name].Error, fit.ToString());
    }

    [Fact]
    public void Events_RefuseWhatCannotBeDrawn()
    {
        var rng = RandomStream.FromSeed(1);
        Assert.Throws<ArgumentException>(() => Truth.Events(2, 0, rng));
        Assert.Contains("yields", Assert.Throws<ArgumentException>(() => Density.Decay(1).Events(0, 1, rng)).Message, StringComparison.Ordinal);
        Assert.Contains("tau", Assert.Throws<ArgumentException>(() => (10 * Density.Decay("tau")).Events(0, 1, rng)).Message, StringComparison.Ordinal);
        Assert.Contains("-5", Assert.Throws<ArgumentException>(() => (new Parameter("n", -5) * Density.Decay(1)).Events(0, 1, rng)).Message, StringComparison.Ordinal);
    }
}
