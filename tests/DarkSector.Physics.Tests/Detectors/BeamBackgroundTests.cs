using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class BeamBackgroundTests
{
    private static readonly Calorimeter Calorimeter = new();

    [Fact]
    public void Draw_HasPoissonCountsAndExponentialEnergies()
    {
        const int Events = 30_000;
        var background = new BeamBackground { MeanClusters = 4, TimingRejection = 0.5, Threshold = 0.05, MeanEnergy = 0.1 };
        var rng = RandomStream.FromSeed(4);
        var events = Enumerable.Range(0, Events).Select(_ => background.Draw(Calorimeter, rng)).ToArray();
        Assert.Equal(2, events.Average(e => e.Count), 4 * Math.Sqrt(2.0 / Events));
        // Variance of a sum of a Poisson number of x: mu <x^2>
        Assert.Equal(2 * 0.15, events.Average(e => e.Energy), 4 * Math.Sqrt(2 * (0.15 * 0.15 + 0.01) / Events));
        FixedSample.IsShare(Math.Exp(-2), [.. events.Select(e => e.Count == 0)]);
    }

    [Fact]
    public void Draw_TellsTheHardestClusterWhereThereAreCrystals()
    {
        var (background, rng) = (BeamBackground.Of(BackgroundLevel.High), RandomStream.FromSeed(5));
        foreach (var extra in Enumerable.Range(0, 2000).Select(_ => background.Draw(Calorimeter, rng)))
        {
            Assert.Equal(extra.Count == 0, double.IsNaN(extra.Hardest.E));
            if (extra.Count == 0)
                continue;
            Assert.NotNull(Calorimeter.RegionOf(extra.Hardest.Theta));
            Assert.InRange(extra.Hardest.E, Math.Max(0.05, extra.Energy / extra.Count - 1e-12), extra.Energy + 1e-12);
        }
    }

    [Fact]
    public void Draw_IsUniformInTheCosine()
    {
        var (background, rng) = (new BeamBackground { MeanClusters = 1, TimingRejection = 0 }, RandomStream.FromSeed(6));
        var cosines = Enumerable.Range(0, 20_000).Select(_ => background.Draw(Calorimeter, rng)).Where(e => e.Count == 1).Select(e => e.Hardest.CosTheta).ToArray();
        var barrel = cosines.Where(c => Math.Abs(c) < 0.5 && Math.Abs(c) > 0.01).ToArray();
        FixedSample.IsShare(0.5, [.. barrel.Select(c => c > 0)]);
        FixedSample.IsShare(0.24 / 0.49, [.. barrel.Select(c => Math.Abs(c) < 0.25)]);
    }
}
