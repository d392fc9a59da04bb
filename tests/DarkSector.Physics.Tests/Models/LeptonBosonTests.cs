using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Models;

/// <summary>What holds for every boson that couples to leptons.</summary>
public class LeptonBosonTests
{
    private static readonly Particle[] Leptons = [Particle.Electron, Particle.Muon, Particle.Tau];

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(5)]
    public void Widths_GoWithTheSquareOfTheCouplingAndFractionsDoNot(double mass)
    {
        foreach (var (weak, strong) in new (ILeptonBoson, ILeptonBoson)[]
        {
            (new MuonphilicScalar(mass, 0.01), new MuonphilicScalar(mass, 0.02)),
            (new LeptophilicScalar(mass, 1), new LeptophilicScalar(mass, 2)),
            (new LeptonAlp(mass, 1 / TeV), new LeptonAlp(mass, 2 / TeV)),
        })
        {
            foreach (var lepton in Leptons)
            {
                Assert.Equal(4 * LeptonPairWidth.Of(weak, lepton), LeptonPairWidth.Of(strong, lepton), 1e-12 * LeptonPairWidth.Of(strong, lepton));
                Assert.Equal(weak.LeptonFraction(lepton), strong.LeptonFraction(lepton), 12);
                Assert.Equal(mass > 2 * lepton.Mass && weak.LeptonCoupling(lepton) > 0, weak.LeptonFraction(lepton) > 0);
            }
            var open = Leptons.Any(lepton => weak.LeptonFraction(lepton) > 0);
            Assert.Equal(open ? 1 : 0, Leptons.Sum(weak.LeptonFraction), 12);
        }
    }

    [Fact]
    public void Widths_RiseAsAPWaveForAScalarAndAnSWaveForAPseudoscalar()
    {
        // Twice the velocity: eight times the width, or twice.
        static double MassAt(double velocity) => 2 * Particle.Muon.Mass / Math.Sqrt(1 - velocity * velocity);
        double Ratio(Func<double, double> width) => width(MassAt(0.002)) / width(MassAt(0.001));
        Assert.Equal(8, Ratio(mass => new MuonphilicScalar(mass, 0.1).Width), 0.001);
        Assert.Equal(2, Ratio(mass => new LeptonAlp(mass, 1).WidthToLeptons(Particle.Muon)), 0.001);
    }

    [Fact]
    public void Constructors_RefuseImpossibleParameters()
    {
        foreach (var mass in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Contains("needs a finite mass above 0 GeV", Refused(() => new MuonphilicScalar(mass, 0.1)), StringComparison.Ordinal);
            Assert.Contains("needs a finite mass above 0 GeV", Refused(() => new LeptophilicScalar(mass, 0.1)), StringComparison.Ordinal);
            Assert.Contains("needs a finite mass above 0 GeV", Refused(() => new LeptonAlp(mass, 0.1)), StringComparison.Ordinal);
        }
        foreach (var coupling in new[] { -0.1, double.NaN, double.PositiveInfinity })
        {
            Assert.StartsWith($"coupling = {coupling}; g_S is a finite number >= 0", Refused(() => new MuonphilicScalar(1, coupling)), StringComparison.Ordinal);
            Assert.StartsWith($"coupling = {coupling}; xi is a finite number >= 0", Refused(() => new LeptophilicScalar(1, coupling)), StringComparison.Ordinal);
            Assert.StartsWith($"coupling = {coupling}; C/Lambda is a finite number >= 0", Refused(() => new LeptonAlp(1, coupling)), StringComparison.Ordinal);
        }
        Assert.Contains("f is above 0 GeV", Refused(() => LeptonAlp.FromDecayConstant(1, 1, 0)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> constructor) => Assert.Throws<ArgumentOutOfRangeException>(constructor).Message;
}
