using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class MuonPairCutsTests
{
    private static readonly FourVector Central = FourVector.FromMass(new(1, 0, 0), 0.1056583755);
    private static readonly FourVector Forward = FourVector.FromMass(new(0, 0.1, 3), 0.1056583755);

    [Fact]
    public void None_PassesEverything() => Assert.True(MuonPairCuts.None.Pass(Forward, -Forward));

    [Fact]
    public void Pass_AsksForBothMuons()
    {
        var cuts = new MuonPairCuts(MinimumTheta: 15 * deg);
        Assert.True(cuts.Pass(Central, Central));
        Assert.False(cuts.Pass(Central, Forward));
        Assert.False(cuts.Pass(Forward, Central));
        Assert.False(new MuonPairCuts(MinimumPt: 0.2).Pass(Central, Forward));
    }

    [Fact]
    public void Pass_LooksAtThePairsTransverseMomentum()
    {
        var back = FourVector.FromMass(new(-0.8, 0, 0), 0.1056583755);
        Assert.True(new MuonPairCuts(MinimumPairPt: 0.19).Pass(Central, back));
        Assert.False(new MuonPairCuts(MinimumPairPt: 0.21).Pass(Central, back));
    }

    [Fact]
    public void Constructor_RejectsImpossibleRanges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairCuts(MinimumTheta: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairCuts(MinimumTheta: 1, MaximumTheta: 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairCuts(MinimumPt: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MuonPairCuts(MinimumPairPt: -1));
    }
}
