using DarkSector.Numerics.Kinematics;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Colliders;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Triggers;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Tests.Triggers;

public class TriggerMenuTests
{
    private static readonly TriggerMenu Menu = TriggerMenu.BelleII;
    private static readonly double Full = Math.Sqrt(0.9);

    [Fact]
    public void Menu_HasTheLinesOfTheTalks()
    {
        Assert.Equal(["cdcklm", "fff", "ffo", "ffy", "fy30", "fyo", "ggsel", "hie", "lml1", "lml12", "lml16", "lml6", "singlePhoton05", "singlePhoton1", "singlePhoton2", "stt"],
            Menu.Lines.Select(line => line.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["fyo", "stt", "lml16", "ggsel"], Menu.Lines.Where(line => line.IsAssumed).Select(line => line.Name));
        Assert.All(Menu.Lines, line => Assert.Contains(line.Definition, Menu.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void WrongName_IsAnsweredWithTheNearest() =>
        Assert.Contains("No line 'lml2' in trigger menu 'Belle II'. Nearest: lml1, lml12, lml6", Assert.Throws<KeyNotFoundException>(() => Menu["lml2"]).Message, StringComparison.Ordinal);

    // Two and three hard central muons: products of the plateaus.
    [Theory]
    [InlineData("fff", 0, 0.853814968)] // 0.9^1.5
    [InlineData("ffo", 0.9, 0.99237)] // 0.9 (3 - 2 sqrt 0.9): at least 2 of 3, which are 120 degrees apart
    [InlineData("ffy", 0, 0.853708)] // 0.9^1.5 (1 - 0.05^3)
    [InlineData("fy30", 0.89775, 0.991917)] // 3 p^2 (1 - p) (1 - 0.05^2) + p^3 (1 - 0.05^3), p = sqrt 0.9
    [InlineData("stt", 0.990249, 0.9990)]
    [InlineData("cdcklm", 0.978637, 0.99688)]
    public void TrackLines_HaveTheProbabilitiesOfTheirPlateaus(string line, double two, double three)
    {
        Assert.Equal(two, Probability(line, Muon(1.5, 90, 0), Muon(1.5, 90, 180)), 4);
        Assert.Equal(three, Probability(line, Muon(1.5, 90, 0), Muon(1.5, 90, 120), Muon(1.5, 90, 240)), 4);
    }

    [Theory]
    [InlineData("ffo", 89, 91)]
    [InlineData("fyo", 89, 91)]
    [InlineData("fy30", 29, 31)]
    public void PairLines_NeedTheirOpening(string line, double closed, double open)
    {
        Assert.Equal(0, Probability(line, Muon(1, 90, 20), Muon(1, 80, 20 + closed)));
        Assert.True(Probability(line, Muon(1, 90, 20), Muon(1, 80, 20 + open)) > 0.8);
    }

    [Fact]
    public void Ffo_EqualsTheTwoTrackTriggerBeyondItsTurnOn()
    {
        var trigger = new TwoTrackTrigger();
        foreach (var (pt, opening) in new[] { (0.5, 100.0), (0.5, 80), (2, 179), (4, 91) })
            Assert.Equal(trigger.Efficiency(Muon(pt, 70, 0).Momentum, Muon(1, 100, opening).Momentum), Probability("ffo", Muon(pt, 70, 0), Muon(1, 100, opening)), 9);
    }

    [Theory]
    [InlineData(0.29, 120)]
    [InlineData(0.31, 120)]
    [InlineData(0.31, 80)]
    public void TwoTrackTrigger_IsExpressedByItsLine(double pt, double opening)
    {
        var trigger = new TwoTrackTrigger { PlateauEfficiency = 0.79 };
        TriggerTrack[] pair = [new(Muon(pt, 70, 0).Momentum, true), new(Muon(1, 100, opening).Momentum, true)];
        Assert.Equal(trigger.Efficiency(pair[0].Momentum, pair[1].Momentum), trigger.Line.Probability(new TriggerEvent(pair, [])), 12);
    }

    [Theory]
    [InlineData("lml1", 3, 80, 0.99)]
    [InlineData("lml1", 3, 20, 0)] // ring 2
    [InlineData("lml1", 1, 80, 0)]
    [InlineData("lml6", 2, 80, 0.99)]
    [InlineData("singlePhoton1", 2, 80, 0.99)]
    [InlineData("singlePhoton05", 1, 80, 0.99)]
    [InlineData("singlePhoton05", 1, 125, 0)] // ring 15
    [InlineData("singlePhoton2", 4, 20, 0.99)]
    [InlineData("lml16", 1, 80, 0.99)]
    [InlineData("hie", 2, 80, 0.99)]
    [InlineData("hie", 0.5, 80, 0)]
    public void PhotonLines_SeeOnePhoton(string line, double energy, double theta, double expected) =>
        Assert.Equal(expected, Probability(line, Photon(energy, theta, 30)), 4);

    [Fact]
    public void IsolatedPhotonLines_AreQuietedByASecondCluster()
    {
        foreach (var line in new[] { "lml6", "singlePhoton1", "singlePhoton05", "lml16" })
        {
            Assert.True(Probability(line, Photon(3, 80, 0), Photon(0.2, 70, 100)) > 0.95);
            Assert.Equal(0, Probability(line, Photon(3, 80, 0), Photon(0.5, 70, 100)), 4);
        }
    }

    [Fact]
    public void TrackVeto_SparesTheMissedTracks()
    {
        // The muon leaves 0.2 GeV, which does not count as a cluster.
        Assert.Equal(0.99 * (1 - Full), Probability("lml16", Photon(2, 80, 0), Muon(2, 70, 120)), 4);
        Assert.Equal(0.99 * 0.99, Probability("ggsel", InCms(Photon(5, 60, 0), 5, 60, 0), InCms(Photon(5, 60, 0), 5, 120, 180)), 4);
    }

    [Fact]
    public void BhabhaVeto_StopsHardBackToBackPairs()
    {
        (TrueParticle, FourVector) Electron(double energy, double theta, double phi) => (new TrueParticle("e", Particle.Electron, -1), InCms(Photon(1, 90, 0), energy, theta, phi).Momentum);
        foreach (var line in new[] { "hie", "ffo", "stt", "singlePhoton2" })
        {
            Assert.Equal(0, Probability(line, Electron(5.2, 60, 0), Electron(5.2, 120, 180)));
            Assert.True(Probability(line, Electron(5.2, 60, 0), Electron(2.5, 120, 180)) > 0.8);
            Assert.True(Probability(line, Electron(5.2, 60, 0), Electron(4.6, 120, 130)) > 0.8);
        }
    }

    [Fact]
    public void Lml12_NeedsThreeClusters()
    {
        Assert.Equal(0, Probability("lml12", Photon(1, 60, 0), Photon(1, 70, 100)));
        Assert.Equal(1 - 1e-6, Probability("lml12", Photon(1, 60, 0), Photon(1, 70, 100), Photon(1, 80, 200)), 5);
        Assert.Equal(0, Probability("lml12", Photon(0.3, 60, 0), Photon(0.3, 70, 100), Photon(0.3, 80, 200)), 4);
    }

    [Fact]
    public void Prescale_DividesProbabilitiesAndDecisions()
    {
        var menu = Menu.WithPrescale("hie", 10);
        Assert.Equal(0.099, menu["hie"].Probability(new TriggerEvent([], [TriggerCluster.Of(Photon(3, 80, 0).Momentum, 3, menu.Collider)])), 6);
        var fired = menu.WithDecisions(Same(20_000, Photon(3, 80, 0)), Particles(Photon(3, 80, 0)), RandomStream.FromSeed(1))["hieTrigger"].Mean;
        Assert.Equal(0.099, fired, 0.008);
        Assert.Contains("Prescale = 0 of line 'hie'", Assert.Throws<ArgumentOutOfRangeException>(() => Menu.WithPrescale("hie", 0)).Message, StringComparison.Ordinal);
        Assert.Contains("hie (1 in 10):", menu["hie"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_HaveTheProbabilitiesOfTheLines()
    {
        // Everything near a threshold, so that no line is sure.
        (TrueParticle, FourVector)[] objects = [Muon(0.31, 80, 0), Muon(0.75, 70, 130), Pion(0.9, 110, 250), Photon(1.05, 75, 60), Photon(0.31, 95, 200)];
        const int Count = 30_000;
        var decisions = Menu.WithDecisions(Same(Count, objects), Particles(objects), RandomStream.FromSeed(5));
        foreach (var line in Menu.Lines)
        {
            var expected = Probability(line.Name, objects);
            Assert.InRange(Math.Abs(decisions[line.DecisionColumn].Mean - expected), 0, 4.5 * Math.Sqrt(expected * (1 - expected) / Count) + 1e-9);
        }
    }

    [Fact]
    public void Decisions_OfOneEventAgreeOnWhatWasSeen()
    {
        (TrueParticle, FourVector)[] objects = [Muon(1, 80, 0), Muon(0.8, 70, 130), Pion(0.9, 110, 250)];
        var events = Menu.WithDecisions(Same(4000, objects), Particles(objects), RandomStream.FromSeed(5));
        Assert.Equal(0, events.Where(ffyTrigger => ffyTrigger == 1).Where(fffTrigger => fffTrigger == 0).Count);
        Assert.Equal(0, events.Where(fyoTrigger => fyoTrigger == 1).Where(ffoTrigger => ffoTrigger == 0).Count);
        Assert.Equal(0, events.Where(fyoTrigger => fyoTrigger == 1).Where(fy30Trigger => fy30Trigger == 0).Count);
    }

    [Fact]
    public void Decisions_RepeatWithTheStream()
    {
        (TrueParticle, FourVector)[] objects = [Muon(0.31, 80, 0), Muon(0.75, 70, 130)];
        double[] Draw(ulong seed) => Menu.WithDecisions(Same(9000, objects), Particles(objects), RandomStream.FromSeed(seed))["ffoTrigger"].ToArray();
        Assert.Equal(Draw(3), Draw(3));
        Assert.NotEqual(Draw(3), Draw(4));
    }

    [Fact]
    public void ParticlesWithNaN_AreNotThere()
    {
        var lost = (Muon(1, 80, 0).Particle, new FourVector(double.NaN, double.NaN, double.NaN, double.NaN));
        Assert.Equal(0, Probability("ffo", Muon(1, 80, 0), lost));
        Assert.Equal(Probability("stt", Muon(1, 80, 0)), Probability("stt", Muon(1, 80, 0), lost), 12);
    }

    [Fact]
    public void InvisibleParticles_TriggerNothing()
    {
        var invisible = (TrueParticle.Invisible("zTrue"), new FourVector(0, 4, 0, 5));
        var events = Menu.WithEfficiencies(Same(1, invisible), Particles(invisible));
        Assert.All(Menu.Lines, line => Assert.Equal(0, events[line.EfficiencyColumn][0]));
    }

    [Fact]
    public void Constructor_RefusesTwoLinesOfOneName() =>
        Assert.Contains("two lines 'hie'", Assert.Throws<ArgumentException>(() => new TriggerMenu("m", Collider.SuperKEKB, Menu["hie"], Menu["hie"])).Message, StringComparison.Ordinal);

    private static double Probability(string line, params (TrueParticle Particle, FourVector Momentum)[] objects) =>
        Menu.WithEfficiencies(Same(1, objects), Particles(objects))[Menu[line].EfficiencyColumn][0];

    private static TrueParticle[] Particles(params (TrueParticle Particle, FourVector Momentum)[] objects) =>
        [.. objects.Select((o, i) => o.Particle with { Name = $"particle{i}" })];

    private static EventTable Same(int count, params (TrueParticle Particle, FourVector Momentum)[] objects)
    {
        double[] Column(double value) => [.. Enumerable.Repeat(value, count)];
        return EventTable.FromColumns("events", [.. objects.SelectMany((o, i) => new[]
        {
            ($"particle{i}Px", Column(o.Momentum.Px)), ($"particle{i}Py", Column(o.Momentum.Py)), ($"particle{i}Pz", Column(o.Momentum.Pz)), ($"particle{i}E", Column(o.Momentum.E)),
        })]);
    }

    private static (TrueParticle Particle, FourVector Momentum) Muon(double pt, double theta, double phi) => Charged(Particle.Muon, pt, theta, phi);

    private static (TrueParticle Particle, FourVector Momentum) Pion(double pt, double theta, double phi) => Charged(Particle.ChargedPion, pt, theta, phi);

    private static (TrueParticle, FourVector) Charged(Particle kind, double pt, double theta, double phi) => (new TrueParticle(kind.Name, kind, 1),
        FourVector.FromMass(new ThreeVector(pt * Math.Cos(phi * deg), pt * Math.Sin(phi * deg), pt / Math.Tan(theta * deg)), kind.Mass));

    // Energy and angles in the laboratory.
    private static (TrueParticle Particle, FourVector Momentum) Photon(double energy, double theta, double phi) => (TrueParticle.Photon("photon"), Direction(energy, theta, phi));

    private static (TrueParticle Particle, FourVector Momentum) InCms((TrueParticle Particle, FourVector) kind, double energy, double theta, double phi) =>
        (kind.Particle, Menu.Collider.ToLaboratory(Direction(energy, theta, phi)));

    private static FourVector Direction(double energy, double theta, double phi) =>
        new(energy * Math.Sin(theta * deg) * Math.Cos(phi * deg), energy * Math.Sin(theta * deg) * Math.Sin(phi * deg), energy * Math.Cos(theta * deg), energy);
}
