using DarkSector.Numerics.Random;
using DarkSector.Physics.Detectors;

namespace DarkSector.Physics.Tests.Detectors;

public class MaterialTests
{
    private static readonly Material Material = new();

    [Fact]
    public void Conversion_IsThatOfAllLayersTogether()
    {
        // 0.9 + 2 * 0.2 + 4 * 0.7 + 0.5 = 4.6 % of a radiation length, and 16 % more before the calorimeter.
        Assert.Equal(1 - Math.Exp(-7 / 9.0 * 0.046), Material.InnerConversion(FixedSample.At(90, 0, 1)), 12);
        Assert.Equal(1 - Math.Exp(-7 / 9.0 * 0.206), Material.Conversion(FixedSample.At(90, 0, 1)), 12);
        Assert.Equal(1 - Math.Exp(-7 / 9.0 * 0.046 * 2), Material.InnerConversion(FixedSample.At(30, 0, 1)), 12);
        Assert.Equal(Material.InnerConversion(FixedSample.At(25, 0, 1)), Material.Conversion(FixedSample.At(25, 0, 1)), 12);
    }

    [Fact]
    public void Conversion_AlongTheBeamsIsCertain() => Assert.Equal(1, Material.InnerConversion(new(0, 0, 3, 3)));

    [Theory]
    [InlineData(90, 0.046)]
    [InlineData(30, 0.092)]
    public void KeptByElectron_IsExpOfMinusThePathOnAverage(double degrees, double path)
    {
        const int Electrons = 100_000;
        var (momentum, rng) = (FixedSample.At(degrees, 0, 2, 0.000511), RandomStream.FromSeed(3));
        var kept = Enumerable.Range(0, Electrons).Select(_ => Material.KeptByElectron(momentum, rng)).ToArray();
        Assert.All(kept, share => Assert.InRange(share, 0, 1));
        // Bethe and Heitler: <z^k> = (1 + k)^(-t/ln 2)
        IsMean(Math.Exp(-path), kept);
        IsMean(Math.Pow(3, -path / Math.Log(2)), [.. kept.Select(z => z * z)]);

        static void IsMean(double expected, double[] values)
        {
            var mean = values.Average();
            Assert.Equal(expected, mean, 4 * Math.Sqrt((values.Average(x => x * x) - mean * mean) / values.Length));
        }
    }

    [Fact]
    public void KeptByElectron_IsAllWithoutMaterial() =>
        Assert.Equal(1, (Material with { Inner = [] }).KeptByElectron(FixedSample.At(60, 0, 2, 0.000511), RandomStream.FromSeed(1)));
}
