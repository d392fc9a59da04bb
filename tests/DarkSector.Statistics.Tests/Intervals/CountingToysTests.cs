using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class CountingToysTests
{
    [Fact]
    public void FeldmanCousins_AgreesWithTheSumOverOutcomes()
    {
        var model = CountingModel.OnOff(6, 2);
        var exact = FeldmanCousins.Interval(model, 9, 0.9);
        var drawn = CountingToys.FeldmanCousins(model, 9, 0.9, 2000, RandomStream.FromSeed(8));
        Assert.Equal(exact.Lower, drawn.Lower, 0.4);
        Assert.Equal(exact.Upper, drawn.Upper, 0.6);
    }

    [Fact]
    public void Cls_WithAnyUncertainty_IsNearTheHybridAverage()
    {
        var model = CountingModel.With(Measured.Gaussian(5, 1)).WithEfficiency(Measured.LogNormal(1, 1.1));
        var (cls, _, _) = CountingToys.Cls(model, 6, 6, 4000, RandomStream.FromSeed(1));
        Assert.Equal(CountingCls.Test(model, 6, 6).Cls, cls.Value, 0.03);
    }

    [Fact]
    public void Cls_RepeatsItselfExactly()
    {
        var model = CountingModel.OnOff(6, 2);
        Assert.Equal(CountingToys.Cls(model, 4, 3, 3000, RandomStream.FromSeed(1)), CountingToys.Cls(model, 4, 3, 3000, RandomStream.FromSeed(1)));
    }
}
