using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Triggers;

public class TriggerCellsTests
{
    [Theory]
    [InlineData(12.3, 0)]
    [InlineData(12.5, 1)]
    [InlineData(31.3, 3)]
    [InlineData(31.8, 0)] // gap between forward end-cap and barrel
    [InlineData(32.3, 4)]
    [InlineData(128.6, 15)]
    [InlineData(129.7, 0)]
    [InlineData(130.8, 16)]
    [InlineData(155, 17)]
    [InlineData(155.2, 0)]
    public void Rings_AreThoseOfForwardBarrelAndBackward(double theta, int expected) => Assert.Equal(expected, TriggerCells.RingOf(At(theta)));

    [Fact]
    public void Rings_IncreaseWithTheAngle()
    {
        var rings = Enumerable.Range(124, 1427).Select(i => TriggerCells.RingOf(At(i * 0.1))).Where(ring => ring > 0).ToArray();
        Assert.Equal(Enumerable.Range(1, 17), rings.Distinct());
        Assert.Equal(rings.Order(), rings);
    }

    private static FourVector At(double theta) => new(Math.Sin(theta * deg), 0, Math.Cos(theta * deg), 1);
}
