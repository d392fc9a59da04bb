using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class RadiativeKaonPairsTests
{
    [Fact]
    public void TotalCrossSection_AllAnglesIsThatOfTheReference()
    {
        // 9 pb of K0 K0bar gamma from the sizes of simulated samples; the cone of 1 mrad leaves out (ln(2 E/m_e) - ln(2/0.001))/ln of all photons: about a fifth.
        var sigma = new RadiativeKaonPairs(10.58, 0.001).TotalCrossSection() / 0.692;
        var collinear = 2 * Math.Log(0.001 / (Particle.Electron.Mass / 5.29)) - 1;
        var all = sigma * (1 + collinear / (2 * Math.Log(2 / 0.001) - 1));
        Assert.InRange(all / pb, 6, 10);
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheClosedForm()
    {
        var process = new RadiativeKaonPairs(10.58, 0.3);
        ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 10_000);
        ProcessLaws.ConservesMomentum(process, p => p.Name != "kShortTrue", p => p.Name == "kShortTrue" ? 0.497611 : p.Kind?.Mass);
    }

    [Fact]
    public void Kaons_ComeFromAPhiAndAreTransverse()
    {
        var events = ProcessLaws.Sample(new RadiativeKaonPairs(10.58, 0.3), 20_000, 10_000).Events;
        var (kShort, kLong) = (events.Particle("kShortTrue"), events.Particle("kLongTrue"));
        Assert.All(kShort.Zip(kLong), k => Assert.Equal(1.019461, (k.First + k.Second).Mass, 6));
        var squares = kShort.Zip(kLong, (s, l) => Math.Pow(Math.Cos(s.InRestFrameOf(s + l).AngleTo(s + l)), 2)).ToArray();
        Assert.Equal(0.2, squares.Average(), 4 * 0.22 / Math.Sqrt(squares.Length)); // <cos^2> of sin^2
    }

    [Fact]
    public void Constructor_RefusesPhotonsAlongTheBeams() => Assert.Throws<ArgumentOutOfRangeException>(() => new RadiativeKaonPairs(10.58, 0));
}
