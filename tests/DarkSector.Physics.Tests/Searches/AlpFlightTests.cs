using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Searches;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Searches;

public class AlpFlightTests
{
    private const double SqrtS = 10.58;

    [Fact]
    public void MeanLength_MatchesTheTableOfCrossSections()
    {
        // g = 1e-3, m = 0.2 GeV: c tau = 5.0e-4 cm, 0.013 cm in the CMS.
        Assert.Equal(0.013, AlpFlight.MeanLength(new PhotonAlp(0.2, 1e-3), SqrtS), 5e-4);
    }

    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.3, 155)]
    [InlineData(5, 0.01)]
    public void CouplingOf_IsTheInverseOfMeanLength(double mass, double length) =>
        Assert.Equal(length, AlpFlight.MeanLength(new PhotonAlp(mass, AlpFlight.CouplingOf(mass, SqrtS, length)), SqrtS), 1e-9 * length);

    [Fact]
    public void DecaysWithin_RisesFromNothingToAll()
    {
        var model = new PhotonAlp(0.1, AlpFlight.CouplingOf(0.1, SqrtS, 10 * cm));
        Assert.Equal(0, AlpFlight.DecaysWithin(model, SqrtS, 0));
        Assert.Equal(1 - Math.Exp(-1), AlpFlight.DecaysWithin(model, SqrtS, 10 * cm), 1e-9);
        Assert.Equal(1, AlpFlight.DecaysWithin(model, SqrtS, 10 * m), 1e-9);
        Assert.Equal(0, AlpFlight.DecaysWithin(new PhotonAlp(0.1, 0), SqrtS, 10 * m));
    }

    [Theory]
    [InlineData(44, 0.116)]
    [InlineData(88, 0.233)]
    public void MassOfOpeningAngle_IsWherePhotonsMerge(double angle, double mass)
    {
        Assert.Equal(mass, AlpFlight.MassOfOpeningAngle(SqrtS, angle * mrad), 1e-3);
        Assert.Equal(angle * mrad, new PhotonAlpPair(new PhotonAlp(AlpFlight.MassOfOpeningAngle(SqrtS, angle * mrad), 1e-3), SqrtS).SmallestOpeningAngle, 1e-9);
    }

    [Fact]
    public void BadInput_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AlpFlight.MeanLength(new PhotonAlp(11, 1e-3), SqrtS));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlpFlight.CouplingOf(1, SqrtS, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => AlpFlight.MassOfOpeningAngle(SqrtS, 4));
    }
}
