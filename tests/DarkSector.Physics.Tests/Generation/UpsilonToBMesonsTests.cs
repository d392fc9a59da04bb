using DarkSector.Numerics.Histograms;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Generation;

public class UpsilonToBMesonsTests
{
    private const double SqrtS = 10.58;

    private static readonly HiggsMixedScalar Scalar = new(1.5, 1e-4);

    [Fact]
    public void TotalCrossSection_CountsBothMesonsOfAPair()
    {
        var process = UpsilonToBMesons.WithScalar(Scalar, BToKaonDecay.ChargedToK, Particle.Muon, SqrtS);
        Assert.Equal(2 * 0.54 * nb * 0.496255e-8 * Scalar.Fraction(Particle.Muon), process.TotalCrossSection(), 1e-3 * process.TotalCrossSection());
        Assert.Equal(1.05 * nb, BToKaonDecay.ChargedToK.PairCrossSection + BToKaonDecay.NeutralToKStar.PairCrossSection, 1e-6);
    }

    [Fact]
    public void MonteCarlo_AgreesWithTheClosedForm()
    {
        foreach (var process in Processes())
        {
            ProcessLaws.IntegratesTo(process.TotalCrossSection(), process, 4000);
            ProcessLaws.ConservesMomentum(process, p => p.Name is not ("scalarTrue" or "alpTrue"), p => p.Name switch
            {
                "scalarTrue" or "alpTrue" => 1.5,
                "otherBTrue" => process.Decay.Meson.Mass,
                _ => p.Kind?.Mass,
            });
        }
    }

    [Fact]
    public void Mesons_FlyWithSineSquaredAndTheKaonInTheBFrameHasItsEnergy()
    {
        var process = UpsilonToBMesons.WithScalar(Scalar, BToKaonDecay.ChargedToK, Particle.Muon, SqrtS);
        var events = ProcessLaws.Sample(process, 20_000, 2000).Events;
        var (other, scalar, kaon) = (events.Particle("otherBTrue"), events.Particle("scalarTrue"), events.Particle("kaonTrue"));
        var expected = (5.27934 * 5.27934 + 0.493677 * 0.493677 - 1.5 * 1.5) / (2 * 5.27934);
        Assert.All(kaon.Zip(scalar), pair => Assert.Equal(expected, pair.First.InRestFrameOf(pair.First + pair.Second).E, 9));
        Assert.InRange(PValue([.. other.Select(p => p.CosTheta)], c => 0.75 * (c - c * c * c / 3)), 0.01, 1);
        Assert.InRange(PValue([.. scalar.Zip(kaon, (s, k) => s.InRestFrameOf(s + k).CosTheta)], c => c / 2), 0.01, 1);
    }

    [Fact]
    public void KStar_IsLongitudinal()
    {
        var process = UpsilonToBMesons.WithScalar(Scalar, BToKaonDecay.NeutralToKStar, Particle.ChargedPion, SqrtS);
        var events = ProcessLaws.Sample(process, 20_000, 2000).Events;
        var (kaon, pion, scalar) = (events.Particle("kaonTrue"), events.Particle("pionTrue"), events.Particle("scalarTrue"));
        var cosines = Enumerable.Range(0, kaon.Length).Select(i =>
        {
            var kStar = kaon[i] + pion[i];
            return -Math.Cos(kaon[i].InRestFrameOf(kStar).AngleTo(scalar[i].InRestFrameOf(kStar)));
        });
        Assert.InRange(PValue([.. cosines], c => c * c * c / 2), 0.01, 1);
    }

    [Fact]
    public void Constructor_RefusesClosedChannelsWithTheThreshold()
    {
        static string Refused(Func<UpsilonToBMesons> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
        Assert.Contains("mass < 4.786 GeV", Refused(() => UpsilonToBMesons.WithScalar(new(4.9, 1e-4), BToKaonDecay.ChargedToK, Particle.Muon, SqrtS)), StringComparison.Ordinal);
        Assert.Contains("mass > 0.2113 GeV", Refused(() => UpsilonToBMesons.WithScalar(new(0.2, 1e-4), BToKaonDecay.ChargedToK, Particle.Muon, SqrtS)), StringComparison.Ordinal);
        Assert.Contains("10.56 to 10.60 GeV", Refused(() => UpsilonToBMesons.WithAlp(new(1, 1e-5), BToKaonDecay.ChargedToK, 10.52)), StringComparison.Ordinal);
    }

    private static UpsilonToBMesons[] Processes() =>
    [
        UpsilonToBMesons.WithScalar(Scalar, BToKaonDecay.ChargedToK, Particle.Muon, SqrtS),
        UpsilonToBMesons.WithScalar(Scalar, BToKaonDecay.NeutralToKStar, Particle.ChargedKaon, SqrtS),
        UpsilonToBMesons.WithAlp(new WeakBosonAlp(1.5, 1e-5), BToKaonDecay.ChargedToK, SqrtS),
    ];

    // Of a cosine whose integral is given.
    private static double PValue(double[] cosines, Func<double, double> integral)
    {
        var axis = Axis.Regular(20, -1, 1);
        double[] expected = [.. Enumerable.Range(0, 20).Select(i => 1e9 * (integral(-1 + 0.1 * (i + 1)) - integral(-1 + 0.1 * i)))];
        return SameShape.PValue(Histogram.Fill(axis, cosines), new Histogram(axis, expected, expected));
    }
}
