using DarkSector.Physics.Models;

namespace DarkSector.Physics.Tests.Models;

public class PhotonAlpTests
{
    [Fact]
    public void WidthAndDecayLength_MatchTheTable()
    {
        foreach (var row in Reference.Load("alp_gamma.csv").Rows)
        {
            var alp = new PhotonAlp(row("ma_GeV"), 1e-3);
            Assert.Equal(row("Gamma_GeV"), alp.Width, 1e-5 * alp.Width);
            Assert.Equal(row("ctau_cm"), alp.ProperDecayLength, 1e-5 * alp.ProperDecayLength);
        }
    }

    [Fact]
    public void DecayLength_IsInfiniteWithoutCoupling() => Assert.Equal(double.PositiveInfinity, new PhotonAlp(1, 0).ProperDecayLength);

    [Theory]
    [InlineData(0, 1e-3, "mass = 0 GeV")]
    [InlineData(double.NaN, 1e-3, "mass = NaN GeV")]
    [InlineData(1, -1e-3, "coupling = -0.001 GeV^-1")]
    [InlineData(1, double.PositiveInfinity, "coupling")]
    public void Constructor_RejectsWhatCannotExist(double mass, double coupling, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonAlp(mass, coupling)).Message, StringComparison.Ordinal);
}
