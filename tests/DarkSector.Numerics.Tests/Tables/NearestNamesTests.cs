using DarkSector.Numerics.Tables;

namespace DarkSector.Numerics.Tests.Tables;

public class NearestNamesTests
{
    private static readonly string[] Known = ["recoilMass", "recoilTheta", "dimuonMass", "mu1Pt", "weight"];

    [Theory]
    [InlineData("recolMass", "recoilMass")]
    [InlineData("recoilMsas", "recoilMass")]
    [InlineData("RECOILTHETA", "recoilTheta")]
    [InlineData("dimuonMas", "dimuonMass")]
    [InlineData("mu2Pt", "mu1Pt")]
    [InlineData("wieght", "weight")]
    public void To_PutsTheMeantNameFirst(string wanted, string meant) => Assert.Equal(meant, NearestNames.To(wanted, Known)[0]);

    [Fact]
    public void To_GivesThreeAtMost()
    {
        Assert.Equal(["recoilMass", "recoilTheta"], NearestNames.To("recoilMass2", Known).Take(2));
        Assert.Equal(3, NearestNames.To("recoilMass2", Known).Count);
        Assert.Equal(["a"], NearestNames.To("b", ["a"]));
        Assert.Empty(NearestNames.To("b", []));
    }

    [Fact]
    public void To_CountsASwapOfNeighboursOnce() => Assert.Equal(["abdc", "axyd"], NearestNames.To("abcd", ["axyd", "abdc"]));

    [Fact]
    public void To_OrdersEqualDistancesByName() => Assert.Equal(["mu1", "mu2"], NearestNames.To("mu3", ["mu2", "mu1"]));
}
