using DarkSector.Numerics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Shapes;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Testing;

public class LookElsewhereTests
{
    [Fact]
    public void GrossVitells_MatchesTheReference()
    {
        var reference = Reference.Load("look_elsewhere");
        var (u, u0) = ((double)reference.Inputs["u"]!, (double)reference.Inputs["u0"]!);
        double[] scan = [.. Reference.Numbers(reference.Inputs["signed_Z"]!).Select(z => z > 0 ? z * z : 0)];
        var crossings = LookElsewhere.UpCrossings(scan, u0);
        var global = LookElsewhere.GrossVitells(u, new Estimate(crossings, 0), u0);

        Assert.Equal((int)reference.Expected["upcrossings"]!, crossings);
        var tolerance = reference.Tolerance("rel");
        Assert.Equal(1, global.LocalPValue / (double)reference.Expected["p_local"]!, tolerance);
        Assert.Equal(1, global.GlobalPValue.Value / (double)reference.Expected["p_global"]!, tolerance);
        Assert.Equal(1, global.GlobalZ / (double)reference.Expected["Z_global"]!, tolerance);
    }

    // A smooth Gaussian process on a long line: the bound from few toys at a low level against many toys.
    [Fact]
    public void GrossVitells_AgreesWithToysOfTheWholeScan()
    {
        var crossings = LookElsewhere.MeanUpCrossings(Squared, 1, 200, RandomStream.FromSeed(1)["low"]);
        var bound = LookElsewhere.GrossVitells(9, crossings, 1);
        var toys = LookElsewhere.ByToys(Squared, 9, StandardNormal.Survival(3), 3000, RandomStream.FromSeed(1)["toys"]);

        Assert.InRange(bound.GlobalPValue.Value / toys.GlobalPValue.Value, 0.8, 1.3);
        Assert.InRange(toys.TrialsFactor, 5, 100);
        Assert.True(toys.GlobalZ < toys.LocalZ);
    }

    [Fact]
    public void ByToys_SaysWhenNoneReachesTheDataAndWhenSomeFail()
    {
        var none = LookElsewhere.ByToys(_ => [1.0, 2.0], 5, 1e-6, 100, RandomStream.FromSeed(1));
        Assert.Equal(0, none.GlobalPValue.Value);
        Assert.Contains("0.023", Assert.Single(none.Warnings), StringComparison.Ordinal);

        var some = LookElsewhere.ByToys(
            stream => stream.Uniform() < 0.5 ? throw new InvalidOperationException("no minimum") : [6.0], 5, 1e-6, 100, RandomStream.FromSeed(1));
        Assert.Equal(1, some.GlobalPValue.Value);
        Assert.Contains("no minimum", Assert.Single(some.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void LookElsewhere_RejectsWhatIsNoScan()
    {
        var rng = RandomStream.FromSeed(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => LookElsewhere.GrossVitells(double.NaN, new Estimate(1, 0), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookElsewhere.GrossVitells(4, new Estimate(1, 0), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookElsewhere.GrossVitells(4, new Estimate(-1, 0), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LookElsewhere.ByToys(_ => [1], 5, 2, 10, rng));
        Assert.Throws<InvalidOperationException>(() => LookElsewhere.ByToys(_ => throw new InvalidOperationException("never"), 5, 0.1, 10, rng));
    }

    // White noise smoothed over 10 points, unit variance, squared where positive.
    private static double[] Squared(RandomStream rng)
    {
        const int width = 10;
        var noise = Enumerable.Range(0, 300 + 6 * width).Select(_ => rng.Gaussian()).ToArray();
        var kernel = Enumerable.Range(-3 * width, 6 * width + 1).Select(i => Math.Exp(-0.5 * i * i / (width * (double)width))).ToArray();
        var norm = Math.Sqrt(kernel.Sum(k => k * k));
        var squared = new double[300];
        for (var i = 0; i < squared.Length; i++)
        {
            var z = 0.0;
            for (var j = 0; j < 6 * width; j++)
                z += kernel[j] * noise[i + j] / norm;
            squared[i] = z > 0 ? z * z : 0;
        }

        return squared;
    }
}
