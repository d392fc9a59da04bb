using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Models;

public class MuonAnomalyTests
{
    [Fact]
    public void ZPrimeCouplingFor_MatchesTheTable()
    {
        var (central, sigma) = MuonAnomaly.Difference2023;
        foreach (var row in Reference.Load("gminus2_zprime.csv").Rows)
        {
            Close(row("gprime(-2sigma)"), MuonAnomaly.ZPrimeCouplingFor(row("M_GeV"), central - 2 * sigma));
            Close(row("gprime(central)"), MuonAnomaly.ZPrimeCouplingFor(row("M_GeV"), central));
            Close(row("gprime(+2sigma)"), MuonAnomaly.ZPrimeCouplingFor(row("M_GeV"), central + 2 * sigma));
        }
    }

    [Fact]
    public void FromZPrime_HasTheLimitsOfLightAndHeavyBosons()
    {
        // M -> 0: g'^2/(8 pi^2), Schwinger's alpha/(2 pi); M -> infinity: g'^2/(12 pi^2) (m_mu/M)^2.
        Assert.Equal(1 / (8 * Math.PI * Math.PI), MuonAnomaly.FromZPrime(1e-6, 1), 1e-4 / (8 * Math.PI * Math.PI));
        var heavy = Math.Pow(Particle.Muon.Mass / 1000, 2) / (12 * Math.PI * Math.PI);
        Assert.Equal(heavy, MuonAnomaly.FromZPrime(1000, 1), 1e-4 * heavy);
    }

    [Fact]
    public void ZPrimeCouplingFor_UndoesFromZPrime() => Assert.Equal(0.02, MuonAnomaly.ZPrimeCouplingFor(3, MuonAnomaly.FromZPrime(3, 0.02)), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void FromZPrime_RejectsImpossibleMass(double mass) =>
        Assert.Contains("GeV", Assert.Throws<ArgumentOutOfRangeException>(() => MuonAnomaly.FromZPrime(mass, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void ZPrimeCouplingFor_RejectsADifferenceNoVectorCanMake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MuonAnomaly.ZPrimeCouplingFor(1, -1e-11));

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 1e-3 * expected);
}
