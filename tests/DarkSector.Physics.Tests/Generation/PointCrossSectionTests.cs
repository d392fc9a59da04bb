using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class PointCrossSectionTests
{
    private const double S = 10.58 * 10.58;

    [Fact]
    public void Of_IsTheNumberEveryBFactoryKnows()
    {
        Assert.Equal(86.854 * nb, PointCrossSection.Of(1), 0.0005 * nb);
        Assert.Equal(0.77593 * nb, PointCrossSection.Of(S), 0.00001 * nb);
    }

    [Theory]
    [InlineData("mu+mu-")]
    [InlineData("tau+tau-")]
    public void Of_MassiveLeptons_MatchesMadGraph(string process)
    {
        var row = Reference.Load("sm_xsec.csv").Row("process", process);
        var mass = process == "mu+mu-" ? Particle.Muon.Mass : Particle.Tau.Mass;
        Assert.Equal(row("sigma_mg5_madevent_pb") * pb, PointCrossSection.Of(S, mass), 3 * row("err_mg5_pb") * pb);
        Assert.Equal(row("sigma_check_pb") * pb, PointCrossSection.Of(S, mass), 1e-6 * row("sigma_check_pb") * pb);
    }

    [Fact]
    public void Of_FallsToZeroAtThreshold()
    {
        Assert.Equal(0, PointCrossSection.Of(4 * 0.25, 0.5));
        Assert.Equal(0, PointCrossSection.Of(0.9, 0.5));
        Assert.Equal(PointCrossSection.Of(S), PointCrossSection.Of(S, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Of_RejectsImpossibleEnergy(double s) => Assert.Throws<ArgumentOutOfRangeException>(() => PointCrossSection.Of(s));
}
