using DarkSector.Physics.Generation;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class PhotonPairsTests
{
    [Fact]
    public void TotalCrossSection_MatchesMadGraph()
    {
        var row = Reference.Load("sm_xsec.csv").Row("process", "gamma gamma");
        var sigma = new PhotonPairs(10.58, 0.8).TotalCrossSection();
        Assert.Equal(row("sigma_mg5_madevent_pb") * pb, sigma, 3 * row("err_mg5_pb") * pb);
        Assert.Equal(row("sigma_check_pb") * pb, sigma, 1e-6 * sigma);
    }

    [Fact]
    public void TotalCrossSection_MatchesTheKnownValueInTheBarrel() => Assert.Equal(1.392, new PhotonPairs(10.58, 0.75).TotalCrossSection() / nb, 0.0005);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    public void MonteCarlo_AgreesWithTheClosedForm(double largestCosine)
    {
        var process = new PhotonPairs(10.58, largestCosine);
        ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 4000);
        ProcessLaws.ConservesMomentum(process, _ => true, _ => 0);
    }

    [Fact]
    public void Constructor_RefusesPhotonsAlongTheBeams() => Assert.Throws<ArgumentOutOfRangeException>(() => new PhotonPairs(10.58, 1));
}
