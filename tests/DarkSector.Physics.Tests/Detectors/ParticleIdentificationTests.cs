using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Detectors;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Tests.Detectors;

public class ParticleIdentificationTests
{
    private static readonly ParticleIdentification Identification = new();
    private static readonly MuonIdentification Muons = new();

    public static TheoryData<string> Kinds => ["e", "mu", "pi", "K", "p"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_IsAProbabilityForEveryMomentumAndAngle(string name)
    {
        var kind = Kind(name);
        foreach (var p in new[] { 0.05, 0.3, 0.5, 0.8, 1, 3, 7 })
            foreach (var degrees in new[] { 1.0, 17, 25, 31, 60, 90, 125, 149, 170 })
            {
                var of = Identification.Of(kind, FixedSample.At(degrees, 1, p, kind.Mass), Muons);
                Assert.All(new[] { of.Electron, of.Muon, of.Pion, of.Kaon }, x => Assert.InRange(x, 0, 1));
                Assert.InRange(of.Electron + of.Muon + of.Pion + of.Kaon, 0, 1);
            }
    }

    // Plateau of every true kind: what it is taken for.
    [Theory]
    [InlineData("e", 0.93, 0.001, 0.03, 0.005)]
    [InlineData("mu", 0.001, 0.90, 0.06, 0.005)]
    [InlineData("pi", 0.005, 0.04, 0.85, 0.07)]
    [InlineData("K", 0.002, 0.02, 0.08, 0.86)]
    [InlineData("p", 0.002, 0.005, 0.02, 0.05)]
    public void Of_HardTracksInTheBarrel(string name, double electron, double muon, double pion, double kaon) =>
        Assert.Equal(new IdentityProbabilities(electron, muon, pion, kaon), Identification.Of(Kind(name), FixedSample.At(60, 1, 2, Kind(name).Mass), Muons));

    [Fact]
    public void Of_NeedsTheDetectorsThatDecide()
    {
        var soft = FixedSample.At(60, 1, 0.5, Particle.ChargedPion.Mass);
        Assert.Equal(0, Identification.Of(Particle.Muon, soft, Muons).Muon);
        Assert.Equal(0, Identification.Of(Particle.ChargedPion, soft, Muons).Muon);
        Assert.Equal(0.93 * (0.5 - 0.28) / (1 - 0.28), Identification.Of(Particle.Electron, soft, Muons).Electron, 9);
        Assert.Equal(0, Identification.Of(Particle.Electron, FixedSample.At(60, 1, 0.2, 0), Muons).Electron);
        // No Cherenkov light between the two detectors and behind.
        Assert.Equal(0.7 * 0.86, Identification.Of(Particle.ChargedKaon, FixedSample.At(31, 1, 2, 0.5), Muons).Kaon, 12);
        Assert.Equal(0.7 * 0.86, Identification.Of(Particle.ChargedKaon, FixedSample.At(140, 1, 2, 0.5), Muons).Kaon, 12);
        Assert.Equal(0.86, Identification.Of(Particle.ChargedKaon, FixedSample.At(25, 1, 2, 0.5), Muons).Kaon, 12);
    }

    [Fact]
    public void Decide_CutsTheUnitIntervalOnce()
    {
        var probabilities = new IdentityProbabilities(Electron: 0.1, Muon: 0.2, Pion: 0.3, Kaon: 0.15);
        var decisions = Enumerable.Range(0, 1000).Select(i => probabilities.Decide((i + 0.5) / 1000)).ToLookup(d => d);
        Assert.Equal(100, decisions[Identity.Electron].Count());
        Assert.Equal(200, decisions[Identity.Muon].Count());
        Assert.Equal(300, decisions[Identity.Pion].Count());
        Assert.Equal(150, decisions[Identity.Kaon].Count());
        Assert.Equal(250, decisions[Identity.None].Count());
    }

    [Fact]
    public void Decide_KnowsNothingOfNaN() =>
        Assert.Equal(Identity.None, Identification.Decide(Particle.ChargedPion, new FourVector(double.NaN, 0, 1, 1), Muons, 0));

    [Fact]
    public void Parameters_RefuseMoreThanCertainty()
    {
        Assert.Contains("Pions adds up to 1.1", Message(() => new ParticleIdentification { Pions = new(0.1, 0.1, 0.8, 0.1) }), StringComparison.Ordinal);
        Assert.Contains("Kaons.Electron = -0.1", Message(() => new ParticleIdentification { Kaons = new(-0.1, 0, 0, 0) }), StringComparison.Ordinal);
        Assert.Contains("MuonIdentification.PlateauEfficiency", Message(() => new ParticleIdentification { MuonsMistaken = new(0, 0.9, 0, 0) }), StringComparison.Ordinal);
        var perfect = Detector.BelleII with { MuonIdentification = new MuonIdentification { PlateauEfficiency = 0.99 } };
        Assert.Contains("adds up to 1.056", Message(() => perfect.Response(FixedSample.Of(1, (FixedSample.Charged("mu1True", Particle.Muon), FixedSample.At(60, 1, 2, 0.1))))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RefusesWhatLeavesNoTrack() =>
        Assert.Contains("kind = gamma", Message(() => Identification.Of(Particle.Photon, default, Muons)), StringComparison.Ordinal);

    private static string Message(Func<object> action) => Assert.ThrowsAny<ArgumentException>(action).Message;

    private static Particle Kind(string name) =>
        new[] { Particle.Electron, Particle.Muon, Particle.ChargedPion, Particle.ChargedKaon, Particle.Proton }.Single(kind => kind.Name == name);
}
