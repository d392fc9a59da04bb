using DarkSector.Numerics.Random;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Models;

public class CountingModelTests
{
    public static TheoryData<string> Kinds => ["control", "gaussian", "lognormal", "gamma"];

    private static Measured Background(string kind) => kind switch
    {
        "control" => Measured.Control(12, 4),
        "gaussian" => Measured.Gaussian(3, 0.9),
        "lognormal" => Measured.LogNormal(3, 1.4),
        _ => Measured.Gamma(3, 0.9),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Profile_IsTheMinimumOverBackgroundAndEfficiency(string kind)
    {
        foreach (var efficiency in new[] { Measured.Exactly(2), Measured.Gaussian(2, 0.3), Measured.LogNormal(2, 1.2), Measured.Binomial(40, 50) })
        {
            var model = CountingModel.With(Background(kind)).WithEfficiency(efficiency);
            foreach (var (observed, strength) in new[] { (0.0, 1.5), (4, 0), (9, 0.7), (9, 8), (40, 3) })
            {
                var profile = new CountingProfile(model, observed);
                var best = profile.At(strength);
                var (b, e) = profile.Nuisances(strength);
                foreach (var (db, de) in new[] { (1.01, 1.0), (0.99, 1), (1, 1.002), (1, 0.998), (1.01, 1.002), (0.99, 0.998), (1.01, 0.998) })
                {
                    if (efficiency.Sigma == 0 && de != 1)
                        continue;
                    var other = Likelihoods(model, observed, strength, b * db, e * de);
                    Assert.True(other >= best - 1e-9, $"{kind}, {efficiency}, n = {observed}, mu = {strength}: {other} < {best}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nodes_AverageOverTheDensity(string kind)
    {
        var background = Background(kind);
        var nodes = background.Nodes(2);
        var mean = nodes.Values.Zip(nodes.Weights, (value, weight) => value * weight).Sum();
        var expected = kind switch
        {
            "control" => 13.0 / 4,
            "lognormal" => 3 * Math.Exp(0.5 * Math.Pow(Math.Log(1.4), 2)),
            "gaussian" => 3 + 0.9 * Math.Exp(-0.5 * Math.Pow(3 / 0.9, 2)) / Math.Sqrt(2 * Math.PI) / DarkSector.Numerics.Shapes.StandardNormal.Cdf(3 / 0.9),
            _ => 3,
        };
        Assert.Equal(1, nodes.Weights.Sum(), 1e-12);
        Assert.Equal(expected, mean, 1e-8);
    }

    [Fact]
    public void Gamma_OfFewEvents_HasItsMeanAndWidth()
    {
        var nodes = Measured.Gamma(0.5, 0.8).Nodes(1);
        var mean = nodes.Values.Zip(nodes.Weights, (value, weight) => value * weight).Sum();
        var square = nodes.Values.Zip(nodes.Weights, (value, weight) => value * value * weight).Sum();
        Assert.Equal(0.5, mean, 1e-7);
        Assert.Equal(0.8, Math.Sqrt(square - mean * mean), 1e-7);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Toy_RepeatsTheMeasurement(string kind)
    {
        var model = CountingModel.With(Background(kind));
        var rng = RandomStream.FromSeed(1);
        var toys = Enumerable.Range(0, 4000).Select(_ => model.Toy(2, rng)).ToArray();
        Assert.Equal(5, toys.Average(toy => toy.Observed), 4 * Math.Sqrt(5.0 / 4000));

        // A log-normal measurement is above its median on average.
        var mean = kind == "lognormal" ? 3 * Math.Exp(0.5 * Math.Pow(Math.Log(1.4), 2)) : 3;
        Assert.Equal(mean, toys.Average(toy => toy.Model.Background.Value), 4 * 1.2 / Math.Sqrt(4000));
    }

    [Fact]
    public void Projected_ScalesUncertaintiesAsAsked()
    {
        Assert.Equal(Measured.Gaussian(12, 1.8), Measured.Gaussian(3, 0.9).Projected(4, UncertaintyScaling.Statistical));
        Assert.Equal(Measured.Gaussian(12, 3.6), Measured.Gaussian(3, 0.9).Projected(4, UncertaintyScaling.Fixed));
        Assert.Equal(Measured.Control(40, 5), Measured.Control(10, 5).Projected(4, UncertaintyScaling.Statistical));
        Assert.Equal(Measured.Control(10, 1.25), Measured.Control(10, 5).Projected(4, UncertaintyScaling.Fixed));
        Assert.Equal(1.2, ((LogNormalMeasurement)Measured.LogNormal(3, 1.44).Projected(4, UncertaintyScaling.Statistical)).Kappa, 1e-12);
        Assert.Equal(Measured.LogNormal(12, 1.44), Measured.LogNormal(3, 1.44).Projected(4, UncertaintyScaling.Fixed));
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingModel.Known(1).Projected(0));
    }

    [Fact]
    public void Measured_RejectsWhatIsNoMeasurement()
    {
        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Exactly(bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Control(bad, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Control(1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Gaussian(1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.LogNormal(bad, 1.2));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.LogNormal(1, bad));
            Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Gamma(bad, 1));
            Assert.Throws<ArgumentOutOfRangeException>(() => CountingModel.Known(bad));
        }

        Assert.Contains("tau = 0", Assert.Throws<ArgumentOutOfRangeException>(() => CountingModel.OnOff(1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Gaussian(-6, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measured.LogNormal(1, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Binomial(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Measured.Binomial(11, 10));
        Assert.Throws<ArgumentException>(() => CountingModel.With(Measured.Binomial(3, 10)));
        Assert.Throws<ArgumentException>(() => CountingModel.Known(1).WithEfficiency(0));
        Assert.Throws<ArgumentException>(() => CountingModel.Known(1) with { Efficiency = Measured.Exactly(0) });
        Assert.Throws<ArgumentOutOfRangeException>(() => CountingModel.Known(1).Toy(-1, RandomStream.FromSeed(1)));
    }

    private static double Likelihoods(CountingModel model, double observed, double strength, double background, double efficiency) =>
        DarkSector.Statistics.Likelihoods.PoissonDeviance.Half(observed, strength * efficiency + background)
        + model.Background.Penalty(background) + model.Efficiency.Penalty(efficiency);
}
