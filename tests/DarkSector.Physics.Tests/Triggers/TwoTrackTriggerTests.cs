using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Triggers;

public class TwoTrackTriggerTests
{
    private static readonly TwoTrackTrigger Trigger = new();

    [Theory]
    [InlineData(89.9, 0)]
    [InlineData(90.1, 0.9)]
    [InlineData(180, 0.9)]
    [InlineData(269.9, 0.9)]
    [InlineData(270.1, 0)]
    public void Efficiency_NeedsAnOpeningAngleOfNinetyDegreesInAzimuth(double opening, double expected)
    {
        foreach (var first in new[] { -170, -10, 0, 100, 179 })
            Assert.Equal(expected, Trigger.Efficiency(Track(1, first), Track(1, first + opening)), 12);
    }

    [Theory]
    [InlineData(0.29, 1, 0)]
    [InlineData(1, 0.29, 0)]
    [InlineData(0.31, 0.31, 0.9)]
    public void Efficiency_NeedsTwoTracksThatCrossTheChamber(double pt1, double pt2, double expected) =>
        Assert.Equal(expected, Trigger.Efficiency(Track(pt1, 0), Track(pt2, 180)), 12);

    private static FourVector Track(double pt, double azimuth) =>
        FourVector.FromMass(new ThreeVector(pt * Math.Cos(azimuth * deg), pt * Math.Sin(azimuth * deg), 0.7), 0.1056583755);
}
