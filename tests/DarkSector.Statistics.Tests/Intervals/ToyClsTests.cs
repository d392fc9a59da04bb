using DarkSector.Numerics.Random;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;
using DarkSector.Statistics.Testing;

namespace DarkSector.Statistics.Tests.Intervals;

public class ToyClsTests
{
    [Fact]
    public void InOrder_LeavesRisingLimits() => Assert.Equal([1, 2, 2, 3, 4], ToyCls.InOrder([1, 2, 2, 3, 4]));

    [Fact]
    public void InOrder_AveragesNeighboursThatFall()
    {
        Assert.Equal([2.25, 2.25, 2.3, 2.5, 2.6], ToyCls.InOrder([2.5, 2.0, 2.3, 2.5, 2.6]));
        Assert.Equal([2, 2, 2, 4, 5], ToyCls.InOrder([3, 2, 1, 4, 5]));
    }

    [Fact]
    public void UpperLimit_OfANearlyEmptyModel_HasBandsInOrderThatCanBeConverted()
    {
        // With b = 0.3 nothing is expected in 74 % of all experiments: all bands up to the median are 2.30 exactly, and toys scatter about it.
        var model = TemplateModel.Signal("signal", [1]).Background("background", [0.3]);
        var limit = ToyCls.UpperLimit(model, model.Data([0]), 0.90, new ToyOptions(2000), RandomStream.FromSeed(7)).Limit;
        Assert.True(limit.ExpectedMinus2 <= limit.ExpectedMinus1 && limit.ExpectedMinus1 <= limit.Expected);
        Assert.Equal(2.30, limit.Expected, 0.25);
        Assert.Equal(limit.Expected / 2, limit.Map(strength => strength / 2).Expected, 12);
    }
}
